// A vote on every place: each unit says yes where its arrow points, as the step of snippets/threshold.py has it.

import { reports } from "../bend/fold.js";
import { FAR, falls } from "../bend/sheet.js";
import { middle, pieces, square } from "../core/contour.js";
import { ACTIVATIONS } from "../maths/activations.js";

/** @typedef {import("../bend/fold.js").Point} Point */
/** @typedef {import("../bend/fold.js").Unit} Unit */
/** @typedef {{ places: Point[], count: number }} Piece of the plane, all of it with the same votes */
/** @typedef {"nowhere" | "everywhere" | "inside" | "outside" | "open"} Kind of a fence, and where its pebbles are */

/** What each unit says of a place: one for yes, zero for no. @param {Unit[]} units @returns {(place: Point) => number[]} */
export const votes = (units) => {
  const all = reports(units);
  return (place) => all.map((report) => ACTIVATIONS.step.f(report(place)));
};

/** How many say yes. @param {Unit[]} units @returns {(place: Point) => number} */
export const count = (units) => {
  const ask = votes(units);
  return (place) => ask(place).reduce((all, vote) => all + vote);
};

/** The pieces that the lines cut the plane into. @param {Unit[]} units @param {number} limit @returns {Piece[]} */
export const plan = (units, limit) => pieces(reports(units), square(limit)).map((places) => ({ places, count: count(units)(middle(places)) }));

/** The sides where enough votes become too few. @param {Piece[]} plan @param {Unit[]} units @param {number} need @param {number} limit */
export const fence = (plan, units, need, limit) =>
  plan.filter((piece) => piece.count >= need).flatMap(({ places, count: height }) =>
    falls(places.map((place) => ({ place, height })), count(units), limit).filter(({ to }) => to < need).map(({ side }) => side));

/** How the fence lies, near and far. @param {Unit[]} units @param {number} need @returns {Kind} */
export const kind = (units, need) => {
  const whole = plan(units, FAR);
  const [inside, outside] = [true, false].map((isIn) => whole.filter((piece) => piece.count >= need === isIn));
  const isOpen = (/** @type {Piece[]} */ part) => part.some(({ places }) => places.some(([a, b]) => Math.max(Math.abs(a), Math.abs(b)) > FAR - 1e-6));
  if (!inside.length) return "nowhere";
  if (!outside.length) return "everywhere";
  if (!isOpen(inside)) return "inside";
  return isOpen(outside) ? "open" : "outside";
};

/** Where a piece's middle is, by its area. @param {Point[]} places @returns {{ at: Point, area: number }} */
export const balance = (places) => {
  let [area, a, b] = [0, 0, 0];
  for (const [n, [x1, x2]] of places.entries()) {
    const [y1, y2] = places[(n + 1) % places.length];
    const cross = (x1 * y2 - y1 * x2) / 2;
    area += cross;
    a += (cross * (x1 + y1)) / 3;
    b += (cross * (x2 + y2)) / 3;
  }
  return { at: area ? [a / area, b / area] : middle(places), area: Math.abs(area) };
};
