// A state in the address of its page: short, and read with suspicion.

/** @typedef {import("../maths/window.js").Grid} Grid */
/** @typedef {import("../maths/window.js").Activation} Activation */
/** @typedef {import("../maths/window.js").Pooling} Pooling */
/**
 * @typedef {{ image: Grid, row: number, column: number, activation: Activation, pooling: Pooling,
 *   first: "activate" | "pool" }} State where the window lies, and what comes first behind it
 */

const STATE = /^#window=([1-6]),([1-6]),(none|ReLU|sign|abs),(max|average),(activate|pool)(?:,([0-9a-g]{64}))?$/;
const INKS = 17; // from blank paper to full ink
const SIDE = 8;

/** @param {Grid} image */
const digits = (image) => image.flat().map((ink) => ink.toString(INKS)).join("");

/** The image only if it isn't the one to begin with. @param {State} state @param {Grid} start */
export const write = ({ image, row, column, activation, pooling, first }, start) => {
  const drawn = digits(image) === digits(start) ? [] : [digits(image)];
  return `#window=${[row + 1, column + 1, activation, pooling, first, ...drawn].join(",")}`;
};

/** What an address says, or undefined if it makes no sense. @param {string} hash @param {{ image: Grid }} start @returns {State | undefined} */
export const read = (hash, { image: start }) => {
  const found = STATE.exec(hash);
  if (!found) return undefined;
  const [, row, column, activation, pooling, first, drawn] = found;
  const inks = [...(drawn ?? digits(start))].map((ink) => parseInt(ink, INKS));
  const image = Array.from({ length: SIDE }, (_, n) => inks.slice(n * SIDE, (n + 1) * SIDE));
  return /** @type {State} */ ({ image, row: Number(row) - 1, column: Number(column) - 1, activation, pooling, first });
};
