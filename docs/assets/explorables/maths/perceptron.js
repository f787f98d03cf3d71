// The perceptron, point by point, as snippets/linear_classifier.py has it.

/** @typedef {[number, number, number]} Weights the last is the bias */
/**
 * @typedef {{ points: [number, number][], labels: number[], appended: number, weights: Weights, passes: number }} Lesson
 *   points and their labels, what is appended to each, where the weights start, and how many passes at most
 */
/**
 * @typedef {{ at: number, pass: number, error: number, before: Weights, after: Weights, mistakes: number[] }} Look
 *   at one point: in which pass, its label minus the decision, the weights, and the mistakes so far in each pass
 */

/** @param {Lesson} lesson @param {number} at @returns {Weights} */
export const input = ({ points, appended }, at) => [...points[at], appended];

/** @param {Weights} x @param {Weights} w */
export const score = (x, w) => x[0] * w[0] + x[1] * w[1] + x[2] * w[2];

/** @param {Weights} x @param {Weights} w */
export const decide = (x, w) => (score(x, w) > 0 ? 1 : 0);

/**
 * Every look at a point until a pass is clean, or no pass is left.
 * @param {Lesson} lesson @param {number[]} order @returns {Look[]}
 */
export const looks = (lesson, order) => {
  /** @type {Look[]} */ const all = [];
  let after = lesson.weights;
  /** @type {number[]} */ let mistakes = [];
  for (let pass = 0; pass < lesson.passes && mistakes[pass - 1] !== 0; pass += 1) {
    mistakes = [...mistakes, 0];
    for (const at of order) {
      const before = after;
      const x = input(lesson, at);
      const error = lesson.labels[at] - decide(x, before);
      if (error) {
        after = [before[0] + error * x[0], before[1] + error * x[1], before[2] + error * x[2]];
        mistakes = [...mistakes.slice(0, pass), mistakes[pass] + 1];
      }
      all.push({ at, pass, error, before, after, mistakes });
    }
  }
  return all;
};
