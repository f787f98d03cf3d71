// What can be seen of a network at one epoch: its units, and what it says of the plane.

import { crossing, edges, middle, parted, pieces, strips } from "../core/contour.js";
import { right } from "./training.js";

/** @typedef {import("../core/contour.js").Point} Point */
/** @typedef {import("../core/contour.js").Corner} Corner */
/** @typedef {import("../maths/network.js").Network} Network */
/** @typedef {import("./training.js").Data} Data */
/** @typedef {import("./training.js").Name} Name */
/** @typedef {{ weights: Point, bias: number, z: number[], blame: number, isFlat: boolean }} Unit */
/** @typedef {"closed" | "open" | "thorns"} Shape of the boundary, as far as the picture goes */

export const LIMITS = { x: /** @type {Point} */ ([-1.3, 1.3]), y: /** @type {Point} */ ([-1.1, 1.1]) };
const FINE = 48; // rows, where the sheet is curved
const AROUND = 64; // places looked at along each side of the picture

/** Each unit: its line, the points before the bend, the mean size of its blame, and whether its slope is 0 at all of them. @param {Network} network @param {Data} data @returns {Unit[]} */
export const units = (network, { points, labels }) => {
  const { m: count, weights, biases, slope, by } = network.layers[0];
  const p = network.parameters;
  const all = Array.from({ length: count }, (_, n) => {
    /** @type {Point} */ const own = [p[weights + 2 * n], p[weights + 2 * n + 1]];
    return { weights: own, bias: p[biases + n], z: /** @type {number[]} */ ([]), blame: 0, isFlat: true };
  });
  for (const row of labels.keys()) {
    network.backward(points, labels, row);
    for (const [n, unit] of all.entries()) {
      unit.z.push(network.z[2 + n]);
      unit.blame += Math.abs(network.dz[2 + n]) / labels.length;
      unit.isFlat &&= slope(by[2 + n]) === 0;
    }
  }
  network.forget();
  return all;
};

/** What it says of a place. @param {Network} network @returns {(place: Point) => number} */
export const score = (network) => {
  const at = new Float64Array(2);
  return (place) => {
    at.set(place);
    return network.forward(at, 0);
  };
};

/** The boundary of flat pieces: where the next one is on the other side. @param {Point[]} places @param {(place: Point) => number} height */
const walls = (places, height) => {
  const [[left, right], [low, high]] = [LIMITS.x, LIMITS.y];
  return edges(places).filter(({ beyond: [a, b], beyond }) => a > left && a < right && b > low && b < high && height(beyond) <= 0);
};

/** The sides of pebbles and thorns, and the boundary between. @param {Network} network @param {Name} activation @param {Unit[]} all */
export const sides = (network, activation, all) => {
  const height = score(network);
  const reports = all.map(({ weights: [a, b], bias }) => (/** @type {Point} */ [x1, x2]) => a * x1 + b * x2 + bias);
  const isCurved = ["tanh", "sigmoid", "square"].includes(activation);
  const isStep = activation === "step";
  const plates = () => pieces(activation === "none" ? [] : reports, LIMITS).map((places) => {
    const level = isStep ? height(middle(places)) : undefined;
    return places.map((place) => ({ place, height: level ?? height(place) }));
  });
  /** @type {Corner[][]} */ const pebbles = [];
  /** @type {Corner[][]} */ const thorns = [];
  /** @type {[Point, Point][]} */ const fence = [];
  for (const piece of isCurved ? strips(height, LIMITS, FINE) : plates()) {
    const { up, down } = parted(piece);
    if (up.length) pebbles.push(up);
    if (down.length) thorns.push(down);
    if (isStep && up.length) fence.push(...walls(up.map(({ place }) => place), height).map(({ side }) => side));
    else fence.push(...crossing(up));
  }
  return { pebbles, thorns, fence };
};

/** Whether the pebbles' side reaches the edge of the picture. @param {Network} network @param {boolean} hasPebbles @returns {Shape} */
const shape = (network, hasPebbles) => {
  const height = score(network);
  const [[left, right], [low, high]] = [LIMITS.x, LIMITS.y];
  const isOut = Array.from({ length: AROUND + 1 }, (_, n) => n / AROUND).some((part) => {
    const [x, y] = [left + part * (right - left), low + part * (high - low)];
    return [[x, low], [x, high], [left, y], [right, y]].some(([a, b]) => height([a, b]) > 0);
  });
  return isOut ? "open" : hasPebbles ? "closed" : "thorns";
};

/** @param {Network} network @param {Name} activation @param {Data} data */
export const look = (network, activation, data) => {
  const all = units(network, data);
  const plane = sides(network, activation, all);
  return { units: all, plane, right: right(network, data), shape: shape(network, plane.pebbles.length > 0), outputs: [...network.parameters.subarray(3 * all.length, 4 * all.length)] };
};

/** @typedef {ReturnType<typeof look>} Look */
