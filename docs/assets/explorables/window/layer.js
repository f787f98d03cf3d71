// What the window's answers become in both orders, and where that is another number.

import { activate, convolve, pool } from "../maths/window.js";

/** @typedef {import("../maths/window.js").Grid} Grid */
/** @typedef {import("./address.js").State} State */

/** @param {State} state @param {Grid} kernel */
export const layer = ({ image, activation, pooling, first }, kernel) => {
  const sums = convolve(image, kernel);
  const [activated, pooled] = [activate(sums, activation), pool(sums, pooling)];
  const outs = { activate: pool(activated, pooling), pool: activate(pooled, activation) };
  const other = outs[first === "pool" ? "activate" : "pool"];
  const out = outs[first];
  const differs = out.flat().filter((each, n) => each !== other.flat()[n]).length;
  return { sums, between: first === "pool" ? pooled : activated, out, other, differs };
};

/** @typedef {ReturnType<typeof layer>} Layer */

/** Where a grid isn't what it was. @param {Grid} now @param {Grid} before */
export const changed = (now, before) => {
  const cells = now.flatMap((row, r) => row.map((value, c) => ({ value, at: /** @type {[row: number, column: number]} */ ([r, c]) })));
  return cells.filter(({ value, at: [r, c] }) => value !== before[r][c]).map(({ at }) => at);
};
