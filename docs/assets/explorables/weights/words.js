// What the picture of the nine weights says: one table for each language.

import { words as shared } from "../bend/words.js";
import { minus } from "../core/numbers.js";

const SUBSCRIPTS = "₁₂₃₄₅₆₇₈₉";

/** @param {number} value */
const number = (value) => minus(`${value}`);

/** @param {number} value */
const factor = (value) => (value < 0 ? `(${number(value)})` : number(value));

export const words = {
  number,
  /** @param {string} letter @param {number} n */
  name: (letter, n) => `${letter}${SUBSCRIPTS[n]}`,
  /** @param {string} name @param {number | undefined} value */
  weight: (name, value) => `${name} = ${value === undefined ? "?" : number(value)}`,
  /** The roads from an input. @param {[number, number][]} roads @param {number} sum */
  roads: (roads, sum) => `${roads.map(([one, other]) => `${factor(one)} · ${factor(other)}`).join(" + ")} = ${number(sum)}`,
  /** @param {number[]} two @param {boolean} isLine @param {boolean} isSeen @param {string} share */
  straight: ([u1, u2], isLine, isSeen, share) => {
    const line = isLine ? `one straight line${isSeen ? "" : ", outside the picture"}` : "no line at all";
    return `These nine come to u₁ = ${number(u1)} and u₂ = ${number(u2)}: ${line}. ${share} right.`;
  },
  /** @param {number} sides @param {boolean} isClosed @param {string} share */
  bent: (sides, isClosed, share) => {
    const fence = sides ? `${shared.fence(sides)}${isClosed ? shared.closed : ", open"}` : "no fence";
    return `With ReLU${sides > 1 ? ", these nine come to no u₁ and u₂" : ""}: ${fence}. ${share} right.`;
  },
};
