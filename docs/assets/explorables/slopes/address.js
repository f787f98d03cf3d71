// A state in the address of its page: short, and read with suspicion.

/** @typedef {"float64" | "float32"} Kind of number */
/** @typedef {{ z: number, kind: Kind }} State */

export const FAR = 1000; // the largest z, of either sign

const STATE = /^#slopes=(-?\d{1,4}(?:\.\d{1,2})?),(float64|float32)$/;

/** @param {State} state */
export const write = ({ z, kind }) => `#slopes=${z},${kind}`;

/** What an address says, or undefined if it makes no sense. @param {string} hash @returns {State | undefined} */
export const read = (hash) => {
  const found = STATE.exec(hash);
  const z = Number(found?.[1]);
  return found && Math.abs(z) <= FAR ? { z: z + 0, kind: /** @type {Kind} */ (found[2]) } : undefined;
};
