// A unit as its activation's curve in a box, with a dot at the present sum and the tangent there.

/** @typedef {import("./surface.js").Place} Place */
/** @typedef {import("../maths/activations.js").Activation} Activation */

const FINE = 96; // pieces of a curve

/** How far a unit's box reaches, to the sides and up. @param {string} bend @param {number} z @param {{ reach: number, highest: number }} usual */
export const zoom = (bend, z, { reach, highest }) => {
  const wide = Math.max(reach, 1.15 * Math.abs(z));
  return [wide, bend === "none" || bend === "ReLU" ? wide : highest];
};

/** A curve, the dot at z and its tangent, in parts of the box. @param {Activation} activation @param {number} z @param {number[]} zoom */
export const curve = ({ f, slope }, z, [wide, high]) => {
  /** @type {Place[]} */ const line = [];
  for (let n = 0; n <= FINE; n += 1) {
    const at = wide * ((2 * n) / FINE - 1);
    line.push([at / wide, f(at) / high]);
  }
  const tilt = (slope(z) * wide) / high;
  const far = Math.min(0.24, 0.75 / Math.abs(tilt));
  /** @type {Place} */ const dot = [z / wide, f(z) / high];
  /** @type {[Place, Place]} */ const tangent = [[dot[0] - far, dot[1] - far * tilt], [dot[0] + far, dot[1] + far * tilt]];
  return { line, dot, tangent };
};
