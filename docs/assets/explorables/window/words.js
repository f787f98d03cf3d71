// What the picture says: one table for each language.

/** @typedef {import("../maths/window.js").Activation} Activation */
/** @typedef {import("../maths/window.js").Pooling} Pooling */

/** @type {Record<Activation, string>} */
const ACTIVATIONS = { none: "no activation", ReLU: "after ReLU", sign: "after sign", abs: "after |x|" };
/** @type {Record<Activation, string>} */
const MAKES = { none: "No activation", ReLU: "ReLU makes it", sign: "Its sign is", abs: "Without its sign it is" };
/** @type {Record<Pooling, string>} */
const POOLINGS = { max: "after max-pooling", average: "after average pooling" };

export const words = {
  /** @param {Activation} name */
  activated: (name) => ACTIVATIONS[name],
  /** @param {Pooling} name */
  pooled: (name) => POOLINGS[name],
  /** @param {string} title */
  out: (title) => `out: ${title}`,
  /** @param {number} row @param {number} column @param {string[]} plus @param {string[]} minus @param {string} sum */
  sum: (row, column, plus, minus, sum) => `Row ${row}, column ${column}: (${plus.join(" + ")}) − (${minus.join(" + ")}) = ${sum}.`,
  /** @param {Activation} name @param {string} value */
  makes: (name, value) => (name === "none" ? `${MAKES.none}.` : `${MAKES[name]} ${value}.`),
  /** @param {Pooling} name @param {string} value */
  keeps: (name, value) => (name === "max" ? `The largest of its block is ${value}.` : `The average of its block is ${value}.`),
  same: "Both orders give the same.",
  /** @param {number} count @param {number} all */
  differ: (count, all) => `The other order differs in ${count} of ${all} blocks.`,
  /** @param {number} row @param {number} column @param {number} ink */
  pixel: (row, column, ink) => `Pixel at row ${row}, column ${column}: ink ${ink}.`,
  /** @param {number} count */
  sums: (count) => `It has changed ${count} ${count === 1 ? "sum" : "sums"}.`,
  /** @param {number} row @param {number} column */
  frame: (row, column) => `Window at row ${row}, column ${column}`,
  /** @param {number} row @param {number} column @param {number} ink */
  pencil: (row, column, ink) => `Pencil at row ${row}, column ${column}, ink ${ink}`,
};
