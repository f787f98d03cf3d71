// What is told of a look at one point, and what can be learned from it.

import { decide, input, score } from "../maths/perceptron.js";
import { words } from "./words.js";

/** @typedef {import("../maths/perceptron.js").Lesson} Lesson */
/** @typedef {import("../maths/perceptron.js").Look} Look */
/** @typedef {import("../maths/perceptron.js").Weights} Weights */

/** The points that weights are wrong about. @param {Lesson} lesson @param {Weights} w */
export const missed = (lesson, w) => lesson.points.map((_, at) => at).filter((at) => decide(input(lesson, at), w) !== lesson.labels[at]);

/** @param {Look} look */
export const count = ({ mistakes }) => mistakes.reduce((sum, each) => sum + each, 0);

/** Whether a look is the last of its pass. @param {Look[]} all @param {number} n */
const isLast = (all, n) => all[n + 1]?.pass !== all[n].pass;

/** Whether a pass ended with the weights with which another one did. @param {Look[]} all @param {number} n */
const comesRound = (all, n) => isLast(all, n) && all.slice(0, n).some((look, k) => isLast(all, k) && look.after.every((part, i) => part === all[n].after[i]));

/** What was seen last, in words. @param {Lesson} lesson @param {Look[]} all @param {number} seen how many looks */
export const describe = (lesson, all, seen) => {
  if (!seen) return words.nothing(lesson.points.length);
  const { pass, at, error, mistakes } = all[seen - 1];
  const n = ((seen - 1) % lesson.points.length) + 1;
  if (seen < all.length) return words.says(n, pass + 1, lesson.labels[at], error, count(all[seen - 1]));
  const end = mistakes[pass] ? words.endless : words.stopped;
  return end(pass + 1, count(all[seen - 1]));
};

/** The numbers of it. @param {Lesson} lesson @param {Look[]} all @param {number} seen */
export const reckon = (lesson, all, seen) => {
  const { length } = lesson.points;
  const right = (/** @type {Weights} */ w) => length - missed(lesson, w).length;
  if (!seen) return [words.same(lesson.weights), "", words.passes([], right(lesson.weights), length)];
  const { at, error, before, after, mistakes } = all[seen - 1];
  const x = input(lesson, at);
  return [
    error ? words.sum(before, x, after, error) : words.same(after),
    words.score(score(x, before), score(x, after), error !== 0),
    words.passes(mistakes, right(after), length),
  ];
};

/** Which insight a look holds. @param {Lesson} lesson @param {Look[]} all @param {number} seen @param {boolean} isOne whether it is the text's one pebble */
export const insight = (lesson, all, seen, isOne) => {
  if (!seen) return "zero";
  const { at, error, before, after, mistakes, pass } = all[seen - 1];
  if (isOne) return error ? "start" : "once";
  if (seen === all.length && !mistakes[pass]) return "stopped";
  if (comesRound(all, seen - 1)) return "round";
  if (!error) return "right";
  const x = input(lesson, at);
  if (decide(x, after) !== lesson.labels[at]) return "still";
  if (missed(lesson, after).length > missed(lesson, before).length) return "again";
  return error > 0 ? "towards" : "away";
};
