// What is told of layers in a row: what the first of them hears, and what can be learned from it.

import { rough, short } from "../core/numbers.js";
import { words } from "./words.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {ReturnType<typeof import("../maths/chain.js").chain>} Chain */

/** @param {State} state @param {Chain} chain @param {(z: number) => number} slope */
export const describe = ({ layers, bend, weight }, { sums, heard }, slope) => {
  if (layers === 1) return words.alone;
  const factors = sums.slice(0, -1).map((z) => weight * slope(z));
  return words.says(layers, bend, [short(Math.min(...factors)), short(Math.max(...factors))], rough(heard[0]));
};

/** Which insight a state holds. @param {State} state @param {number} first what the first layer hears @param {boolean} isTouched */
export const insight = ({ layers, bend, weight }, first, isTouched) => {
  if (!isTouched) return "start";
  if (bend === "step" && layers > 1) return "step";
  if (first === 0) return bend === "ReLU" ? "dead" : "start";
  if (layers < 4) return "few";
  if (first > 10) return "explodes";
  if (first < 0.1) return bend === "tanh" && weight >= 1 ? "pushed" : bend === "sigmoid" ? "quarters" : "light";
  return bend === "none" ? "straight" : first > 0.5 && first < 2 ? "level" : "start";
};
