// The two networks of the chapter, and what they read in ink.

import { ACTIVATIONS } from "../maths/activations.js";
import { POOLS, forward, scaled, softmax } from "../maths/digit.js";
import { FULL } from "./ink.js";

/** @typedef {import("../maths/digit.js").Layer} Layer */

/** @typedef {keyof typeof SETTINGS} Kind of network */

/** As snippets/experiments/digits.py has trained them. */
export const SETTINGS = {
  bent: { f: ACTIVATIONS.relu.f, pool: POOLS.max },
  straight: { f: ACTIVATIONS.none.f, pool: POOLS.average },
};

/** What a network sees and reads. @param {number[]} ink @param {Layer[]} layers @param {Kind} kind */
export const reading = (ink, layers, kind) => {
  const seen = forward(scaled(ink.map((pixel) => pixel / FULL)), layers, SETTINGS[kind]);
  return { ...seen, shares: softmax(seen.scores) };
};
