// What the pictures' mathematics makes of the vectors: they come in, and the same with its own numbers
// goes out, both as JSON; what JSON can't say is the text of a number.
import { ACTIVATIONS, single } from "../../../docs/assets/explorables/maths/activations.js";
import { SETTINGS } from "../../../docs/assets/explorables/digit/reader.js";
import { chain } from "../../../docs/assets/explorables/maths/chain.js";
import { forward, scaled, softmax } from "../../../docs/assets/explorables/maths/digit.js";
import { graph } from "../../../docs/assets/explorables/maths/graph.js";
import { score } from "../../../docs/assets/explorables/bend/fold.js";
import { count } from "../../../docs/assets/explorables/votes/ballot.js";
import { nineWeights, twoWeights } from "../../../docs/assets/explorables/maths/stacking.js";
import { looks } from "../../../docs/assets/explorables/maths/perceptron.js";
import { LOSSES, Network } from "../../../docs/assets/explorables/maths/network.js";
import { start } from "../../../docs/assets/explorables/maths/starts.js";
import { activate, convolve, pool } from "../../../docs/assets/explorables/maths/window.js";

const curves = ({ x }, how = (curve) => curve) => {
  const made = Object.entries(ACTIVATIONS).map(([name, { f, slope }]) => {
    return [name, [f, slope].map(how).map((curve) => x.map((each) => curve(Number(each))))];
  });
  return { x, ...Object.fromEntries(made) };
};

const run = (given) => {
  const network = new Network(given.widths, ACTIVATIONS[given.activation], LOSSES[given.loss]);
  const [points, targets] = [given.points, given.targets].map((each) => Float64Array.from(each));
  const epochs = (n) => {
    network.start(given.start);
    for (let i = 0; i < n; i += 1) network.epoch(points, targets, () => network[given.step](given.rate));
    return [...network.parameters];
  };
  epochs(0);
  const scores = given.targets.map((_, row) => network.forward(points, row));
  const miss = network.miss(points, targets);
  scores.forEach((_, row) => network.backward(points, targets, row));
  const gradient = Array.from(network.gradient, (sum) => sum / network.rows);
  const made = { scores, miss, gradient, once: epochs(1), ten: epochs(10), end: network.miss(points, targets) };
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, made[key] ?? value]));
};

const fold = ({ points, units, bend }) => ({ points, units, bend, scores: points.map(score(units, bend)) });

const layer = (given) => {
  const { image, kernel, activation, pooling } = given;
  const sums = convolve(image, kernel);
  return { ...given, sums, activated: pool(activate(sums, activation), pooling), pooled: activate(pool(sums, pooling), activation) };
};

const ballot = ({ units, points }) => ({ units, points, votes: points.map(count(units)) });

const stack = ({ points, nine }) => {
  const [plain, bent] = [ACTIVATIONS.none, ACTIVATIONS.relu].map(({ f }) => points.map(nineWeights(nine, f)));
  return { points, nine, two: twoWeights(nine), plain, bent };
};

const walk = ({ lesson, order }) => {
  const all = looks(lesson, order);
  const weights = [lesson.weights, ...all.filter(({ error }) => error).map(({ after }) => after)];
  return { lesson, order, weights, mistakes: all[all.length - 1].mistakes };
};

const digit = (given) => {
  const pixels = given.image ? scaled(given.image) : given.pixels;
  if (!given.layers) return { ...given, pixels };
  const seen = forward(pixels, given.layers, SETTINGS[given.network]);
  return { ...given, pixels, ...seen, ...("shares" in given ? { shares: softmax(seen.scores) } : {}) };
};

const tiny = ({ tiny: name, numbers, target }) => ({ tiny: name, numbers, target, ...graph(ACTIVATIONS[name], numbers, target) });

const row = ({ row: name, z, weight, layers }) => ({ row: name, z, weight, layers, ...chain(ACTIVATIONS[name], z, weight, layers) });

const begin = ({ dice, width }) => ({ dice, width, start: [...start(dice, width)] });

/** What answers a run: the first whose key is among what the run says. */
const RUNS = {
  bend: fold,
  pooling: layer,
  votes: ballot,
  nine: stack,
  lesson: walk,
  pixels: digit,
  tiny,
  row,
  dice: begin,
  widths: run,
};

/** @param {string} text */
export const answer = (text) => {
  const sets = Object.entries(JSON.parse(text)).map(([name, set]) => {
    const answers = (each) => Object.entries(RUNS).find(([key]) => key in each)[1](each);
    const runs = () => Object.fromEntries(Object.entries(set).map(([key, each]) => [key, answers(each)]));
    return [name, "x" in set ? curves(set, name === "singles" ? single : undefined) : runs()];
  });
  const all = (_, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
  return JSON.stringify(Object.fromEntries(sets), all);
};
