// The plane: pebbles' side and thorns', the fence, and the lines and arrows that draw it.

import { arrow, cancel, sum } from "./fold.js";
import { pulling } from "./sheet.js";
import { arrowed, circles, drawn, filled, labels, path, surface } from "../core/surface.js";

/** @typedef {import("./fold.js").Point} Point */
/** @typedef {import("./address.js").State} State */
/** @typedef {import("../bend.js").Start} Start */
/** @typedef {ReturnType<typeof import("./sheet.js").sheet>} Sheet */

const SHORT = 0.05; // a side that has no room for its numbers

/** @param {SVGSVGElement} svg @param {Start} start */
export const plane = (svg, start) => {
  const { limit } = start;
  const on = surface(svg, { x: [-limit, limit], y: [-limit, limit] });
  const [thorns, pebbles] = ["thorns faint", "pebbles faint"].map((look) => path(on.behind, look));
  const [lines, fence, chain, total, gap, rings] = ["wakes", "fence", "arrow chain", "arrow total", "gap", "missed"].map((look) => path(on.before, look));
  const arrows = path(on.over, "arrow");
  const numbers = labels(on.over, "pulls");
  /** @param {Point} from @param {Point} way */
  const point = ([x1, x2], [a, b]) => arrowed(on.to([x1, x2]), on.to([x1 + a, x2 + b]));
  const long = (/** @type {Point} */ [a, b]) => /** @type {Point} */ ([a * start.arrow, b * start.arrow]);

  /** @param {State} state @param {Sheet} cut @param {Point[]} wrong @param {number | undefined} open */
  const draw = ({ units, bend }, cut, wrong, open) => {
    const put = (/** @type {{ place: Point }[]} */ piece) => piece.map(({ place }) => on.to(place));
    thorns(filled(cut.thorns.map(put)));
    pebbles(filled(cut.pebbles.map(put)));
    fence(drawn(cut.fence.map((side) => side.map(on.to))));
    lines(bend === "none" && units.length === 1 ? "" : drawn(units.map(([x1, x2, turn]) => {
      const [a, b] = arrow(turn);
      return [on.to([x1 - 4 * b, x2 + 4 * a]), on.to([x1 + 4 * b, x2 - 4 * a])];
    })));
    arrows(units.map(([x1, x2, turn]) => point([x1, x2], long(arrow(turn)))).join(""));
    const adds = bend === "none" && units.length > 1;
    /** @type {Point} */ let at = [0, 0];
    chain(adds ? units.map(([, , turn]) => {
      const [from, way] = [at, long(arrow(turn))];
      at = [from[0] + way[0], from[1] + way[1]];
      return point(from, way);
    }).join("") : "");
    total(adds && !cancel(units) ? point([0, 0], long(sum(units))) : "");
    rings(circles(wrong.map(on.to), 5.5));
    const sides = bend === "ReLU" ? cut.fence.map((side) => pulling(side, units, bend, 0.08)) : [];
    numbers(sides.filter(({ length }) => length > SHORT).map(({ at, numbers: text }) => ({ at: on.to(at), text })));
    gap(open === undefined || bend === "none" ? "" : arrowed(on.to([0, 0]), on.to(/** @type {Point} */ (arrow(open).map((x) => 0.95 * x)))));
  };
  return { on, draw };
};

