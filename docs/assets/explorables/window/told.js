// What is told of the window: what it says here, and what can be learned from it.

import { told } from "./grid.js";
import { words } from "./words.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./layer.js").Layer} Layer */
/** @typedef {import("../maths/window.js").Grid} Grid */
/** @typedef {{ isDrawing: boolean, drawn: number, moves: number }} Tried */

const ENOUGH = 4; // places, to have seen what stays the same

/** @param {Layer} layer */
const orders = ({ differs, out }) => (differs ? words.differ(differs, out.flat().length) : words.same);

/** The window's sum and what becomes of it. @param {State} state @param {Layer} layer */
export const describe = ({ image, row, column, activation, pooling, first }, layer) => {
  const side = (/** @type {number} */ at) => image.slice(row, row + 3).map((line) => told(line[at]));
  const sum = words.sum(row + 1, column + 1, side(column + 2), side(column), told(layer.sums[row][column]));
  const [r, c] = [row >> 1, column >> 1];
  const order = orders(layer);
  if (first === "pool") {
    return [sum, words.keeps(pooling, told(layer.between[r][c])), words.makes(activation, told(layer.out[r][c])), order].join(" ");
  }
  return [sum, words.makes(activation, told(layer.between[row][column])), words.keeps(pooling, told(layer.out[r][c])), order].join(" ");
};

/** The pixel that the pencil is on. @param {Grid} image @param {[row: number, column: number]} at @param {number | undefined} changed @param {Layer} layer */
export const describePixel = (image, [row, column], changed, layer) =>
  [words.pixel(row + 1, column + 1, image[row][column]), ...(changed === undefined ? [] : [words.sums(changed)]), orders(layer)].join(" ");

/** Which insight a state holds; some are told only to who has tried. @param {State} state @param {Layer} layer @param {Tried} tried */
export const insight = ({ row, column, activation, pooling, first }, { sums, differs }, { isDrawing, drawn, moves }) => {
  if (differs) return pooling === "average" ? "mean" : "falls";
  if (activation === "none") return "none";
  if (pooling === "average" || activation === "abs") return "luck";
  if (first === "pool") return drawn ? "drawn" : "same";
  if (isDrawing) return drawn ? "pixel" : "draw";
  if (moves && activation === "ReLU" && sums[row][column] < 0) return "lost";
  return moves >= ENOUGH ? "weights" : "start";
};
