// Layers in a row, drawn anew: each unit's curve in its box, and below it what the layer hears.

import { rough } from "../core/numbers.js";
import { drawn, labels, path, surface } from "../core/surface.js";
import { curve, zoom } from "../core/unit.js";

/** @typedef {import("../core/surface.js").Place} Place */
/** @typedef {import("../maths/activations.js").Activation} Activation */
/** @typedef {import("./address.js").State} State */
/** @typedef {ReturnType<typeof import("../maths/chain.js").chain>} Chain */
/** @typedef {import("../chain.js").Start} Start */

/** @param {SVGSVGElement} svg @param {Start} start */
export const drawing = (svg, start) => {
  const { half, row, lowest } = start;
  const on = surface(svg, start.limits);
  const [curves, tangents, dots] = ["curve", "tangent", "dot"].map((look) => path(on.before, look));
  const [line, marks] = ["hearing", "dot large"].map((look) => path(on.before, look));
  on.title?.remove(); // what the first layer hears has another place each time
  const rest = labels(on.over, "rest");
  const points = (/** @type {Place[]} */ places) => drawn(places.map(([a, b]) => [[a, b], [a + 0.1, b]]));

  /** @param {State} state @param {Chain} chain @param {Activation} activation */
  const units = ({ bend }, { sums }, activation) => {
    const found = sums.map((sum, n) => {
      const { line: whole, dot, tangent } = curve(activation, sum, zoom(bend, sum, start));
      const put = (/** @type {Place} */ [a, b]) => on.to([n + 1 + half[0] * a, row + half[1] * b]);
      return { line: whole.map(put), dot: put(dot), tangent: tangent.map(put) };
    });
    curves(drawn(found.map((unit) => unit.line)));
    tangents(drawn(found.map(({ tangent }) => tangent)));
    dots(points(found.map(({ dot }) => dot)));
  };

  /** @param {State} state @param {Chain} chain @param {Activation} activation */
  const draw = (state, chain, activation) => {
    units(state, chain, activation);
    const height = (/** @type {number} */ rate) => Math.max(lowest, rate > 0 ? Math.log10(rate) : lowest);
    const places = chain.heard.map((rate, n) => on.to([n + 1, height(rate)]));
    line(drawn([places]));
    marks(points(places));
    const [first] = chain.heard;
    const below = height(first) < -8 ? 0.6 : -0.9; // or it would leave the picture
    rest([{ at: on.to([0.9, height(first) + below]), text: rough(first) }]);
  };
  return { on, draw };
};
