// What the picture of all nine at one z says: one table for each language.

import { minus, raised } from "../core/numbers.js";

/** @typedef {import("./told.js").Name} Name */
/** @typedef {import("./told.js").Seen} Seen */
/** @typedef {import("./address.js").Kind} Kind */

/** @type {Partial<Record<Name, string>>} */
const NAMES = { relu: "ReLU", leaky_relu: "leaky ReLU", elu: "ELU", silu: "SiLU", gelu: "GELU" };

/** A true minus, and powers of ten as they are written by hand. @param {string} digits */
const typeset = (digits) => {
  const [mantissa, power] = digits.split("e");
  return power ? `${minus(mantissa)} × 10${raised(Number(power))}` : minus(mantissa);
};

/** @param {number} x @param {number} digits that count */
const rounded = (x, digits) => typeset(`${Number(x.toPrecision(digits)) + 0}`);

/** As few digits as tell a float32 from its neighbours. @param {number} x */
const shortest = (x) => {
  for (let digits = 1; digits < 9; digits += 1) if (Math.fround(Number(x.toPrecision(digits))) === x) return rounded(x, digits);
  return rounded(x, 9);
};

/** @param {Seen[]} seen */
const named = (seen) => {
  const all = seen.map(({ name }) => words.name(name));
  return all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}` : all[0];
};

export const words = {
  /** @param {Name} name */
  name: (name) => NAMES[name] ?? name,
  /** Three digits, for a panel. @param {number} x */
  short: (x) => rounded(x, Math.abs(x) < 1e-6 ? 2 : 3),
  /** Ten digits of a float64, which are Python's as well; all of a float32. @param {number} x @param {Kind} kind */
  long: (x, kind) => (kind === "float32" ? shortest(x) : rounded(x, 10)),
  /** @param {string} number */
  convention: (number) => `(${number})`,
  /** @param {number} z */
  z: (z) => typeset(Math.abs(z) > 100 && Number.isInteger(z) ? `${z}` : z.toFixed(2)),
  /** @param {number} z @param {Seen[]} steepest @param {Seen[]} flattest @param {Kind} kind */
  says: (z, steepest, flattest, kind) =>
    `z = ${words.z(z)}, in ${kind}. Steepest: ${named(steepest)}, slope ${words.short(steepest[0].slope)}. Flattest: ${named(flattest)}, slope ${words.short(flattest[0].slope)}.`,
  edge: "That is as far as it goes: from −1000 to 1000.",
};
