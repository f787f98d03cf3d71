// What the pictures' mathematics makes of the vectors: they come in, and the same with its own numbers
// goes out, both as JSON; what JSON can't say is the text of a number.
import { ACTIVATIONS } from "../../../docs/assets/explorables/maths/activations.js";
import { score } from "../../../docs/assets/explorables/bend/fold.js";
import { LOSSES, Network } from "../../../docs/assets/explorables/maths/network.js";
import { start } from "../../../docs/assets/explorables/maths/starts.js";

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

const begin = ({ dice, width }) => ({ dice, width, start: [...start(dice, width)] });

/** What each run of a set is asked, by what it is given. */
const asked = (given) => ("bend" in given ? fold(given) : "dice" in given ? begin(given) : run(given));

/** @param {string} text */
export const answer = (text) => {
  const sets = Object.entries(JSON.parse(text)).map(([name, set]) => {
    const runs = () => Object.fromEntries(Object.entries(set).map(([key, each]) => [key, asked(each)]));
    return [name, "x" in set ? curves(set) : runs()];
  });
  const all = (_, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
  return JSON.stringify(Object.fromEntries(sets), all);
};
