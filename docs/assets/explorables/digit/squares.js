// Grids of numbers, drawn as the figures draw them: the larger, the larger its square; minus is hollow.

import { path, surface } from "../core/surface.js";

const LEAST = 1 / 500; // of the largest, to be drawn
const IN_ROW = 3; // grids
const MARGIN = 0.1;

/** @typedef {{ numbers: number[], row: number, column: number }} Grid with its first place */

/** @param {SVGSVGElement} svg @param {[rows: number, columns: number]} size @param {string} look of what is plus */
export const panel = (svg, [rows, columns], look = "full") => {
  const on = surface(svg, { x: [-MARGIN, columns + MARGIN], y: [rows + MARGIN, -MARGIN] });
  const size = on.to([1, 0])[0] - on.to([0, 0])[0];
  const [full, hollow] = [look, "hollow"].map((kind) => path(on.before, kind));

  /** @param {Grid[]} grids @param {number} largest @param {1 | -1} sign */
  const squares = (grids, largest, sign) =>
    grids.flatMap(({ numbers, row, column }) => {
      const side = Math.sqrt(numbers.length);
      return numbers.map((number, n) => {
        if (!(sign * number > largest * LEAST)) return "";
        const [x, y] = on.to([column + (n % side) + 0.5, row + Math.floor(n / side) + 0.5]);
        const long = 0.9 * size * Math.sqrt(Math.abs(number) / largest);
        return `M${(x - long / 2).toFixed(1)} ${(y - long / 2).toFixed(1)}h${long.toFixed(1)}v${long.toFixed(1)}h${(-long).toFixed(1)}z`;
      });
    }).join("");

  /** @param {Grid[]} grids @param {number} largest */
  const draw = (grids, largest) => {
    full(squares(grids, largest, 1));
    hollow(squares(grids, largest, -1));
  };
  return { on, draw };
};

/** Eight grids, three in a row, with room for their numbers above them. @param {SVGSVGElement} svg @param {number} side */
export const eight = (svg, side) => {
  const gap = side / 3;
  const step = side + gap;
  const { on, draw } = panel(svg, [3 * step, 3 * step - gap]);
  /** @param {number[][]} grids @param {number} largest */
  const drawAll = (grids, largest) =>
    draw(grids.map((numbers, n) => ({ numbers, row: Math.floor(n / IN_ROW) * step + gap, column: (n % IN_ROW) * step })), largest);
  return { on, draw: drawAll };
};

/** The largest size among numbers. @param {number[][]} grids */
export const largest = (grids) => Math.max(...grids.flat().map(Math.abs));
