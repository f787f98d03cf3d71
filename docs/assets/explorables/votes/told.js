// What can be learned from a state of the votes, and from the last move.

/** @typedef {import("./ballot.js").Kind} Kind */
/** @typedef {{ preset: number, isMoved: boolean, wasWrong: boolean, flipped: number | undefined }} Past since a preset */

const NEARLY = 0.97; // of the points right, to have found it
const RANDOM = 1; // the preset

/**
 * Which insight a state holds.
 * @param {number} need @param {Kind} kind @param {number} right the share @param {Past} past
 */
export const insight = (need, kind, right, { preset, isMoved, wasWrong, flipped }) => {
  if (wasWrong && isMoved && right >= NEARLY) return "found";
  if (flipped === 0) return "still";
  if (need === 1 && kind !== "open") return kind === "outside" ? "no" : "one";
  if (need === 2) return "two";
  if (flipped) return "flipped";
  return preset === RANDOM ? "random" : "start";
};
