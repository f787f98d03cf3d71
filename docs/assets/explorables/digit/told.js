// What is told of a drawing: what the network reads, and what can be learned from it.

import { scaled } from "../maths/digit.js";
import { words } from "./words.js";

const LEAST = 0.005; // a share that is told
const SURE = 0.9; // a share that is high
const LIT = 0.8; // of the most that a filter can say

/** @typedef {import("./address.js").State} State */
/** @typedef {import("../maths/digit.js").Layer} Layer */
/**
 * How much ink there is, which digit was meant, if it is one of the data, and the shares of all ten;
 * whether it is the picture's start, or was moved, and is read as before; which filter is lit.
 * @typedef {{ total: number, meant: string | undefined, shares: number[], isFresh: boolean, isMoved: boolean, stays: boolean, lit: number }} Seen
 */

/** The digits by their shares. @param {number[]} shares */
export const guesses = (shares) => shares.map((share, digit) => ({ digit, share })).sort((a, b) => b.share - a.share);

/** @param {Seen} seen */
export const describe = ({ total, meant, shares, isMoved }) => {
  const told = guesses(shares).filter(({ share }, n) => n === 0 || (n < 3 && share >= LEAST));
  return `${meant ? words.test(meant, isMoved) : total ? words.mine : words.blank} ${words.says(told)}`;
};

/**
 * The number of a filter that meets here nearly all that it looks for, ink and paper; 0 if none does.
 * One that looks for no ink doesn't count. @param {number[][]} maps @param {Layer} layer
 */
export const lit = (maps, [filters, biases]) => {
  const [ink, paper] = scaled([1, 0]);
  const parts = filters.map((filter, k) => {
    const most = filter.reduce((sum, w) => sum + w * (w > 0 ? ink : paper), biases[k]);
    return Math.max(...filter) > 0 ? Math.max(...maps[k]) / most : 0;
  });
  const best = parts.indexOf(Math.max(...parts));
  return parts[best] >= LIT ? best + 1 : 0;
};

/** Which insight a state holds. @param {State} state @param {Seen} seen @param {[number, number]} ink of real digits, at least and at most */
export const insight = ({ kind }, { total, meant, shares, isMoved, stays, lit: filter, isFresh }, [least, most]) => {
  const [{ digit, share }] = guesses(shares);
  if (isFresh) return "start";
  if (isMoved) return stays ? "held" : "moved";
  if (meant !== undefined) return `${digit}` === meant ? (kind === "straight" ? "straight" : "right") : "strange";
  if (!total) return "blank";
  if (filter && kind === "bent" && total < least) return "lit";
  if ((total < least || total > most) && share >= SURE) return "nothing";
  return "mine";
};
