// Trains beside the page: what every epoch leaves comes back, some epochs at a time.

import { begin, learn, right } from "./learn/training.js";

/** @typedef {import("./learn/training.js").Setting} Setting */
/** @typedef {import("./learn/training.js").Data} Data */
/**
 * @typedef {{ job: number, data: Data, setting: Setting, isTally: boolean }} Asked
 * @typedef {{ job: number, parameters: Float64Array, misses: Float64Array }} Told some epochs more
 * @typedef {{ job: number, rights: number[] }} Counted what share each start so far has got right
 */

const AT_ONCE = 40; // epochs

let latest = 0;
const pause = () => new Promise((go) => { setTimeout(go); }); // and hear whether something else is asked

/** @param {Asked} asked */
const train = async ({ job, data, setting }) => {
  const network = begin(setting, data.dice);
  for (let epoch = 0; epoch <= data.epochs && job === latest; epoch += AT_ONCE) {
    const count = Math.min(AT_ONCE, data.epochs + 1 - epoch);
    const size = network.parameters.length;
    const [parameters, misses] = [new Float64Array(count * size), new Float64Array(count)];
    for (let n = 0; n < count; n += 1) {
      if (epoch + n) learn(network, data, setting.rate);
      parameters.set(network.parameters, n * size);
      misses[n] = network.miss(data.points, data.labels);
    }
    postMessage({ job, parameters, misses });
    await pause();
  }
};

/** @param {Asked} asked */
const tally = async ({ job, data, setting }) => {
  /** @type {number[]} */ const rights = [];
  for (let seed = 0; seed < data.dice.length && job === latest; seed += 1) {
    const network = begin({ ...setting, seed }, data.dice);
    for (let epoch = 0; epoch < data.epochs; epoch += 1) learn(network, data, setting.rate);
    rights.push(right(network, data));
    postMessage({ job, rights });
    await pause();
  }
};

onmessage = ({ data: asked }) => {
  latest = asked.job;
  if (asked.isTally) tally(asked);
  else train(asked);
};
