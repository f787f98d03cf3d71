// The sheet over the plane, in pieces: what lies above zero and below, and where it is cut.

import { crossing, edges, middle, parted, pieces, square, strips } from "../core/contour.js";
import { ROUNDING, reports, score } from "./fold.js";

/** @typedef {import("./fold.js").Point} Point */
/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {import("./fold.js").Bend} Bend */
/** @typedef {import("./fold.js").Score} Score */
/** @typedef {import("../core/contour.js").Corner} Corner */

const FINE = 32; // squares along each side, where the sheet is curved
export const FAR = 50; // as good as endless

/** Those pieces as high as the sheet is there. @param {Unit[]} units @param {Bend} bend @param {number} limit */
const plates = (units, bend, limit) => {
  const height = score(units, bend);
  return pieces(bend === "none" ? [] : reports(units), square(limit)).map((places) => {
    const level = bend === "step" ? height(middle(places)) : undefined;
    return places.map((place) => ({ place, height: level ?? height(place) }));
  });
};

/**
 * The sheet over a square: its pieces above zero and below, where it is cut, and the walls of its steps.
 * @param {Unit[]} units @param {Bend} bend @param {number} limit
 */
export const sheet = (units, bend, limit) => {
  const height = score(units, bend);
  /** @type {Corner[][]} */ const pebbles = [];
  /** @type {Corner[][]} */ const thorns = [];
  /** @type {[Point, Point][]} */ const fence = [];
  /** @type {ReturnType<typeof falls>} */ const walls = [];
  for (const whole of bend === "tanh" ? strips(height, square(limit), FINE) : plates(units, bend, limit)) {
    const piece = whole.map((corner) => (Math.abs(corner.height) < ROUNDING ? { ...corner, height: -0 } : corner));
    const { up, down } = parted(piece);
    if (up.length) pebbles.push(up);
    if (down.length) thorns.push(down);
    if (bend !== "step") fence.push(...crossing(up));
    else walls.push(...falls(piece, height, limit));
  }
  fence.push(...walls.filter(({ from, to }) => from > 0 && to <= 0).map(({ side }) => side));
  return { pebbles, thorns, fence, walls };
};

/**
 * The edges at which a flat piece falls off to its neighbours, and how far.
 * @param {Corner[]} piece @param {Score} score @param {number} limit
 */
export const falls = (piece, score, limit) => {
  /** @type {{ side: [Point, Point], from: number, to: number, out: Point }[]} */ const found = [];
  const from = piece[0].height;
  for (const { side, beyond, out } of edges(piece.map(({ place }) => place))) {
    const to = score(beyond);
    if (Math.max(...beyond.map(Math.abs)) < limit && to < from) found.push({ side, from, to, out });
  }
  return found;
};

/**
 * Who is awake just outside a side of the fence, and a place there for their numbers.
 * @param {[Point, Point]} side @param {Unit[]} units @param {Bend} bend @param {number} far
 */
export const pulling = ([[a, b], [c, d]], units, bend, far) => {
  const length = Math.hypot(c - a, d - b);
  const part = length > 0.4 ? 0.25 : 0.5; // of the side: the arrows stand in the middle of the long ones
  const [m1, m2] = [a + part * (c - a), b + part * (d - b)];
  const beside = (/** @type {number} */ by) => /** @type {Point} */ ([m1 + (by * (d - b)) / length, m2 - (by * (c - a)) / length]);
  const height = score(units, bend);
  const out = height(beside(1e-3)) < height(beside(-1e-3)) ? 1 : -1;
  const awake = reports(units).flatMap((report, n) => (report(beside(out * 1e-3)) > 0 ? [n + 1] : []));
  return { length, at: beside(out * far), numbers: awake.join(" + ") };
};

/** Whether two sides lie on one line. @param {[Point, Point]} one @param {[Point, Point]} other */
export const aligned = ([[a, b], [c, d]], [[e, f], [g, h]]) => {
  const [x, y] = [c - a, d - b];
  const length = Math.hypot(x, y);
  return [[e, f], [g, h]].every(([p, q]) => Math.abs(x * (q - b) - y * (p - a)) < 1e-6 * length * FAR);
};

/**
 * The shape of the fence, wherever it is: how many sides, where it is open, in degrees, and how far
 * out its farthest corner lies.
 * @param {Unit[]} units @param {Bend} bend
 */
export const shape = (units, bend) => {
  const whole = bend === "tanh" ? sheet(units, "step", FAR) : sheet(units, bend, FAR);
  const sides = whole.fence.filter((side, n) => !whole.fence.slice(0, n).some((other) => aligned(other, side))).length;
  const turns = units.map(([, , turn]) => turn).sort((one, other) => one - other);
  const gaps = turns.map((turn, n) => (n + 1 < turns.length ? turns[n + 1] : turns[0] + 360) - turn);
  const widest = Math.max(...gaps);
  const open = widest >= 180 ? (turns[gaps.indexOf(widest)] + widest / 2) % 360 : undefined;
  const isCorridor = gaps.filter((gap) => gap >= 180).length > 1;
  const corners = whole.fence.flat().map(([x1, x2]) => Math.max(Math.abs(x1), Math.abs(x2)));
  return { sides, open, isCorridor, empty: whole.pebbles.length === 0, reach: Math.max(0, ...corners.filter((far) => far < FAR - 1)) };
};
