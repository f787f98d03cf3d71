// What the pictures' mathematics makes of the vectors: they come in, and the same with its own numbers
// goes out, both as JSON; what JSON can't say is the text of a number.
import { ACTIVATIONS } from "../../../docs/assets/explorables/maths/activations.js";
import { chain } from "../../../docs/assets/explorables/maths/chain.js";
import { graph } from "../../../docs/assets/explorables/maths/graph.js";
import { score } from "../../../docs/assets/explorables/bend/fold.js";
import { LOSSES, Network } from "../../../docs/assets/explorables/maths/network.js";

const curves = ({ x }) => {
  const made = Object.entries(ACTIVATIONS).map(([name, { f, slope }]) => {
    return [name, [f, slope].map((curve) => x.map((each) => curve(Number(each))))];
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

const tiny = ({ tiny: name, numbers, target }) => ({ tiny: name, numbers, target, ...graph(ACTIVATIONS[name], numbers, target) });

const row = ({ row: name, z, weight, layers }) => ({ row: name, z, weight, layers, ...chain(ACTIVATIONS[name], z, weight, layers) });

/** Whoever gives a run says with one of its keys whose it is. */
const made = (each) => ("bend" in each ? fold(each) : "tiny" in each ? tiny(each) : "row" in each ? row(each) : run(each));

/** @param {string} text */
export const answer = (text) => {
  const sets = Object.entries(JSON.parse(text)).map(([name, set]) => {
    const runs = () => Object.fromEntries(Object.entries(set).map(([key, each]) => [key, made(each)]));
    return [name, "x" in set ? curves(set) : runs()];
  });
  const all = (_, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
  return JSON.stringify(Object.fromEntries(sets), all);
};
