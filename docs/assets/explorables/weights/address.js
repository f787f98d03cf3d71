// A state in the address of its page: the bend, and the nine weights in halves.

/** @typedef {{ nine: number[], bend: "none" | "ReLU" }} State */

const STATE = /^#weights=(none|ReLU)((?:,-?\d){9})$/;
export const MOST = 3; // of a weight, up and down
const PARTS = 2; // of a one

/** @param {State} state */
export const write = ({ nine, bend }) => `#weights=${bend},${nine.map((weight) => weight * PARTS)}`;

/** What an address says, or undefined if it makes no sense. @param {string} hash @returns {State | undefined} */
export const read = (hash) => {
  const found = STATE.exec(hash);
  const nine = found?.[2].slice(1).split(",").map((weight) => Number(weight) / PARTS) ?? [];
  const isSane = found && nine.every((weight) => Math.abs(weight) <= MOST);
  return isSane ? { nine, bend: /** @type {State["bend"]} */ (found[1]) } : undefined;
};
