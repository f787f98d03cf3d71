// What the pictures say: one table for each language.

/** @typedef {import("./fold.js").Bend} Bend */

const COMPASS = ["to the right", "to the upper right", "upwards", "to the upper left", "to the left", "to the lower left", "downwards", "to the lower right"];
const NUMBERS = ["No", "One", "Two", "Three"];
const SIDES = ["no side", "one side", "two sides", "three sides", "four sides", "five sides", "six sides", "seven sides"];
/** @type {Record<Bend, string>} */
const BENDS = { none: "no bend", step: "step", ReLU: "ReLU", tanh: "tanh" };

export const words = {
  /** @param {number} turn in degrees */
  compass: (turn) => COMPASS[Math.round(turn / 45) % 8],
  /** @param {number} count @param {Bend} bend @param {string} what @param {string} share */
  says: (count, bend, what, share) => `${NUMBERS[count]} ${count > 1 ? "units" : "unit"}, ${BENDS[bend]}: ${what}. ${share} right.`,
  /** @param {string} share */
  saysLine: (share) => `A straight line: ${share} right.`,
  straight: "a straight line",
  added: "their arrows add up to one arrow, and that has one straight line",
  addedOutside: "their arrows add up to one arrow, and its line lies outside the picture",
  cancelled: "their arrows cancel, and no line is left",
  nowhere: "no place is on the pebbles' side",
  /** @param {number | undefined} sides that are straight */
  fence: (sides) => (!sides ? "a smooth fence" : sides === 1 ? "a straight fence" : `a fence of ${SIDES[sides]}`),
  /** @param {string} way */
  open: (way) => `, open ${way}`,
  both: ", open at both ends",
  closed: ", closed",
  outside: ", partly outside the picture",
  /** @param {number} n @param {number} x1 @param {number} x2 */
  line: (n, x1, x2) => `Line ${n}, at ${x1.toFixed(2)}, ${x2.toFixed(2)}`,
  /** @param {number} n @param {number} turn @param {string} way */
  arrow: (n, turn, way) => `Arrow ${n}, ${turn}°, ${way}`,
  enough: "There is at least one unit here, and there are three at most.",
};
