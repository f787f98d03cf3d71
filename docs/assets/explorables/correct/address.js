// A state in the address of its page: short, and read with suspicion.

/** @typedef {"one" | "clouds" | "xor"} Name of a set of points */
/** @typedef {{ set: Name, order: number, seen: number }} State the set, the order of its points, and how many were looked at */

const STATE = /^#correct=(one|clouds|xor),(\d{1,3}),(\d{1,4})$/;

/** @param {State} state */
export const write = ({ set, order, seen }) => `#correct=${set},${order},${seen}`;

/**
 * What an address says, or undefined if it makes no sense.
 * @param {string} hash @param {(set: Name, order: number) => number} most points that can be looked at @returns {State | undefined}
 */
export const read = (hash, most) => {
  const found = STATE.exec(hash);
  if (!found) return undefined;
  const [set, order, seen] = [/** @type {Name} */ (found[1]), Number(found[2]), Number(found[3])];
  return seen <= most(set, order) ? { set, order, seen } : undefined;
};
