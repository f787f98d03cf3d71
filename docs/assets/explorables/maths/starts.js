// What a network of one hidden layer starts from: as snippets/hidden_layer.py takes it from random_layers.

/**
 * Its parameters, as `pack` orders them: weights at random, biases zero.
 * @param {number[]} dice random numbers, of which it takes the first @param {number} width how many hidden units
 */
export const start = (dice, width) => {
  const [hidden, output] = [dice.slice(0, 2 * width), dice.slice(3 * width, 4 * width)]; // between them, the biases that it would have
  return Float64Array.from([
    ...hidden.map((each) => each / Math.sqrt(2)),
    ...Array(width).fill(0),
    ...output.map((each) => each / Math.sqrt(width)),
    0,
  ]);
};
