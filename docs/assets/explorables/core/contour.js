// The sheet over a part of the plane, in pieces: what lies above zero and below, and where it is cut.

/** @typedef {[x1: number, x2: number]} Point */
/** @typedef {{ place: Point, height: number }} Corner */
/** @typedef {(place: Point) => number} Height */
/** @typedef {{ x: [number, number], y: [number, number] }} Limits */

/** The part of a convex polygon, straight along its edges, that doesn't lie below zero. @param {Corner[]} polygon */
export const above = (polygon) => {
  /** @type {Corner[]} */ const kept = [];
  for (const [n, corner] of polygon.entries()) {
    const next = polygon[(n + 1) % polygon.length];
    if (corner.height >= 0) kept.push(corner);
    if (!(corner.height * next.height < 0)) continue;
    const part = corner.height / (corner.height - next.height);
    const [[x1, x2], [y1, y2]] = [corner.place, next.place];
    kept.push({ place: [x1 + part * (y1 - x1), x2 + part * (y2 - x2)], height: 0 });
  }
  return kept.length > 2 ? kept : [];
};

/** Upside down. @param {Corner[]} polygon */
export const turned = (polygon) => polygon.map(({ place, height }) => ({ place, height: -height }));

/** @param {Point[]} polygon @returns {Point} */
export const middle = (polygon) => {
  const [a, b] = polygon.reduce(([one, two], [x1, x2]) => [one + x1, two + x2], [0, 0]);
  return [a / polygon.length, b / polygon.length];
};

/** All around the middle. @param {number} limit @returns {Limits} */
export const square = (limit) => ({ x: [-limit, limit], y: [-limit, limit] });

/** The pieces into which lines cut a rectangle. @param {Height[]} reports each zero on its line @param {Limits} limits */
export const pieces = (reports, { x: [left, right], y: [low, high] }) => {
  /** @type {Point[][]} */ let found = [[[left, low], [right, low], [right, high], [left, high]]];
  for (const report of reports) {
    found = found.flatMap((polygon) => {
      const sided = polygon.map((place) => ({ place, height: report(place) }));
      return [sided, turned(sided)].map((side) => above(side).map(({ place }) => place));
    });
  }
  return found.filter((polygon) => polygon.length > 2);
};

/**
 * A curved sheet, row by row: what lies on one side of zero in one piece, triangles where it is cut.
 * @param {Height} height @param {Limits} limits @param {number} fine rows, and squares in each
 */
export const strips = (height, { x, y }, fine) => {
  const at = (/** @type {[number, number]} */ [from, to], /** @type {number} */ n) => from + ((to - from) * n) / fine;
  const line = (/** @type {number} */ row) => Array.from({ length: fine + 1 }, (_, n) => {
    /** @type {Point} */ const place = [at(x, n), at(y, row)];
    return { place, height: height(place) };
  });
  /** @type {Corner[][]} */ const found = [];
  let low = line(0);
  for (let row = 1; row <= fine; row += 1) {
    const high = line(row);
    let from = 0;
    for (let n = 0; n < fine; n += 1) {
      const corners = [low[n], low[n + 1], high[n + 1], high[n]];
      const isCut = new Set(corners.map((corner) => corner.height > 0)).size > 1;
      const goesOn = !isCut && n + 1 < fine && low[n + 2].height > 0 === low[n].height > 0 && high[n + 2].height > 0 === low[n].height > 0;
      if (goesOn) continue;
      if (isCut) found.push([corners[0], corners[1], corners[2]], [corners[0], corners[2], corners[3]]);
      else found.push([...low.slice(from, n + 2), ...high.slice(from, n + 2).reverse()]);
      from = n + 1;
    }
    low = high;
  }
  return found;
};

/** A piece above zero and below. @param {Corner[]} piece */
export const parted = (piece) => {
  const isHigh = piece.some((corner) => corner.height > 0);
  const isLow = piece.some((corner) => corner.height <= 0);
  const up = isHigh && isLow ? above(piece) : isHigh ? piece : [];
  const down = isHigh && isLow ? turned(above(turned(piece))) : isLow ? piece : [];
  return { up, down };
};

/** Where a piece that is cut has height zero. @param {Corner[]} piece @returns {[Point, Point][]} */
export const crossing = (piece) => {
  const ends = piece.filter(({ height }) => height === 0).map(({ place }) => place);
  return ends.length === 2 && piece.length > 2 ? [[ends[0], ends[1]]] : [];
};

/** The edges of a flat piece, each with a place just beyond. @param {Point[]} places */
export const edges = (places) => {
  const [m1, m2] = middle(places);
  return places.map((one, n) => {
    /** @type {[Point, Point]} */ const side = [one, places[(n + 1) % places.length]];
    const [c1, c2] = middle(side);
    /** @type {Point} */ const beyond = [c1 + 1e-6 * (c1 - m1), c2 + 1e-6 * (c2 - m2)];
    /** @type {Point} */ const out = [c1 - m1, c2 - m2];
    return { side, beyond, out };
  });
};
