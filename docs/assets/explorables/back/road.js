// The road from the knob in hand to E, walked backwards from place to place.

/** @typedef {import("../maths/graph.js").Graph} Graph */
/** @typedef {import("./address.js").State} State */
/** @typedef {{ place: string, rate: number, factors: number[] }} Stop what a bit of a place is worth, and the product that says so */

const INDEX = ["₁", "₂"];

/** Which hidden units the road leads through. @param {number} chosen */
export const units = (chosen) => (chosen < 2 ? [0, 1] : chosen < 6 ? [(chosen - 2) >> 1] : chosen < 10 ? [chosen % 2] : []);

/** The two ends of the road's pieces, from E backwards. @param {number} chosen @param {number} steps that have been walked */
export const pieces = (chosen, steps) => {
  const through = units(chosen).map((unit) => INDEX[unit]);
  const start = `x${INDEX[chosen % 2]}`;
  const all = [["YE"], through.map((i) => `h${i}Y`), through.map((i) => `z${i}h${i}`), through.map((i) => `${start}z${i}`)];
  const long = chosen < 6 ? 4 : chosen < 8 ? 3 : chosen < 10 ? 2 : 1;
  return all.slice(0, Math.min(steps, long)).flat();
};

/** What a bit of the knob itself is worth. @param {State} state @param {Graph} graph @returns {Stop[]} */
const end = ({ chosen, numbers }, { h, dY, dz, rates }) => {
  const [unit] = units(chosen);
  const stop = (/** @type {number[]} */ ...factors) => [{ place: "", rate: rates[chosen], factors }];
  if (chosen < 2) return [0, 1].map((i) => ({ place: `z${INDEX[i]}`, rate: numbers[2 + 2 * i + chosen] * dz[i], factors: [numbers[2 + 2 * i + chosen], dz[i]] }));
  if (chosen < 6) return stop(numbers[chosen % 2], dz[unit]);
  if (chosen < 8) return stop(1, dz[unit]);
  return chosen < 10 ? stop(h[unit], dY) : stop(1, dY);
};

/** All stops of the walk: of one step, several if the road forks. @param {State} state @param {Graph} graph */
export const stops = (state, graph) => {
  const { chosen, numbers } = state;
  const { dY, dh, dz, slopes } = graph;
  const through = units(chosen);
  /** @type {Stop[][]} */ const found = [[{ place: "Y", rate: dY, factors: [] }]];
  if (chosen < 8) {
    found.push(through.map((i) => ({ place: `h${INDEX[i]}`, rate: dh[i], factors: [numbers[8 + i], dY] })));
    found.push(through.map((i) => ({ place: `z${INDEX[i]}`, rate: dz[i], factors: [slopes[i], dh[i]] })));
  }
  found.push(end(state, graph));
  return found;
};
