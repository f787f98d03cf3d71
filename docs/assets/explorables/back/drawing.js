// The graph, drawn anew: its roads, its values and rates, and each unit's curve with a dot and a tangent.

import { curve, zoom } from "../core/unit.js";
import { drawn, labels, path, surface } from "../core/surface.js";
import { short } from "../core/numbers.js";
import { pieces } from "./road.js";
import { words } from "./words.js";

/** @typedef {import("../core/surface.js").Place} Place */
/** @typedef {import("./address.js").State} State */
/** @typedef {import("../maths/graph.js").Graph} Graph */
/** @typedef {import("../maths/activations.js").Activation} Activation */
/** @typedef {import("./road.js").Stop} Stop */
/** @typedef {import("../back.js").Start} Start */

const WAYS = ["x₁z₁", "x₂z₁", "x₁z₂", "x₂z₂", "z₁h₁", "z₂h₂", "h₁Y", "h₂Y", "YE"];
const ABOVE = 0.18; // a node stands its value, and as far below it its rate

/** @param {SVGSVGElement} svg @param {Start} start */
export const drawing = (svg, start) => {
  const { nodes, knobs, rates: places, half } = start;
  const on = surface(svg, start.limits);
  const [thin, thick] = ["way", "way taken"].map((look) => path(on.behind, look));
  const [curves, tangents, dots] = ["curve", "tangent", "dot"].map((look) => path(on.before, look));
  const [values, weights, rates, slopes] = ["value", "weight", "rate", "rate slope"].map((look) => labels(on.over, look.split(" ").join("-")));
  const at = (/** @type {Place} */ place) => on.to(place);
  const middle = (/** @type {string} */ name, /** @type {number} */ up) => at([nodes[name][0] + (name === "z₁" && up < 0 ? 0.1 : 0), nodes[name][1] + up]);
  const ends = (/** @type {string} */ way) => Object.keys(nodes).filter((name) => way.includes(name)).map((name) => at(nodes[name]));

  /** @param {State} state @param {Graph} graph @param {Activation} activation */
  const units = (state, { z }, activation) => {
    const found = z.map((sum, i) => {
      const { line, dot, tangent } = curve(activation, sum, zoom(state.bend, sum, start));
      const put = (/** @type {Place} */ [a, b]) => at([start.curves[0] + half[0] * a, start.curves[1][i] + half[1] * b]);
      return { line: line.map(put), dot: put(dot), tangent: tangent.map(put) };
    });
    curves(drawn(found.map(({ line }) => line)));
    tangents(drawn(found.map(({ tangent }) => tangent)));
    dots(drawn(found.map(({ dot: [a, b] }) => [[a, b], [a + 0.1, b]])));
  };

  /** @param {State} state @param {Graph} graph @param {Stop[][]} walked as far as the walk has come @param {boolean} isEnd */
  const write = ({ bend, chosen, numbers }, graph, walked, isEnd) => {
    const all = [...numbers.slice(0, 2), ...graph.z, ...graph.h, graph.Y, graph.E];
    values([
      ...Object.keys(nodes).map((name, n) => ({ at: middle(name, ABOVE), text: short(all[n]) })),
      { at: at([start.curves[0], 1.62]), text: bend },
    ]);
    weights(numbers.slice(2).map((x, n) => ({ at: at(knobs[n + 2]), text: [4, 5, 8].includes(n) ? words.bias(short(x)) : short(x) })));
    slopes(graph.slopes.map((slope, i) => ({ at: at([start.curves[0], start.curves[1][i] - half[1] - 0.09]), text: words.slope(short(slope)) })));
    const seen = (isEnd ? walked.slice(0, -1) : walked).flat().map(({ place, rate }) => ({ at: middle(place, -ABOVE), text: short(rate) }));
    const place = places[chosen];
    if (isEnd && place) seen.push({ at: at(place), text: short(graph.rates[chosen]) });
    rates(seen);
  };

  /** @param {State} state @param {Graph} graph @param {Activation} activation @param {Stop[][]} walked @param {boolean} isEnd */
  const draw = (state, graph, activation, walked, isEnd) => {
    const lit = pieces(state.chosen, walked.length);
    thin(drawn(WAYS.filter((way) => !lit.includes(way)).map(ends)));
    thick(drawn(WAYS.filter((way) => lit.includes(way)).map(ends)));
    units(state, graph, activation);
    write(state, graph, walked, isEnd);
  };
  return { on, draw };
};
