// What this picture says: one table for each language.

const NAMES = ["Input x₁", "Input x₂", "Weight from x₁ to z₁", "Weight from x₂ to z₁", "Weight from x₁ to z₂", "Weight from x₂ to z₂"];
NAMES.push("Bias of z₁", "Bias of z₂", "Weight from h₁ to Y", "Weight from h₂ to Y", "Bias of Y");

export const words = {
  /** @param {number} n */
  name: (n) => NAMES[n],
  /** @param {number} n @param {string} value */
  knob: (n, value) => `${NAMES[n]}: ${value}`,
  /** @param {string} value */
  bias: (value) => `bias ${value}`,
  /** @param {string} value */
  slope: (value) => `slope ${value}`,
  /** @param {number} n @param {string} value @param {string} rate */
  says: (n, value, rate) => `${NAMES[n]}: ${value}. Its rate is ${rate}: ${rate === "0" ? "turn it a little, and E hardly moves." : `turned up a little, E ${rate.startsWith("−") ? "falls" : "rises"} ${rate.replace("−", "")} times as far.`}`,
  /** @param {number} n @param {string} value @param {string} came @param {string} promised */
  nudged: (n, value, came, promised) => `${NAMES[n]}, nudged by 0.01 to ${value}: E changed by ${came}. Promised: ${promised}.`,
  /** @param {string} rate */
  first: (rate) => `E is half the squared error, so a bit of Y is worth the error: ${rate}.`,
  /** @param {string} place @param {string} product */
  by: (place, product) => `${place}: ${product}`,
  weightFirst: "weight times rate on its right",
  slopeFirst: "slope times rate on its right",
  /** @param {number} n @param {string} product */
  last: (n, product) => `${NAMES[n]}: ${product}.`,
  /** @param {number} n @param {string[]} roads @param {string} sum */
  added: (n, roads, sum) => `${NAMES[n]}, by way of z₁: ${roads[0]}. By way of z₂: ${roads[1]}. Both roads together: ${sum}.`,
};
