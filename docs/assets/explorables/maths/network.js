// A network and its training, as snippets/hidden_layer.py and snippets/first_training.py have them.

import { ACTIVATIONS, sigmoid, softplus } from "./activations.js";

/** @typedef {import("./activations.js").Activation} Activation */

/**
 * What an output costs, beside what would be right, and the slope of that by the output.
 * @typedef {(output: number, target: number) => number} Cost
 * @typedef {{ of: Cost, slope: Cost }} Loss
 */

/** @satisfies {Record<string, Loss>} */
export const LOSSES = {
  log: {
    of: (score, label) => softplus(label === 1 ? -score : score),
    slope: (score, label) => sigmoid(score) - (label === 1 ? 1 : 0),
  },
  square: {
    of: (output, target) => 0.5 * (output - target) * (output - target),
    slope: (output, target) => output - target,
  },
};

/** Layer after layer of units. Points are rows of inputs, targets rows of outputs, all in one array. */
export class Network {
  /**
   * @param {number[]} widths how many inputs, hidden units of each layer, and outputs
   * @param {Activation} hidden @param {Loss} loss
   * @param {Activation} output none where the outputs are scores
   */
  constructor(widths, hidden, loss = LOSSES.log, output = ACTIVATIONS.none) {
    const units = widths.reduce((all, width) => all + width);
    this.inputs = widths[0];
    this.outputs = widths[widths.length - 1];
    this.first = units - this.outputs; // the place of the first output
    this.loss = loss;
    this.h = new Float64Array(units); // what the units say of the last row; in front, the inputs
    this.z = new Float64Array(units); // before the activation
    this.dz = new Float64Array(units); // the slopes of the loss by z
    let [from, end] = [0, 0];
    this.layers = widths.slice(1).map((m, before) => {
      const k = widths[before];
      const { f, slope, byValue } = before + 2 < widths.length ? hidden : output;
      const weights = end; // the place of the first, a row for each unit; behind them the biases
      end += k * m + m;
      from += k;
      const slopes = byValue ? { slope: byValue, by: this.h } : { slope, by: this.z };
      return { k, m, from: from - k, to: from, weights, biases: end - m, end, f, ...slopes };
    });
    this.parameters = new Float64Array(end);
    this.gradient = new Float64Array(end); // summed over `rows` rows
    this.rows = 0;
    this.mean = new Float64Array(end); // what Adam remembers, until `steps`
    this.square = new Float64Array(end);
    this.steps = 0;
  }

  /** Begin anew, from parameters as `pack` orders them. @param {ArrayLike<number>} parameters */
  start(parameters) {
    this.parameters.set(parameters);
    for (const memory of [this.gradient, this.mean, this.square]) memory.fill(0);
    this.rows = this.steps = 0;
  }

  /** What comes out of a row, the last of it if it is several. @param {Float64Array} points @param {number} row */
  forward(points, row) {
    const { layers, inputs, parameters, h, z } = this;
    for (let j = 0; j < inputs; j += 1) h[j] = points[row * inputs + j];
    for (const { k, m, from, to, weights, biases, f } of layers) {
      for (let i = 0; i < m; i += 1) {
        let sum = parameters[biases + i];
        for (let j = 0; j < k; j += 1) sum += parameters[weights + i * k + j] * h[from + j];
        z[to + i] = sum;
        h[to + i] = f(sum);
      }
    }
    return h[h.length - 1];
  }

  /** Add what a row says to the gradient. @param {Float64Array} points @param {Float64Array} targets @param {number} row */
  backward(points, targets, row) {
    this.forward(points, row);
    const { layers, first, outputs, parameters, gradient, h, dz, loss } = this;
    for (let i = 0; i < outputs; i += 1) dz[first + i] = loss.slope(h[first + i], targets[row * outputs + i]);
    for (let place = layers.length - 1; place >= 0; place -= 1) {
      const { k, m, from, to, weights, biases, slope, by } = layers[place];
      for (let i = 0; i < m; i += 1) {
        const blame = dz[to + i] * slope(by[to + i]);
        dz[to + i] = blame;
        gradient[biases + i] += blame;
        for (let j = 0; j < k; j += 1) gradient[weights + i * k + j] += blame * h[from + j];
      }
      for (let j = 0; place > 0 && j < k; j += 1) {
        let sum = 0;
        for (let i = 0; i < m; i += 1) sum += parameters[weights + i * k + j] * dz[to + i];
        dz[from + j] = sum;
      }
    }
    this.rows += 1;
  }

  /** A step downhill on the mean over the rows that were added. @param {number} rate */
  descend(rate) {
    const { layers, parameters, gradient, rows } = this;
    for (const { weights, biases, end } of layers) {
      for (let i = weights; i < biases; i += 1) parameters[i] -= (rate / rows) * gradient[i];
      for (let i = biases; i < end; i += 1) parameters[i] -= (rate * gradient[i]) / rows;
    }
    this.forget();
  }

  /** The same with a step size of its own for every parameter. @param {number} rate */
  adam(rate) {
    const { parameters, gradient, rows, mean, square } = this;
    this.steps += 1;
    const [meanShare, squareShare] = [1 - 0.9 ** this.steps, 1 - 0.999 ** this.steps];
    for (let i = 0; i < parameters.length; i += 1) {
      const g = gradient[i] / rows;
      mean[i] = 0.9 * mean[i] + 0.1 * g;
      square[i] = 0.999 * square[i] + 0.001 * g * g;
      const usual = Math.sqrt(square[i] / squareShare) + 1e-8;
      parameters[i] -= (rate * mean[i]) / meanShare / usual;
    }
    this.forget();
  }

  forget() {
    for (let i = 0; i < this.gradient.length; i += 1) this.gradient[i] = 0;
    this.rows = 0;
  }

  /**
   * Once through all rows, with a step behind every batch, or behind all.
   * @param {Float64Array} points @param {Float64Array} targets
   * @param {(network: Network) => void} step such as `(network) => network.descend(0.5)`
   * @param {number} batch how many rows
   */
  epoch(points, targets, step, batch = Infinity) {
    const n = targets.length / this.outputs;
    for (let row = 0; row < n; row += 1) {
      this.backward(points, targets, row);
      if (this.rows === batch || row === n - 1) step(this);
    }
  }

  /** The loss, on average over all rows. @param {Float64Array} points @param {Float64Array} targets */
  miss(points, targets) {
    const { first, outputs, h, loss } = this;
    const n = targets.length / outputs;
    let sum = 0;
    for (let row = 0; row < n; row += 1) {
      this.forward(points, row);
      for (let i = 0; i < outputs; i += 1) sum += loss.of(h[first + i], targets[row * outputs + i]);
    }
    return sum / n;
  }
}
