// A state in the address of its page: short, and read with suspicion.

/** @typedef {"none" | "step" | "ReLU" | "tanh" | "sigmoid"} Bend */
/** @typedef {{ bend: Bend, chosen: number, numbers: number[] }} State which knob is in hand; the two inputs, then the parameters */

export const LIMIT = 9; // of every number, to both sides
const STATE = /^#back=(none|step|ReLU|tanh|sigmoid),(10|\d)((?:,-?\d{1,3}){11})$/;

/** @param {State} state */
export const write = ({ bend, chosen, numbers }) => `#back=${bend},${chosen},${numbers.map((x) => Math.round(100 * x)).join(",")}`;

/** What an address says, or undefined if it makes no sense. @param {string} hash @returns {State | undefined} */
export const read = (hash) => {
  const found = STATE.exec(hash);
  if (!found) return undefined;
  const numbers = found[3].slice(1).split(",").map((each) => Number(each) / 100);
  if (numbers.some((x) => Math.abs(x) > LIMIT)) return undefined;
  return { bend: /** @type {Bend} */ (found[1]), chosen: Number(found[2]), numbers };
};
