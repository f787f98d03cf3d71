// What the picture to draw in says: one table for each language.

const INK = ["paper", "light", "half", "dark", "ink"];

/** @param {number} share */
const percent = (share) => (share >= 0.995 ? "over 99\u00a0%" : `${Math.round(100 * share)}\u00a0%`);

export const words = {
  percent,
  /** @param {number} digit */
  title: (digit) => `read as: ${digit}`,
  /** What is read, and what else it could be. @param {{ digit: number, share: number }[]} guesses */
  says: ([first, ...others]) =>
    `Read as ${first.digit}: ${percent(first.share)}${others.map(({ digit, share }) => `, then ${digit}: ${percent(share)}`).join("")}.`,
  /** @param {string} meant @param {boolean} isMoved */
  test: (meant, isMoved) => `A test digit, somebody's ${meant}${isMoved ? ", moved" : ""}.`,
  blank: "Blank paper.",
  mine: "Your drawing.",
  /** @param {number} row @param {number} column @param {number} ink from 0 to 1 */
  pixel: (row, column, ink) => `Row ${row}, column ${column}: ${INK[Math.round(4 * ink)]}`,
  pad: "Draw by keyboard: arrow keys move, Space inks, Backspace rubs out",
  /** @param {number} best */
  maps: (best) => `C: The drawing's eight feature maps. The largest number is in map ${best}.`,
  /** @param {number} best */
  left: (best) => `D: What is left of the maps. The largest number is in map ${best}.`,
  far: "No ink is left that could be moved that way.",
  pooled: { bent: "after ReLU and max-pooling", straight: "after average pooling" },
};
