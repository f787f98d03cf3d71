// A state in the address of its page: short, and read with suspicion.

/** @typedef {import("../back/address.js").Bend} Bend */
/** @typedef {{ bend: Bend, layers: number, z: number, weight: number }} State */

export const ENDS = { layers: [1, 10], z: [-6, 6], weight: [0, 4] };
const STATE = /^#chain=(none|step|ReLU|tanh|sigmoid),(\d{1,2}),(-?\d{1,3}),(\d{1,3})$/;

/** @param {State} state */
export const write = ({ bend, layers, z, weight }) => `#chain=${bend},${layers},${Math.round(100 * z)},${Math.round(100 * weight)}`;

/** What an address says, or undefined if it makes no sense. @param {string} hash @returns {State | undefined} */
export const read = (hash) => {
  const found = STATE.exec(hash);
  if (!found) return undefined;
  const [layers, z, weight] = [Number(found[2]), Number(found[3]) / 100, Number(found[4]) / 100];
  const sane = Object.entries({ layers, z, weight }).every(([name, x]) => x >= ENDS[/** @type {keyof typeof ENDS} */ (name)][0] && x <= ENDS[/** @type {keyof typeof ENDS} */ (name)][1]);
  return sane ? { bend: /** @type {Bend} */ (found[1]), layers, z, weight } : undefined;
};
