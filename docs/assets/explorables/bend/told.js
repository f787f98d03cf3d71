// What is told of lines and their bend: how it looks, and what can be learned from it.

import { cancel } from "./fold.js";
import { shape } from "./sheet.js";
import { words as shared } from "../core/words.js";
import { words } from "./words.js";

/** @typedef {import("./address.js").State} State */

const CLOSE = 0.015; // to the best of all lines, to have found it
const NEAR = 0.055; // to the best of all lines, to be told

/**
 * What a state is, in words.
 * @param {State} state @param {number} right the share
 * @param {ReturnType<typeof import("./sheet.js").sheet>} cut what is seen @param {number} limit of it
 */
export const describe = ({ units, bend }, right, cut, limit) => {
  const { sides, open, isCorridor, reach, ...all } = shape(units, bend);
  const empty = all.empty || (open === undefined && reach <= limit && !cut.pebbles.length); // a smooth fence may shrink to nothing
  const added = cut.fence.length ? words.added : words.addedOutside;
  const straight = units.length === 1 ? words.straight : cancel(units) ? words.cancelled : added;
  const ends = open === undefined ? words.closed : isCorridor ? words.both : words.open(words.compass(open));
  const fence = empty ? words.nowhere : words.fence(bend === "tanh" ? undefined : sides) + ends + (reach > limit ? words.outside : "");
  return { open, sides, empty, text: words.says(units.length, bend, bend === "none" ? straight : fence, shared.percent(right)) };
};

/**
 * Which insight a state holds; some are told only to who has tried.
 * @param {State} state @param {{ open: number | undefined, sides: number, empty: boolean, right: number }} seen
 * @param {number} best of all lines @param {boolean} tried
 */
export const insight = ({ units, bend }, { open, sides, empty, right }, best, tried) => {
  const isOne = units.length === 1;
  if (bend === "none" && isOne) return right >= best - CLOSE ? "line" : right >= best - NEAR ? "near" : "start";
  if (bend === "none") return tried ? "lines" : "add";
  if (empty) return "nowhere";
  if (open === undefined) return right === 1 ? "three" : bend === "ReLU" && sides === 6 ? "six" : "closed";
  if (isOne) return bend === "ReLU" ? "fold" : "side";
  return units.length > 2 ? "turn" : tried ? "open" : "two";
};

