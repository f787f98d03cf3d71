// Numbers as the pictures write them.

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @param {string} text */
export const minus = (text) => text.replace("-", "−");

/** An exponent. @param {number} power */
export const raised = (power) => `${power < 0 ? "⁻" : ""}${[...`${Math.abs(power)}`].map((digit) => RAISED[Number(digit)]).join("")}`;

/** Two decimals, if something is seen there; of what is smaller, the first digit. @param {number} x */
export const short = (x) => {
  const size = Math.abs(x);
  if (size >= 100) return minus(x.toFixed(0));
  if (x === 0 || size >= 0.005) return minus(String(Number(x.toFixed(2))));
  const [digit, power] = x.toExponential(0).split("e");
  return size >= 0.000095 ? minus(x.toPrecision(1)) : `${minus(digit)}·10${raised(Number(power))}`;
};

/** A change, to five decimals. @param {number} x */
export const change = (x) => {
  const text = Math.abs(x) >= 0.000005 ? minus(x.toFixed(5)) : short(x);
  return x > 0 ? `+${text}` : text;
};

/** Factors with their product: those in brackets that are negative, with a digit more and "≈" where rounding shows. @param {number[]} factors @param {number} product */
export const times = (factors, product) => {
  const shown = factors.map(short);
  const read = shown.reduce((all, each) => all * Number(each.replace("−", "-")), 1);
  const isExact = Math.abs(read - Number(short(product).replace("−", "-"))) < 0.005;
  const long = isExact ? shown : factors.map((each) => (Math.abs(each) < 0.01 ? short(each) : minus(String(Number(each.toFixed(3))))));
  const left = long.map((each, n) => (n && each.startsWith("−") ? `(${each})` : each)).join(" × ");
  return `${left} ${isExact ? "=" : "≈"} ${short(product)}`;
};

/** Two digits, and the power of ten where there are many zeros. @param {number} x */
export const rough = (x) => {
  const size = Math.abs(x);
  if (x === 0 || (size >= 0.01 && size < 1000)) return short(x);
  const [digits, power] = x.toExponential(1).split("e");
  return `${minus(digits)} × 10${raised(Number(power))}`;
};
