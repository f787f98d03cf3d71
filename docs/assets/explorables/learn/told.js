// What is told of a training: how it ended, and what can be learned from it.

/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./training.js").Setting} Setting */
/** @typedef {"closes" | "open" | "still"} Outcome */

/** Every point right, inside a boundary that is closed. @param {Look} seen */
export const isSolved = ({ right, shape }) => right === 1 && shape === "closed";

/** How it ended. @param {Look} seen @param {boolean} isMoved whether any line has @returns {Outcome} */
export const outcome = (seen, isMoved) => (!isMoved ? "still" : isSolved(seen) ? "closes" : "open");

/**
 * Which insight a training holds at the end.
 * @param {Setting} setting @param {Look} seen
 */
const end = ({ activation, width, rate }, seen) => {
  const flat = seen.units.filter(({ isFlat }) => isFlat).length;
  if (activation === "none") return "line";
  if (isSolved(seen)) return activation === "square" && width < 3 ? "square" : activation === "relu" && flat ? "spare" : "closed";
  if (rate > 1) return flat && activation !== "relu" ? "frozen" : flat ? "dead" : "fast";
  if (activation === "relu" && flat) return "dead";
  if (width === 1) return activation === "square" ? "strip" : "one";
  if (activation === "square") return seen.outputs.some((v) => v > 0) ? "saddle" : "stuck";
  return width === 2 ? "two" : "stuck";
};

/** Which insight to tell. @param {Setting} setting @param {Look} seen @param {number} epoch @param {boolean} isOver */
export const insight = (setting, seen, epoch, isOver) => {
  if (epoch && setting.activation === "step") return "step";
  if (isOver) return end(setting, seen);
  return epoch && setting.activation === "relu" && seen.units.some(({ isFlat }) => isFlat) ? "dying" : epoch ? "watch" : "start";
};
