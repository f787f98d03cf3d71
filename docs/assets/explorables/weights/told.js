// What can be learned from nine weights.

import { twoWeights } from "../maths/stacking.js";

/** @typedef {import("./address.js").State} State */

const ENOUGH = 5; // changes, to have tried

/** @param {number[]} one @param {number[]} other */
const equal = (one, other) => one.every((weight, n) => weight === other[n]);

/**
 * Which insight a state holds; some are told only to who has tried.
 * @param {State} state @param {number} sides of the fence @param {number[]} first the nine weights it began with
 * @param {number} changes since then
 */
export const insight = ({ nine, bend }, sides, first, changes) => {
  const two = twoWeights(nine);
  if (bend === "ReLU") return sides > 1 ? "bent" : "unbent";
  if (two.every((weight) => weight === 0)) return "gone";
  if (!equal(nine, first) && equal(two, twoWeights(first))) return "same";
  return changes >= ENOUGH ? "line" : "start";
};
