// The two figures of the nine weights: the roads with their numbers, and the map.

import { words } from "./words.js";
import { sums } from "../maths/stacking.js";
import { circles, drawn, filled, path, surface } from "../core/surface.js";

/** @typedef {import("../bend/fold.js").Point} Point */
/** @typedef {import("./address.js").State} State */
/** @typedef {ReturnType<typeof import("./map.js").map>} Cut */

/** The numbers on the roads, by their names. @param {SVGSVGElement} svg */
export const roads = (svg) => {
  const texts = [...svg.querySelectorAll(".moves text")];
  const named = new Map(texts.map((text) => [text.textContent?.slice(0, 2) ?? "", text]));
  /** @param {string} name @param {number | undefined} value */
  return (name, value) => {
    const text = named.get(name);
    if (text) text.textContent = words.weight(name, value);
  };
};

/** @param {SVGSVGElement} svg @param {number} limit */
export const plane = (svg, limit) => {
  const on = surface(svg, { x: [-limit, limit], y: [-limit, limit] });
  const [thorns, pebbles] = ["thorns faint", "pebbles faint"].map((look) => path(on.behind, look));
  const [creases, fence, rings] = ["wakes", "fence", "missed"].map((look) => path(on.before, look));

  /** @param {State} state @param {Cut} cut @param {Point[]} wrong */
  const draw = ({ nine, bend }, cut, wrong) => {
    const put = (/** @type {{ place: Point }[]} */ piece) => piece.map(({ place }) => on.to(place));
    thorns(filled(cut.thorns.map(put)));
    pebbles(filled(cut.pebbles.map(put)));
    fence(drawn(cut.fence.map((side) => side.map(on.to))));
    const wakes = (bend === "ReLU" ? sums(nine) : []).map((sum) => /** @type {Point} */ ([sum([0, 4]), -sum([4, 0])]));
    creases(drawn(wakes.map(([a, b]) => [on.to([a, b]), on.to([-a, -b])])));
    rings(circles(wrong.map(on.to), 5.5));
  };
  return { on, draw };
};
