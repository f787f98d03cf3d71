// The map of nine weights: where the output is below a level, where above it, and the fence between.

import { FAR, aligned } from "../bend/sheet.js";
import { above, crossing, pieces, square, turned } from "../core/contour.js";
import { BENDS } from "../maths/activations.js";
import { nineWeights, sums } from "../maths/stacking.js";

/** @typedef {import("../bend/fold.js").Point} Point */
/** @typedef {import("../core/contour.js").Corner} Corner */
/** @typedef {import("./address.js").State} State */

export const LEVEL = 1; // of the output: below it, it says pebble

/** The output. @param {State} state */
export const output = ({ nine, bend }) => nineWeights(nine, BENDS[bend].f);

/** @param {State} state @param {number} limit of the map, to all four sides */
export const map = (state, limit) => {
  const height = output(state);
  /** @type {Corner[][]} */ const thorns = [];
  /** @type {Corner[][]} */ const pebbles = [];
  for (const places of pieces(state.bend === "none" ? [] : sums(state.nine), square(limit))) {
    const piece = places.map((place) => ({ place, height: height(place) - LEVEL }));
    thorns.push(above(piece));
    pebbles.push(above(turned(piece)));
  }
  return { thorns, pebbles, fence: thorns.flatMap(crossing) };
};

/** How many straight sides the fence has, wherever it is, and whether it closes. @param {State} state */
export const shape = (state) => {
  const { pebbles, fence } = map(state, FAR);
  const sides = fence.filter((side, n) => !fence.slice(0, n).some((other) => aligned(other, side))).length;
  const isFar = (/** @type {Point} */ place) => Math.max(...place.map(Math.abs)) > FAR - 1e-6;
  return { sides, isClosed: !pebbles.flat().some(({ place }) => isFar(place)) };
};
