// A training in the address of its page, and the epoch that is seen; read with suspicion.

/** @typedef {import("./training.js").Setting} Setting */
/** @typedef {Setting & { epoch: number }} State */

const STATE = /^#learn=(none|step|relu|tanh|sigmoid|square),([1-8]),(\d),(0\.005|0\.05|0\.5|10),(\d{1,4})$/;

/** @param {State} state */
export const write = ({ activation, width, seed, rate, epoch }) => `#learn=${[activation, width, seed, rate, epoch].join(",")}`;

/** What an address says, or undefined if it makes no sense. @param {string} hash @param {{ epochs: number }} start @returns {State | undefined} */
export const read = (hash, { epochs }) => {
  const [, activation, ...numbers] = STATE.exec(hash) ?? [];
  const [width, seed, rate, epoch] = numbers.map(Number);
  return epoch <= epochs ? { activation: /** @type {State["activation"]} */ (activation), width, seed, rate, epoch } : undefined;
};
