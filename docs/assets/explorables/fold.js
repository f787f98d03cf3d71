// What a few units with one bend make of the plane: snippets/bend.py, and where its score is zero.

import { ACTIVATIONS } from "./activations.js";

/** @typedef {[x1: number, x2: number]} Point */
/** @typedef {[x1: number, x2: number, turn: number]} Unit a place on its line, and where its arrow points, in degrees */
/** @typedef {"none" | "step" | "ReLU" | "tanh"} Bend */
/** @typedef {{ place: Point, height: number }} Corner */

const STEEPNESS = 6;
const ROUNDING = 1e-9;
const FINE = 32; // squares along each side, where the sheet is curved
const FAR = 50; // as good as endless

/** @type {Record<Bend, (z: number) => number>} */
const BENDS = { none: ACTIVATIONS.none.f, step: ACTIVATIONS.step.f, ReLU: ACTIVATIONS.relu.f, tanh: ACTIVATIONS.tanh.f };

/** @param {Bend} bend @param {number} units */
const cut = (bend, units) => ({ none: 0, step: 0.5, ReLU: 0.6, tanh: 1 - units })[bend];

/** @param {number} turn @returns {Point} */
export const arrow = (turn) => [Math.cos(turn * (Math.PI / 180)), Math.sin(turn * (Math.PI / 180))];

/** What each unit reports of a place. @param {Point} place @param {Unit[]} units */
export const reports = ([x1, x2], units) =>
  units.map(([at1, at2, turn]) => {
    const [a1, a2] = arrow(turn);
    return STEEPNESS * ((x1 - at1) * a1 + (x2 - at2) * a2);
  });

/** Above zero is pebble. @param {Point} place @param {Unit[]} units @param {Bend} bend */
export const score = (place, units, bend) =>
  cut(bend, units.length) - reports(place, units).map(BENDS[bend]).reduce((sum, report) => sum + report, 0);

/** @param {Point} point @param {number} label @param {Unit[]} units @param {Bend} bend */
export const isRight = (point, label, units, bend) => score(point, units, bend) > ROUNDING === (label === 1);

/** The share that is right. @param {Point[]} points @param {number[]} labels @param {Unit[]} units @param {Bend} bend */
export const accuracy = (points, labels, units, bend) =>
  points.filter((point, n) => isRight(point, labels[n], units, bend)).length / points.length;

/** The arrow that all the arrows add up to. @param {Unit[]} units @returns {Point} */
export const sum = (units) =>
  units.map(([, , turn]) => arrow(turn)).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);

/** Whether the arrows leave nothing. @param {Unit[]} units */
export const cancel = (units) => Math.hypot(...sum(units)) < ROUNDING;

/**
 * The part of a convex polygon where a function that is straight along its edges isn't negative.
 * @param {Point[]} polygon @param {number[]} heights @returns {Corner[]}
 */
const above = (polygon, heights) => {
  const kept = [];
  for (const [n, place] of polygon.entries()) {
    const next = (n + 1) % polygon.length;
    const [here, there] = [heights[n], heights[next]];
    if (here >= 0) kept.push({ place, height: here });
    if (here < 0 === there < 0) continue;
    const part = here / (here - there);
    const [[x1, x2], [y1, y2]] = [place, polygon[next]];
    kept.push({ place: /** @type {Point} */ ([x1 + part * (y1 - x1), x2 + part * (y2 - x2)]), height: 0 });
  }
  return kept.length > 2 ? kept : [];
};

/** A square around the middle. @param {number} limit @returns {Point[]} */
const square = (limit) => [[-limit, -limit], [limit, -limit], [limit, limit], [-limit, limit]];

/** The pieces into which the units' lines cut a square. @param {Unit[]} units @param {number} limit */
const pieces = (units, limit) => {
  let found = [square(limit)];
  for (const unit of units) {
    found = found.flatMap((polygon) => {
      const side = polygon.map((place) => reports(place, [unit])[0]);
      return [side, side.map((value) => -value)].map((sides) => above(polygon, sides).map(({ place }) => place));
    });
  }
  return found.filter((polygon) => polygon.length > 2);
};

