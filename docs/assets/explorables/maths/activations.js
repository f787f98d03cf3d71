// The activation functions and their slopes, as snippets/activations.py has them: NaN gives NaN, and
// ±∞ the limit.

/**
 * A function, its slope and, where that is cheap, its slope by its value: for networks, which know
 * the value. Far out, where the slope is next to nothing, that has lost its last digits.
 * @typedef {(x: number) => number} Curve
 * @typedef {{ f: Curve, slope: Curve, byValue?: Curve }} Activation
 */

/** @type {Curve} */
const decay = (x) => Math.exp(-Math.abs(x));

/** Where the functions are still no limits. @type {Curve} */
const near = (x) => Math.max(-800, Math.min(x, 800));

/** @type {(x: number, above: number, below: number) => number} */
const choose = (x, above, below) => (x > 0 ? above : x <= 0 ? below : x);

/** @type {Curve} */
const step = (x) => choose(x, 1, 0);

/** @type {Curve} */
export const sigmoid = (x) => (x >= 0 ? 1 : decay(x)) / (1 + decay(x));

/** @type {Curve} */
const sigmoidSlope = (x) => decay(x) / (1 + decay(x) * (2 + decay(x)));

/** @type {Curve} */
export const softplus = (x) => Math.max(x, 0) + Math.log1p(decay(x));

/** Far to the left σ(x) is too small for a number long before x·σ(x) is. @type {Curve} */
const silu = (x) => (x < -700 ? Math.max(x, -800) * Math.exp(Math.max(x, -800) / 2) * Math.exp(x / 2) : x * sigmoid(x));

/** @type {Curve} */
const siluSlope = (all) => {
  const [x, e] = [near(all), decay(all)];
  if (x > 0) return (1 + (x * e) / (1 + e)) / (1 + e);
  if (x > -1) return (e * (1 + x / (1 + e))) / (1 + e);
  return (e * (1 + x + e)) / (1 + e * (2 + e));
};

/** @type {Curve} */
const bell = (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** The area below the bell left of x. On the left it is a fraction in a fraction in a fraction, after Laplace. @type {Curve} */
const normal = (x) => {
  if (!(x > -40 && x < 9)) return step(x);
  if (x < -3) {
    let below = -x;
    for (let k = 60; k > 0; k -= 1) below = k / below - x;
    return bell(x) / below;
  }
  let sum = x;
  for (let term = x, k = 3, before = NaN; sum !== before; k += 2) {
    before = sum;
    sum += term *= (x * x) / k;
  }
  return 0.5 + bell(x) * sum;
};

/** @satisfies {Record<string, Activation>} */
export const ACTIVATIONS = {
  none: { f: (x) => x, slope: () => 1 },
  step: { f: step, slope: (x) => choose(x, 0, 0) },
  relu: { f: (x) => Math.max(x, 0), slope: step },
  leaky_relu: { f: (x) => (x > 0 ? x : 0.01 * x), slope: (x) => choose(x, 1, 0.01) },
  square: { f: (x) => x * x, slope: (x) => 2 * x },
  tanh: { f: Math.tanh, slope: (x) => 4 * sigmoidSlope(2 * x), byValue: (y) => 1 - y * y },
  sigmoid: { f: sigmoid, slope: sigmoidSlope, byValue: (y) => y * (1 - y) },
  softplus: { f: softplus, slope: sigmoid },
  elu: { f: (x) => (x > 0 ? x : Math.expm1(x)), slope: (x) => Math.exp(Math.min(x, 0)) },
  silu: { f: silu, slope: siluSlope },
  gelu: { f: (x) => Math.max(x, -800) * normal(x), slope: (x) => normal(x) + near(x) * bell(x) },
};

/** By the names that a picture gives them. */
export const BENDS = { ...ACTIVATIONS, ReLU: ACTIVATIONS.relu };

/** The same for a float32: computed as above, and rounded at the end. @param {Curve} curve @returns {Curve} */
export const single = (curve) => (x) => Math.fround(curve(Math.fround(x)));
