// What the picture of the corrections says: one table for each language.

import { minus } from "../core/numbers.js";

/** @typedef {import("../maths/perceptron.js").Weights} Weights */

const KINDS = ["thorn", "pebble"];

/** @param {number} x */
const number = (x) => minus(`${Number(x.toFixed(2)) + 0}`);

/** @param {Weights} w */
const pair = ([x1, x2]) => `(${number(x1)}, ${number(x2)})`;

/** @param {number} count @param {string} what */
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

export const words = {
  weights: "weights",
  old: "old",
  new: "new",
  wrong: "wrong side",
  right: "right side",
  /** @param {number} error */
  step: (error) => (error > 0 ? "+ pebble" : "− thorn"),
  /** @param {number} of points */
  nothing: (of) => `All weights are zero, so every score is, and that is called a thorn. ${counted(of, "point")} to come.`,
  /** @param {number} n @param {number} pass @param {number} label @param {number} error @param {number} count */
  says: (n, pass, label, error, count) => {
    const right = "right. So nothing changes.";
    const wrong = `called a ${KINDS[1 - label]}. Wrong. ${error > 0 ? "The weights take its arrow in" : "Its arrow is taken off the weights"}.`;
    return `Pass ${pass}, point ${n}, a ${KINDS[label]}: ${error ? wrong : right} ${counted(count, "correction")} so far.`;
  },
  /** @param {number} pass @param {number} count */
  stopped: (pass, count) => `Pass ${pass} is over, and nothing was wrong: it has stopped. ${counted(count, "correction")} in all.`,
  /** @param {number} pass @param {number} count */
  endless: (pass, count) => `Pass ${pass} is over, and every pass had mistakes. Here we stop watching. ${counted(count, "correction")} so far.`,
  /** @param {Weights} before @param {Weights} x @param {Weights} after @param {number} error */
  sum: (before, x, after, error) => {
    const sign = error > 0 ? "+" : "−";
    const bias = x[2] ? `Bias: ${number(before[2])} ${sign} ${number(x[2])} = ${number(after[2])}.` : "No bias here.";
    return `Weights: ${pair(before)} ${sign} ${pair(x)} = ${pair(after)}. ${bias}`;
  },
  /** @param {Weights} w */
  same: (w) => `Weights: ${pair(w)}. Bias: ${number(w[2])}.`,
  /** @param {number} before @param {number} after @param {boolean} isChanged */
  score: (before, after, isChanged) => `The point's score: ${number(before)}${isChanged ? `, then ${number(after)}` : ""}.`,
  /** @param {number[]} mistakes in each pass @param {number} right @param {number} of */
  passes: (mistakes, right, of) => `Corrections in each pass: ${mistakes.join(", ") || "none yet"}. Now right: ${right} of ${of}.`,
  start: "This is where it starts: there is no step back.",
  end: "Here it ends. Take another order, other points, or start again.",
  /** @param {number} order @param {number} of */
  order: (order, of) => (order ? `Order ${order} of ${of}.` : "In the order in which they come."),
};
