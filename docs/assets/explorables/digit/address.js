// A drawing in the address of its page: a sign for each pixel.

import { read as pixels, write as signs } from "./ink.js";

/** @typedef {import("./reader.js").Kind} Kind */
/** @typedef {{ kind: Kind, ink: number[] }} State */

const STATE = /^#digit=(bent|straight),([0-9a-g]{64})$/;

/** @param {State} state */
export const write = ({ kind, ink }) => `#digit=${kind},${signs(ink)}`;

/** What an address says, or undefined if it makes no sense. @param {string} hash @returns {State | undefined} */
export const read = (hash) => {
  const found = STATE.exec(hash);
  return found ? { kind: /** @type {Kind} */ (found[1]), ink: pixels(found[2]) } : undefined;
};
