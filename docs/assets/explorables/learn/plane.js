// The plane: the sides of pebbles and thorns, the boundary, and each unit's line with its number.

import { LIMITS } from "./look.js";
import { circles, drawn, filled, labels, path, surface } from "../core/surface.js";

/** @typedef {import("../core/contour.js").Point} Point */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./look.js").Unit} Unit */

/** A unit's line, by its place nearest to the middle and its direction. @param {Unit} unit */
const line = ({ weights: [a, b], bias }) => {
  const length = Math.hypot(a, b);
  const away = -bias / length;
  return { nearest: [(away * a) / length, (away * b) / length], along: [-b / length, a / length], away };
};

/** @param {SVGSVGElement} svg @param {number} edge how far from the middle a line bears its number */
export const plane = (svg, edge) => {
  const on = surface(svg, LIMITS);
  const [thorns, pebbles] = ["thorns faint", "pebbles faint"].map((look) => path(on.behind, look));
  const [fence, lines, flat, plates] = ["fence", "unit", "unit flat", "plates"].map((look) => path(on.before, look));
  const numbers = labels(on.before, "tags");

  /** @param {Look} seen */
  const draw = ({ units, plane: cut }) => {
    const put = (/** @type {{ place: Point }[]} */ piece) => piece.map(({ place }) => on.to(place));
    thorns(filled(cut.thorns.map(put)));
    pebbles(filled(cut.pebbles.map(put)));
    fence(drawn(cut.fence.map((side) => side.map(on.to))));
    const all = units.map((unit, n) => ({ ...line(unit), n, isFlat: unit.isFlat })).filter(({ away }) => Math.abs(away) < 2);
    const point = (/** @type {typeof all[0]} */ { nearest: [a, b], along: [u, v] }, /** @type {number} */ by) => on.to([a + by * u, b + by * v]);
    const long = (/** @type {typeof all} */ some) => drawn(some.map((each) => [point(each, -3), point(each, 3)]));
    lines(long(all.filter(({ isFlat }) => !isFlat)));
    flat(long(all.filter(({ isFlat }) => isFlat)));
    const tags = all.map((each) => ({ at: point(each, Math.sqrt(Math.max(edge ** 2 - each.away ** 2, 0))), text: `${each.n + 1}` }));
    plates(circles(tags.map(({ at }) => at), 7.5));
    numbers(tags);
  };
  return { on, draw };
};
