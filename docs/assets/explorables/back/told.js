// What is told of the knob in hand: its rate, a nudge, each step of the walk, and what can be learned from it.

import { change, short, times } from "../core/numbers.js";
import { units } from "./road.js";
import { words } from "./words.js";

/** @typedef {import("../maths/graph.js").Graph} Graph */
/** @typedef {import("./address.js").State} State */
/** @typedef {import("./road.js").Stop} Stop */
/** @typedef {{ promised: number, came: number }} Nudge */

const FLAT = 0.02; // a slope that is as good as level
const WEAK = 0.1; // a rate that hardly moves a weight

/** @param {State} state @param {Graph} graph */
export const describe = ({ chosen, numbers }, { rates }) => words.says(chosen, short(numbers[chosen]), short(rates[chosen]));

/** @param {State} state @param {Nudge} nudge */
export const nudged = ({ chosen, numbers }, { came, promised }) => words.nudged(chosen, short(numbers[chosen]), change(came), change(promised));

/** The product all along the road through one unit. @param {State} state @param {Graph} graph @param {number} unit @param {Stop} end */
const along = ({ chosen, numbers }, { dY, slopes }, unit, { factors, rate }) =>
  times(chosen < 8 ? [dY, numbers[8 + unit], slopes[unit], ...(chosen < 6 ? [factors[0]] : [])] : [dY, factors[0]], rate);

/** @param {State} state @param {Graph} graph @param {Stop[][]} all @param {number} steps */
export const walked = (state, graph, all, steps) => {
  const { chosen } = state;
  const here = all[steps - 1];
  if (steps === 1) return words.first(short(graph.dY));
  if (steps < all.length) {
    const why = steps === 2 ? words.weightFirst : words.slopeFirst;
    return `${here.map(({ place, factors, rate }) => words.by(place, times(factors, rate))).join("; ")} (${why}).`;
  }
  const roads = here.map((stop, n) => along(state, graph, units(chosen)[n] ?? 0, stop));
  return roads.length > 1 ? words.added(chosen, roads, short(graph.rates[chosen])) : words.last(chosen, roads[0]);
};

/** What the activation does to the road: "" if nothing special. @param {State} state @param {Graph} graph */
const blocked = ({ bend, chosen }, { slopes, rates }) => {
  if (chosen > 7) return "";
  const steepest = Math.max(...units(chosen).map((unit) => Math.abs(slopes[unit])));
  if (bend === "step") return "step";
  if (steepest === 0) return "dead";
  return steepest < FLAT && Math.abs(rates[chosen]) < WEAK ? "flat" : "";
};

/**
 * Which insight a state holds.
 * @param {State} state @param {Graph} graph @param {Nudge | undefined} nudge if that was the last that was done
 * @param {boolean} isWalked if the last that was done was the end of a walk
 */
export const insight = (state, graph, nudge, isWalked) => {
  const found = blocked(state, graph);
  if (found) return found;
  if (nudge) return Math.abs(nudge.came - nudge.promised) <= 0.1 * Math.abs(nudge.promised) ? "nudged" : "bottom";
  if (isWalked) return state.chosen < 2 ? "added" : "walked";
  return state.bend === "none" ? "straight" : "start";
};
