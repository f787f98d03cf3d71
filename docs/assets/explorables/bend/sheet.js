// The sheet over the plane, in pieces: what lies above zero and below, and where it is cut.

import { ROUNDING, reports, score } from "./fold.js";

/** @typedef {import("./fold.js").Point} Point */
/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {import("./fold.js").Bend} Bend */
/** @typedef {import("./fold.js").Score} Score */
/** @typedef {{ place: Point, height: number }} Corner */

const FINE = 32; // squares along each side, where the sheet is curved
export const FAR = 50; // as good as endless

/** The part of a convex polygon, straight along its edges, that doesn't lie below zero. @param {Corner[]} polygon */
export const above = (polygon) => {
  /** @type {Corner[]} */ const kept = [];
  for (const [n, corner] of polygon.entries()) {
    const next = polygon[(n + 1) % polygon.length];
    if (corner.height >= 0) kept.push(corner);
    if (corner.height < 0 === next.height < 0) continue;
    const part = corner.height / (corner.height - next.height);
    const [[x1, x2], [y1, y2]] = [corner.place, next.place];
    kept.push({ place: [x1 + part * (y1 - x1), x2 + part * (y2 - x2)], height: 0 });
  }
  return kept.length > 2 ? kept : [];
};

/** Upside down. @param {Corner[]} polygon */
export const turned = (polygon) => polygon.map(({ place, height }) => ({ place, height: -height }));

/** A square around the middle. @param {number} limit @returns {Point[]} */
const square = (limit) => [[-limit, -limit], [limit, -limit], [limit, limit], [-limit, limit]];

/** The pieces into which a square is cut where any of some scores, each with a straight line, is zero. @param {Score[]} scores @param {number} limit */
export const pieces = (scores, limit) => {
  let found = [square(limit)];
  for (const report of scores) {
    found = found.flatMap((polygon) => {
      const sided = polygon.map((place) => ({ place, height: report(place) }));
      return [sided, turned(sided)].map((side) => above(side).map(({ place }) => place));
    });
  }
  return found.filter((polygon) => polygon.length > 2);
};

/** @param {Point[]} polygon @returns {Point} */
export const middle = (polygon) => {
  const [a, b] = polygon.reduce(([one, two], [x1, x2]) => [one + x1, two + x2], [0, 0]);
  return [a / polygon.length, b / polygon.length];
};

/** Those pieces as high as the sheet is there. @param {Unit[]} units @param {Bend} bend @param {number} limit */
const plates = (units, bend, limit) => {
  const height = score(units, bend);
  return pieces(bend === "none" ? [] : reports(units), limit).map((places) => {
    const level = bend === "step" ? height(middle(places)) : undefined;
    return places.map((place) => ({ place, height: level ?? height(place) }));
  });
};

/**
 * A curved sheet, row by row: what lies on one side of zero in one piece, triangles where it is cut.
 * @param {Score} height @param {number} limit
 */
const strips = (height, limit) => {
  const at = (/** @type {number} */ n) => limit * ((2 * n) / FINE - 1);
  const line = (/** @type {number} */ row) => Array.from({ length: FINE + 1 }, (_, n) => {
    /** @type {Point} */ const place = [at(n), at(row)];
    return { place, height: height(place) };
  });
  /** @type {Corner[][]} */ const found = [];
  let low = line(0);
  for (let row = 1; row <= FINE; row += 1) {
    const high = line(row);
    let from = 0;
    for (let n = 0; n < FINE; n += 1) {
      const corners = [low[n], low[n + 1], high[n + 1], high[n]];
      const isCut = new Set(corners.map((corner) => corner.height > 0)).size > 1;
      const goesOn = !isCut && n + 1 < FINE && low[n + 2].height > 0 === low[n].height > 0 && high[n + 2].height > 0 === low[n].height > 0;
      if (goesOn) continue;
      if (isCut) found.push([corners[0], corners[1], corners[2]], [corners[0], corners[2], corners[3]]);
      else found.push([...low.slice(from, n + 2), ...high.slice(from, n + 2).reverse()]);
      from = n + 1;
    }
    low = high;
  }
  return found;
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
  for (const whole of bend === "tanh" ? strips(height, limit) : plates(units, bend, limit)) {
    const piece = whole.map((corner) => (Math.abs(corner.height) < ROUNDING ? { ...corner, height: -0 } : corner));
    const isHigh = piece.some((corner) => corner.height > 0);
    const isLow = piece.some((corner) => corner.height <= 0);
    const up = isHigh && isLow ? above(piece) : isHigh ? piece : [];
    const down = isHigh && isLow ? turned(above(turned(piece))) : isLow ? piece : [];
    if (up.length) pebbles.push(up);
    if (down.length) thorns.push(down);
    if (bend !== "step") fence.push(...crossing(up));
    else walls.push(...falls(piece, height, limit));
  }
  fence.push(...walls.filter(({ from, to }) => from > 0 && to <= 0).map(({ side }) => side));
  return { pebbles, thorns, fence, walls };
};

/** Where a piece that is cut has height zero. @param {Corner[]} piece @returns {[Point, Point][]} */
export const crossing = (piece) => {
  const ends = piece.filter(({ height }) => height === 0).map(({ place }) => place);
  return ends.length === 2 && piece.length > 2 ? [[ends[0], ends[1]]] : [];
};

/**
 * The edges at which a flat piece falls off to its neighbours, and how far.
 * @param {Corner[]} piece @param {Score} score @param {number} limit
 */
export const falls = (piece, score, limit) => {
  /** @type {{ side: [Point, Point], from: number, to: number, out: Point }[]} */ const found = [];
  const places = piece.map(({ place }) => place);
  const [[m1, m2], from] = [middle(places), piece[0].height];
  for (const [n, one] of places.entries()) {
    const other = places[(n + 1) % places.length];
    const [c1, c2] = middle([one, other]);
    /** @type {Point} */
    const beyond = [c1 + 1e-6 * (c1 - m1), c2 + 1e-6 * (c2 - m2)];
    const to = score(beyond);
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
