// What a few units with one bend make of the plane: snippets/bend.py.

import { BENDS } from "../maths/activations.js";

/** @typedef {[x1: number, x2: number]} Point */
/** @typedef {[x1: number, x2: number, turn: number]} Unit a place on its line, and where its arrow points, in degrees */
/** @typedef {"none" | "step" | "ReLU" | "tanh"} Bend */
/** @typedef {(place: Point) => number} Score */

const STEEPNESS = 6;
export const ROUNDING = 1e-9;

/** @param {Bend} bend @param {number} units */
const cut = (bend, units) => ({ none: 0, step: 0.5, ReLU: 0.6, tanh: 1 - units })[bend];

/** @param {number} turn @returns {Point} */
export const arrow = (turn) => [Math.cos(turn * (Math.PI / 180)), Math.sin(turn * (Math.PI / 180))];

/** What each unit reports of a place. @param {Unit[]} units @returns {Score[]} */
export const reports = (units) =>
  units.map(([at1, at2, turn]) => {
    const [a1, a2] = arrow(turn);
    return ([x1, x2]) => STEEPNESS * ((x1 - at1) * a1 + (x2 - at2) * a2);
  });

/** What is left of the cut: above zero is pebble. @param {Unit[]} units @param {Bend} bend @returns {Score} */
export const score = (units, bend) => {
  const [f, most, all] = [BENDS[bend].f, cut(bend, units.length), reports(units)];
  return (place) => {
    let sum = 0;
    for (const report of all) sum += f(report(place));
    return most - sum;
  };
};

/** The points that are wrong. @param {Point[]} points @param {number[]} labels @param {Score} score */
export const missed = (points, labels, score) => points.filter((point, n) => score(point) > ROUNDING !== (labels[n] === 1));

/** The arrow that all the arrows add up to. @param {Unit[]} units @returns {Point} */
export const sum = (units) =>
  units.map(([, , turn]) => arrow(turn)).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);

/** Whether the arrows leave nothing. @param {Unit[]} units */
export const cancel = (units) => Math.hypot(...sum(units)) < ROUNDING;
