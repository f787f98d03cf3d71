// The plane of the votes: its pieces with their numbers, the fence, and the lines with their arrows.

import { balance } from "./ballot.js";
import { words } from "./words.js";
import { arrow } from "../bend/fold.js";
import { arrowed, circles, drawn, filled, labels, path, surface } from "../core/surface.js";

/** @typedef {import("../bend/fold.js").Point} Point */
/** @typedef {import("./address.js").State} State */
/** @typedef {import("./ballot.js").Piece} Piece */
/** @typedef {import("../votes.js").Start} Start */

const SMALL = 0.02; // a piece that has no room for its number
const TAG = 10; // its radius on the paper

/** @param {SVGSVGElement} svg @param {Start} start */
export const plane = (svg, start) => {
  const { limit } = start;
  const on = surface(svg, { x: [-limit, limit], y: [-limit, limit] });
  const [thorns, pebbles] = ["thorns faint", "pebbles faint"].map((look) => path(on.behind, look));
  const [lines, fence, rings] = ["wakes", "fence", "missed"].map((look) => path(on.before, look));
  const [arrows, tags] = ["arrow", "under"].map((look) => path(on.over, look));
  const [numbers, yes] = ["tally", "pulls"].map((look) => labels(on.over, look));

  /** @param {State} state @param {Piece[]} plan @param {[Point, Point][]} sides @param {Point[]} wrong */
  const draw = ({ units, need }, plan, sides, wrong) => {
    const put = (/** @type {boolean} */ isIn) => filled(plan.filter(({ count }) => count >= need === isIn).map(({ places }) => places.map(on.to)));
    thorns(put(false));
    pebbles(put(true));
    fence(drawn(sides.map((side) => side.map(on.to))));
    const along = (/** @type {import("../bend/fold.js").Unit} */ [x1, x2, turn], /** @type {number} */ far, /** @type {number} */ aside) => {
      const [a, b] = arrow(turn);
      return on.to([x1 + far * a - aside * b, x2 + far * b + aside * a]);
    };
    lines(drawn(units.map((unit) => [along(unit, 0, -4), along(unit, 0, 4)])));
    arrows(units.map((unit) => arrowed(along(unit, 0, 0), along(unit, start.arrow, 0))).join(""));
    yes(units.map((unit) => ({ at: along(unit, start.arrow, start.yes), text: words.yes })));
    rings(circles(wrong.map(on.to), 5.5));
    const shown = plan.map(({ places, count }) => ({ ...balance(places), count })).filter(({ area }) => area > SMALL);
    tags(circles(shown.map(({ at }) => on.to(at)), TAG));
    numbers(shown.map(({ at, count }) => ({ at: on.to(at), text: `${count}` })));
  };
  return { on, draw };
};
