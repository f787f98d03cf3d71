// A window that slides over an image, and what becomes of its answers: snippets/where_it_sits.py.

import { ACTIVATIONS } from "./activations.js";

/** @typedef {number[][]} Grid rows of numbers */
/** @typedef {"none" | "ReLU" | "sign" | "abs"} Activation */
/** @typedef {"max" | "average"} Pooling */

const SIZE = 2; // of a block, each way

/** @type {Record<Activation, (x: number) => number>} */
const FUNCTIONS = { none: ACTIVATIONS.none.f, ReLU: ACTIVATIONS.relu.f, sign: Math.sign, abs: Math.abs };

/** @type {Record<Pooling, (block: number[]) => number>} */
const POOLS = {
  max: (block) => Math.max(...block),
  average: (block) => block.reduce((sum, each) => sum + each, 0) / block.length,
};

/** A grid of what is so at each place. @param {number} rows @param {number} columns @param {(row: number, column: number) => number} what @returns {Grid} */
const fill = (rows, columns, what) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => what(row, column)));

/** Multiply each window by the kernel, entry by entry, and add up. @param {Grid} image @param {Grid} kernel */
export const convolve = (image, kernel) =>
  fill(image.length - kernel.length + 1, image[0].length - kernel[0].length + 1, (row, column) => {
    let sum = 0;
    for (const [r, weights] of kernel.entries()) {
      for (const [c, weight] of weights.entries()) sum += weight * image[row + r][column + c];
    }
    return sum;
  });

/** Each number alone. @param {Grid} grid @param {Activation} name */
export const activate = (grid, name) => grid.map((row) => row.map(FUNCTIONS[name]));

/** One number of each block; blocks don't overlap. @param {Grid} grid @param {Pooling} name */
export const pool = (grid, name) =>
  fill(Math.floor(grid.length / SIZE), Math.floor(grid[0].length / SIZE), (row, column) => {
    const rows = grid.slice(row * SIZE, (row + 1) * SIZE);
    return POOLS[name](rows.flatMap((each) => each.slice(column * SIZE, (column + 1) * SIZE)));
  });
