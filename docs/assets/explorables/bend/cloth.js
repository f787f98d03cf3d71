// The sheet: the score as a height, seen from above and from the side.

import { score, sum } from "./fold.js";
import { drawn, filled, path, surface } from "../core/surface.js";

/** @typedef {import("./fold.js").Point} Point */
/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {import("./fold.js").Bend} Bend */
/** @typedef {import("./sheet.js").Corner} Corner */
/** @typedef {import("./address.js").State} State */
/** @typedef {import("../bend.js").Start} Start */
/** @typedef {ReturnType<typeof import("./sheet.js").sheet>} Sheet */

const MESH = 8; // squares of its mesh, each way
const ALONG = { none: 1, step: 200, ReLU: 40, tanh: 40 }; // pieces of each line of the mesh
const HIGHEST = 3.8; // that the picture has room for

/** The lines of the mesh; at a step, the pen is lifted. @param {Unit[]} units @param {Bend} bend @param {number} limit */
const net = (units, bend, limit) => {
  /** @type {Corner[][]} */ const lines = [];
  const height = score(units, bend);
  const at = (/** @type {number} */ n, /** @type {number} */ of) => limit * ((2 * n) / of - 1);
  for (let n = 0; n < 2 * (MESH + 1); n += 1) {
    const across = at(n >> 1, MESH);
    for (let k = 0; k <= ALONG[bend]; k += 1) {
      const along = at(k, ALONG[bend]);
      /** @type {Point} */ const place = n % 2 ? [across, along] : [along, across];
      const corner = { place, height: height(place) };
      const line = lines[lines.length - 1];
      const isLevel = bend === "step" && k > 0 && line[0].height === corner.height;
      if (isLevel) line[1] = corner;
      else if (k === 0 || bend === "step") lines.push([corner]);
      else line.push(corner);
    }
  }
  return lines;
};

/** @param {SVGSVGElement} svg @param {Start} start */
export const cloth = (svg, { limit, axes, scale }) => {
  const on = surface(svg, { x: [-1.5, 1.5], y: [-1.45, 1.65] });
  const [thorns, under, pebbles, cliffs, mesh, fence] = ["thorns", "under", "pebbles", "cliffs", "mesh", "fence"].map((look) => path(on.behind, look));
  const posts = path(on.behind, "posts");
  /** @type {Point[]} */ const corners = [[-limit, -limit], [limit, -limit], [limit, limit], [-limit, limit]];
  let steep = 1; // for the eye: what is too steep is lowered, what is too flat raised
  /** @param {Point} place @param {number} height */
  const onto = ([x1, x2], height) => on.to(/** @type {Point} */ ([0, 1].map((n) => x1 * axes[0][n] + x2 * axes[1][n] + (scale / steep) * height * axes[2][n])));

  /** @param {State} state @param {Sheet} cut */
  const draw = ({ units, bend }, cut) => {
    const height = score(units, bend);
    const most = Math.max(...corners.map((corner) => Math.abs(height(corner))));
    const slope = { none: Math.max(1, Math.hypot(...sum(units))), step: 0.4, ReLU: 1, tanh: 0.6 }[bend];
    steep = Math.max(slope, (scale * most) / HIGHEST);
    const put = (/** @type {Corner[]} */ piece) => piece.map(({ place, height }) => onto(place, height));
    const seen = cut.walls.filter(({ out }) => out[0] * axes[0][1] + out[1] * axes[1][1] < 0);
    const wall = (/** @type {[Point, Point]} */ [one, other], /** @type {number} */ top, /** @type {number} */ foot) =>
      top > foot ? [[onto(one, top), onto(other, top), onto(other, foot), onto(one, foot)]] : [];
    thorns(filled([...cut.thorns.map(put), ...seen.flatMap(({ side, from, to }) => wall(side, Math.min(from, 0), to))]));
    const high = filled([...cut.pebbles.map(put), ...seen.flatMap(({ side, from, to }) => wall(side, from, Math.max(to, 0)))]);
    under(high); // what is high hides what lies behind it
    pebbles(high);
    cliffs(filled(seen.flatMap(({ side, from, to }) => wall(side, from, to))));
    fence(drawn(cut.fence.map((side) => side.map((place) => onto(place, 0)))));
    posts(drawn(corners.map((corner) => [onto(corner, 0), onto(corner, height(corner))])));
    mesh(drawn(net(units, bend, limit).map((line) => line.map((corner) => onto(corner.place, corner.height)))));
  };
  return { on, draw };
};