/** Triangles so small that a curved sheet is nearly straight on each. @param {number} limit */
const triangles = (limit) => {
  const found = [];
  const at = (/** @type {number} */ n) => limit * ((2 * n) / FINE - 1);
  for (let row = 0; row < FINE; row += 1) {
    for (let column = 0; column < FINE; column += 1) {
      /** @type {Point[]} */
      const [a, b, c, d] = [[at(column), at(row)], [at(column + 1), at(row)], [at(column + 1), at(row + 1)], [at(column), at(row + 1)]];
      found.push([a, b, c], [a, c, d]);
    }
  }
  return found;
};

/** @param {Point[]} polygon @returns {Point} */
const middle = (polygon) => {
  const [a, b] = polygon.reduce(([one, two], [x1, x2]) => [one + x1, two + x2], [0, 0]);
  return [a / polygon.length, b / polygon.length];
};

/** @param {Point[]} polygon @param {Unit[]} units @param {Bend} bend */
const heightsOf = (polygon, units, bend) => {
  if (bend !== "step") return polygon.map((place) => score(place, units, bend));
  const level = score(middle(polygon), units, bend);
  return polygon.map(() => level);
};

/**
 * The sheet over a square in pieces, those above zero and those below, where it is cut, and the walls of its steps.
 * @param {Unit[]} units @param {Bend} bend @param {number} limit
 */
export const sheet = (units, bend, limit) => {
  /** @type {Corner[][]} */ const pebbles = [];
  /** @type {Corner[][]} */ const thorns = [];
  /** @type {[Point, Point][]} */ const fence = [];
  /** @type {ReturnType<typeof falls>} */ const walls = [];
  const polygons = bend === "tanh" ? triangles(limit) : pieces(bend === "none" ? [] : units, limit);
  for (const polygon of polygons) {
    const heights = heightsOf(polygon, units, bend).map((height) => (Math.abs(height) < ROUNDING ? -0 : height));
    const up = heights.some((height) => height > 0) ? above(polygon, heights) : [];
    const down = heights.some((height) => height <= 0) ? above(polygon, heights.map((height) => -height)) : [];
    if (up.length) pebbles.push(up);
    if (down.length) thorns.push(down.map(({ place, height }) => ({ place, height: -height })));
    if (bend !== "step") fence.push(...crossing(up));
    else walls.push(...falls(polygon, heights[0], units, limit));
  }
  fence.push(...walls.filter(({ from, to }) => from > 0 && to <= 0).map(({ side }) => side));
  return { pebbles, thorns, fence, walls };
};

/** Where a piece that is cut has height zero. @param {Corner[]} piece @returns {[Point, Point][]} */
const crossing = (piece) => {
  const ends = piece.filter(({ height }) => height === 0).map(({ place }) => place);
  return ends.length === 2 && piece.length > 2 ? [[ends[0], ends[1]]] : [];
};

/**
 * The edges at which a flat piece falls off to its neighbours, and how far.
 * @param {Point[]} piece @param {number} from its height @param {Unit[]} units @param {number} limit
 */
const falls = (piece, from, units, limit) => {
  /** @type {{ side: [Point, Point], from: number, to: number, out: Point }[]} */ const found = [];
  const [m1, m2] = middle(piece);
  for (const [n, one] of piece.entries()) {
    const other = piece[(n + 1) % piece.length];
    const [c1, c2] = middle([one, other]);
    /** @type {Point} */
    const beyond = [c1 + 1e-6 * (c1 - m1), c2 + 1e-6 * (c2 - m2)];
    const to = score(beyond, units, "step");
    if (Math.max(...beyond.map(Math.abs)) < limit && to < from) found.push({ side: [one, other], from, to, out: [c1 - m1, c2 - m2] });
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
  const out = score(beside(1e-3), units, bend) < score(beside(-1e-3), units, bend) ? 1 : -1;
  const awake = reports(beside(out * 1e-3), units).flatMap((report, n) => (report > 0 ? [n + 1] : []));
  return { length, at: beside(out * far), numbers: awake.join(" + ") };
};

/** Whether two sides lie on one line. @param {[Point, Point]} one @param {[Point, Point]} other */
const aligned = ([[a, b], [c, d]], [[e, f], [g, h]]) => {
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
