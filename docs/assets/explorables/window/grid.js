// A grid of signed numbers, drawn as snippets/figures/where_it_sits.py draws it.

import { drawn, labels, path, surface } from "../core/surface.js";

/** @typedef {import("../maths/window.js").Grid} Grid */
/** @typedef {[across: number, down: number]} Place in cells */
/** @typedef {{ row: number, column: number, size: number }} Frame */
/**
 * @typedef {{ values: Grid, largest: number, solid?: Frame, dashed?: Frame, blocks?: boolean, weights?: Grid,
 *   other?: Grid, changed?: [row: number, column: number][] }} Look
 *   the larger a number is against the largest, the deeper is its tint
 */

const MARGIN = 0.05; // around all cells
const SIZES = [8, 6, 3]; // rows, for each of which there is a size of numbers
const DROP = 0.262; // of a number, below the middle of its cell, in its own height

/** @param {number} value */
export const told = (value) => `${value}`.replace("-", "−");

/** Room for tints, of which there are as many as cells. @param {SVGGElement} room */
const tints = (room) => (/** @type {{ at: Place, side: number, value: number, share: number }[]} */ wanted) => {
  while (room.childElementCount < wanted.length) room.append(document.createElementNS(room.namespaceURI ?? "", "rect"));
  while (room.childElementCount > wanted.length) room.lastChild?.remove();
  for (const [n, { at: [x, y], side, value, share }] of wanted.entries()) {
    const rect = room.children[n];
    for (const [name, number] of /** @type {[string, number][]} */ ([["x", x], ["y", y], ["width", side], ["height", side]])) rect.setAttribute(name, number.toFixed(1));
    rect.setAttribute("class", value > 0 ? "plus" : "minus");
    rect.setAttribute("opacity", `${0.07 + 0.38 * share}`);
  }
};

/** @param {SVGSVGElement} svg */
export const grid = (svg) => {
  const on = surface(svg, { x: [0, 1], y: [1, 0] });
  const tint = tints(on.behind);
  const [ruled, blocks] = ["ruled", "blocks"].map((look) => path(on.before, look));
  const numbers = SIZES.map((size) => ({ size, put: labels(on.over, `of-${size}`) }));
  const [weighed, differing] = ["weight", "other"].map((look) => labels(on.over, look));
  const [touched, solid, dashed] = ["touched", "solid", "dashed"].map((look) => path(on.over, look));

  /** From cells to the picture, in a grid of so many. @param {number} n */
  const to = (n) => (/** @type {Place} */ place) => on.to(/** @type {Place} */ (place.map((each) => (each + MARGIN) / (n + 2 * MARGIN))));
  /** From the screen to cells. @param {number} n */
  const from = (n) => (/** @type {Place} */ place) => /** @type {Place} */ (on.from(place).map((each) => each * (n + 2 * MARGIN) - MARGIN));

  /** @param {Look} look */
  const draw = ({ values, largest, weights, other, ...look }) => {
    const n = values.length;
    const [put, height] = [to(n), 9 + 18 / n];
    const cells = values.flatMap((row, r) => row.map((value, c) => ({ value, r, c })));
    const side = put([1, 0])[0] - put([0, 0])[0];
    tint(cells.filter(({ value }) => value).map(({ value, r, c }) => ({ at: put([c, r]), side, value, share: Math.min(1, Math.abs(value) / largest) })));
    const middle = (/** @type {number} */ r, /** @type {number} */ c, /** @type {number} */ below) => {
      const [x, y] = put([c + 0.5, r + 0.5]);
      return /** @type {Place} */ ([x, y + below]);
    };
    for (const { size, put: write } of numbers) {
      write(size === n ? cells.map(({ value, r, c }) => ({ at: middle(r, c, DROP * height), text: told(value) })) : []);
    }
    const rules = (/** @type {number[]} */ at) => drawn(at.flatMap((each) => [[put([0, each]), put([n, each])], [put([each, 0]), put([each, n])]]));
    ruled(rules([...values.keys(), n]));
    blocks(look.blocks ? rules([2, 4]) : "");
    const box = (/** @type {Frame | undefined} */ frame, inset = 0) => {
      if (!frame) return "";
      const [left, top] = [frame.column + inset, frame.row + inset];
      const [right, bottom] = [frame.column + frame.size - inset, frame.row + frame.size - inset];
      return drawn([[put([left, top]), put([right, top]), put([right, bottom]), put([left, bottom]), put([left, top])]]);
    };
    solid(box(look.solid));
    dashed(box(look.dashed));
    touched((look.changed ?? []).map(([row, column]) => box({ row, column, size: 1 }, 0.1)).join(""));
    const { row = 0, column = 0 } = look.solid ?? {};
    weighed((weights ?? []).flatMap((line, r) => line.map((weight, c) => ({ at: put([column + c + 0.5, row + r + 0.93]), text: `×${told(weight)}` }))));
    differing(cells.filter(({ value, r, c }) => other && other[r][c] !== value).map(({ r, c }) => ({ at: middle(r, c, 28), text: `≠ ${told(other?.[r][c] ?? 0)}` })));
  };
  return { on, to, from, draw };
};
