// Nine weights, and the two they come to, as snippets/stacking.py has them.

/** @typedef {[x1: number, x2: number]} Input */

/** What the hidden units add up. @param {number[]} nine @returns {((input: Input) => number)[]} */
export const sums = ([w1, w2, w3, w4, w5, w6]) => [
  ([x1, x2]) => x1 * w1 + x2 * w2,
  ([x1, x2]) => x1 * w3 + x2 * w4,
  ([x1, x2]) => x1 * w5 + x2 * w6,
];

/** The output, with an activation between the layers. @param {number[]} nine @param {(z: number) => number} f @returns {(input: Input) => number} */
export const nineWeights = (nine, f) => {
  const [one, two, three] = sums(nine);
  const [w7, w8, w9] = nine.slice(6);
  return (input) => w7 * f(one(input)) + w8 * f(two(input)) + w9 * f(three(input));
};

/** @param {number[]} nine */
export const twoWeights = ([w1, w2, w3, w4, w5, w6, w7, w8, w9]) => [w1 * w7 + w3 * w8 + w5 * w9, w2 * w7 + w4 * w8 + w6 * w9];
