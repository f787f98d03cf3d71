// What is told of nine functions at one z: the extremes, and what can be learned from them.

import { ACTIVATIONS, single } from "../maths/activations.js";
import { words } from "./words.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./address.js").Kind} Kind */
/** @typedef {keyof typeof ACTIVATIONS} Name */
/** @typedef {{ name: Name, value: number, slope: number }} Seen a function at z */

/** In the order of the figure. @type {Name[]} */
const CAST = ["step", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "elu", "silu", "gelu"];
/** Those that have a jump or a kink at zero. @type {Name[]} */
const BROKEN = ["step", "relu", "leaky_relu"];
const LEVEL = 3.5; // so far out, what levels off has done so

/** Whether a function has no slope here, and its code takes one by convention. @param {Name} name @param {number} z */
export const isBroken = (name, z) => z === 0 && BROKEN.includes(name);

/** @param {State} state @returns {Seen[]} */
export const look = ({ z, kind }) => CAST.map((name) => {
  const [f, slope] = [ACTIVATIONS[name].f, ACTIVATIONS[name].slope].map((curve) => (kind === "float32" ? single(curve) : curve));
  return { name, value: f(z), slope: slope(z) };
});

/** The steepest or the flattest, all of them if several are. @param {Seen[]} seen @param {(...sizes: number[]) => number} most */
const extreme = (seen, most) => {
  const size = most(...seen.map(({ slope }) => Math.abs(slope)));
  return seen.filter(({ slope }) => Math.abs(slope) === size);
};

/** What a state is, in words. @param {State} state @param {Seen[]} seen */
export const describe = ({ z, kind }, seen) => {
  const smooth = seen.filter(({ name }) => !isBroken(name, z));
  return words.says(z, extreme(smooth, Math.max), extreme(smooth, Math.min), kind);
};

/** Which insight a state holds. @param {State} state @param {Seen[]} seen @param {boolean} isMoved */
export const insight = ({ z, kind }, seen, isMoved) => {
  if (seen.some(({ name, slope }) => slope === 0 && !BROKEN.includes(name))) return kind;
  if (!isMoved) return "start";
  if (z === 0) return "zero";
  if (Math.abs(z) < LEVEL) return "middle";
  if (Math.abs(z) >= 10) return "far";
  return z < 0 ? "left" : "right";
};
