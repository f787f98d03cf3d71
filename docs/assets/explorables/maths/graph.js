// The tiny network of snippets/gradients.py: two inputs, two hidden units, one output. Forward, and back.

import { LOSSES, Network } from "./network.js";

/** @typedef {import("./activations.js").Activation} Activation */

/**
 * Its values, and what a bit of each place is worth, in E.
 * @param {Activation} activation of the hidden units
 * @param {number[]} numbers the two inputs, then the nine parameters: W by rows, b, v, c
 * @param {number} target
 */
export const graph = ({ f, slope }, numbers, target) => {
  const parameters = numbers.slice(2);
  const network = new Network([2, 2, 1], { f, slope }, LOSSES.square); // the slope by z, exact far out, too
  network.start(parameters);
  network.backward(Float64Array.from(numbers.slice(0, 2)), Float64Array.of(target), 0);
  const [Y, dY] = [network.h[4], network.dz[4]];
  const [z, h, dz] = [network.z, network.h, network.dz].map((all) => [...all.slice(2, 4)]);
  return {
    z,
    h,
    Y,
    E: LOSSES.square.of(Y, target),
    slopes: z.map(slope),
    dY,
    dh: [parameters[6] * dY, parameters[7] * dY],
    dz,
    rates: [
      ...[0, 1].map((j) => parameters[j] * dz[0] + parameters[2 + j] * dz[1]), // over two roads
      ...network.gradient,
    ],
  };
};

/** @typedef {ReturnType<typeof graph>} Graph */
