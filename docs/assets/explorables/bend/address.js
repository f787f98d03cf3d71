// A state in the address of its page: short, and read with suspicion.

/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {import("./fold.js").Bend} Bend */
/** @typedef {{ units: Unit[], bend: Bend }} State */

const STATE = /^#bend=(none|step|ReLU|tanh)((?:,-?\d{1,4}){3,9})$/;

/** @param {State} state */
export const write = ({ units, bend }) =>
  `#bend=${bend},${units.map(([x1, x2, turn]) => [x1 * 1000, x2 * 1000, turn].map(Math.round)).join(",")}`;

/** What an address says, or undefined if it makes no sense. @param {string} hash @param {{ limit: number }} start @returns {State | undefined} */
export const read = (hash, { limit }) => {
  const found = STATE.exec(hash);
  const numbers = found?.[2].slice(1).split(",").map(Number) ?? [];
  if (!found || numbers.length % 3) return undefined;
  /** @type {Unit[]} */
  const units = [];
  for (let n = 0; n < numbers.length; n += 3) units.push([numbers[n] / 1000, numbers[n + 1] / 1000, numbers[n + 2]]);
  const sane = units.every(([x1, x2, turn]) => Math.max(Math.abs(x1), Math.abs(x2)) <= limit && turn >= 0 && turn < 360);
  return sane ? { units, bend: /** @type {Bend} */ (found[1]) } : undefined;
};
