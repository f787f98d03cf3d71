// A training as snippets/hidden_layer.py does it, epoch by epoch.

import { ACTIVATIONS } from "../maths/activations.js";
import { Network } from "../maths/network.js";
import { start } from "../maths/starts.js";

/** @typedef {"none" | "step" | "relu" | "tanh" | "sigmoid" | "square"} Name */
/** @typedef {{ activation: Name, width: number, seed: number, rate: number }} Setting */
/** @typedef {{ points: Float64Array, labels: Float64Array, dice: number[][], epochs: number }} Data */

/** A network before training. @param {Setting} setting @param {number[][]} dice */
export const begin = ({ activation, width, seed }, dice) => {
  const network = new Network([2, width, 1], ACTIVATIONS[activation]);
  network.start(start(dice[seed], width));
  return network;
};

/** @param {Network} network @param {Data} data @param {number} rate */
export const learn = (network, { points, labels }, rate) => network.epoch(points, labels, () => network.adam(rate));

/** The share of the points that it gets right. @param {Network} network @param {Data} data */
export const right = (network, { points, labels }) =>
  labels.reduce((sum, label, row) => sum + Number(network.forward(points, row) > 0 === (label === 1)), 0) / labels.length;
