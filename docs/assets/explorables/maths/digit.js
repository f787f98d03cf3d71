// A convolutional network that reads digits, as snippets/digits.py has it: forward, and no further.

/** @typedef {[weights: number[][], biases: number[]]} Layer */
/** @typedef {{ f: (x: number) => number, pool: (block: number[]) => number }} Setting */

const [SIDE, WINDOW, BLOCK] = [8, 3, 2];
const WIDTH = SIDE - WINDOW + 1; // of a feature map
const POOLED = WIDTH / BLOCK;

/** @satisfies {Record<string, Setting["pool"]>} */
export const POOLS = {
  max: (block) => Math.max(...block),
  average: (block) => block.reduce((sum, h) => sum + h / block.length, 0),
};

/** What a window sees: its numbers, row by row. @param {number[]} grid @param {number} width @param {number} row @param {number} column @param {number} side */
const cut = (grid, width, row, column, side) =>
  Array.from({ length: side * side }, (_, n) => grid[(row + Math.floor(n / side)) * width + column + (n % side)]);

/** @param {number[]} weights @param {number[]} inputs @param {number} bias */
const weigh = (weights, inputs, bias) => weights.reduce((sum, w, n) => sum + w * inputs[n], 0) + bias;

/** For each place of a grid of a width and a height. @template T @param {number} width @param {(row: number, column: number) => T} of */
const everywhere = (width, of) => Array.from({ length: width * width }, (_, n) => of(Math.floor(n / width), n % width));

/** Standardised as those it was trained on. @param {number[]} image from 0, paper, to 1, ink */
export const scaled = (image) => image.map((ink) => (ink - 0.3) / 0.4);

/**
 * The feature maps before the activation, what pooling leaves of each, and the scores.
 * @param {number[]} pixels standardised @param {Layer[]} layers @param {Setting} setting
 */
export const forward = (pixels, [[filters, biases], [weights, offsets]], { f, pool }) => {
  const windows = everywhere(WIDTH, (row, column) => cut(pixels, SIDE, row, column, WINDOW));
  const maps = filters.map((filter, k) => windows.map((window) => weigh(filter, window, biases[k])));
  const pooled = maps.map((map) => {
    const bent = map.map(f);
    return everywhere(POOLED, (row, column) => pool(cut(bent, WIDTH, row * BLOCK, column * BLOCK, BLOCK)));
  });
  const inputs = pooled[0].flatMap((_, block) => pooled.map((map) => map[block]));
  return { maps, pooled, scores: weights.map((row, digit) => weigh(row, inputs, offsets[digit])) };
};

/** Each score's share: e to its power, over the sum of them all. @param {number[]} scores */
export const softmax = (scores) => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
};
