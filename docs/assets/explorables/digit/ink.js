// The paper: sixty-four pixels, each with ink in sixteenths, as in the data; and the pen.

export const SIDE = 8;
export const FULL = 16;
const CODE = "0123456789abcdefg";
const FINE = 4; // dots of a pixel, each way: a pixel's ink is how many of its sixteen the pen has passed
const PEN = 0.75; // its radius, in pixels

/** @typedef {[number, number]} Place across and down, in pixels */

/** @param {number[]} ink */
export const write = (ink) => ink.map((pixel) => CODE[pixel]).join("");

/** @param {string} text */
export const read = (text) => Array.from(text, (each) => CODE.indexOf(each));

/** All of it moved; what leaves the paper is gone. @param {number[]} ink @param {Place} by */
export const shift = (ink, [across, down]) =>
  ink.map((_, n) => {
    const [row, column] = [Math.floor(n / SIDE) - down, (n % SIDE) - across];
    return Math.min(row, column) >= 0 && Math.max(row, column) < SIDE ? ink[row * SIDE + column] : 0;
  });

/** How far a place is from the way between two others. @param {Place} at @param {Place} from @param {Place} to */
const away = ([x, y], [a, b], [c, d]) => {
  const [u, v] = [c - a, d - b];
  const along = ((x - a) * u + (y - b) * v) / (u * u + v * v || 1);
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(x - a - part * u, y - b - part * v);
};

/** The pen, or the rubber, from where it touches the paper. @param {number[]} before @param {boolean} rubs */
export const stroke = (before, rubs) => {
  const passed = before.map(() => new Set());
  /** @type {Place | undefined} */ let last;
  /** The ink when it has come to a place. @param {Place} to */
  return (to) => {
    for (let n = 0; n < (SIDE * FINE) ** 2; n += 1) {
      const [column, row] = [n % (SIDE * FINE), Math.floor(n / (SIDE * FINE))];
      if (away([(column + 0.5) / FINE, (row + 0.5) / FINE], last ?? to, to) >= PEN) continue;
      passed[Math.floor(row / FINE) * SIDE + Math.floor(column / FINE)].add(n);
    }
    last = to;
    return before.map((ink, n) => (rubs ? Math.min(ink, FULL - passed[n].size) : Math.max(ink, passed[n].size)));
  };
};
