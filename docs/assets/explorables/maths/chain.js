// A network as narrow as can be, as snippets/chain.py has it: one unit a layer.

/** @typedef {import("./activations.js").Activation} Activation */

/**
 * The sum in each layer, and what each layer hears of a rate of one in the last.
 * @param {Activation} activation @param {number} z the first sum @param {number} weight from each unit to the next
 * @param {number} layers
 */
export const chain = ({ f, slope }, z, weight, layers) => {
  const sums = [z];
  const heard = [1];
  while (sums.length < layers) sums.push(weight * (f(sums[sums.length - 1]) - f(0)));
  for (const each of sums.slice(0, -1).reverse()) heard.unshift(heard[0] * weight * slope(each));
  return { sums, heard };
};
