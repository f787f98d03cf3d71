// What the picture says: one table for each language.

import { raised } from "../core/numbers.js";
import { words as shared } from "../core/words.js";

/** @typedef {import("./training.js").Name} Name */
/** @typedef {import("./told.js").Outcome} Outcome */

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
/** @type {Record<Name, string>} */
const NAMES = { none: "linear", step: "step", relu: "ReLU", tanh: "tanh", sigmoid: "sigmoid", square: "x²" };
/** @type {Record<Name, string>} */
const FLAT = {
  none: "",
  step: "flat on both sides",
  relu: "dead: all on the flat side",
  tanh: "frozen: all where flat",
  sigmoid: "frozen: all where flat",
  square: "",
};
const SHAPES = { closed: "closed", open: "open", thorns: "nothing is called pebble" };
/** @type {Record<Outcome, string>} */
const GUESSED = { closes: "it closes", open: "it stays open", still: "no line moves" };

/** @param {number} size two digits of it, in full */
const short = (size) => (size === 0 ? "0" : size < 0.0005 ? "less than 0.001" : size >= 10 ? size.toFixed(0) : size >= 0.1 ? size.toFixed(2) : size.toFixed(3));
/** @param {number} epoch */
const grouped = (epoch) => epoch.toLocaleString("en");

export const words = {
  /** @param {number} epoch @param {number} share */
  title: (epoch, share) => `epoch ${grouped(epoch)}: ${shared.right(shared.percent(share))}`,
  /** @param {number} epoch @param {number} width @param {Name} activation @param {number} loss @param {number} share @param {keyof typeof SHAPES} shape */
  says: (epoch, width, activation, loss, share, shape) =>
    `Epoch ${grouped(epoch)}, ${NUMBERS[width]} ${NAMES[activation]} ${width > 1 ? "units" : "unit"}: loss ${short(loss)}, ${shared.right(shared.percent(share))}, ${SHAPES[shape]}.`,
  /** @param {number} epoch @param {number} loss */
  epoch: (epoch, loss) => `Epoch ${grouped(epoch)}, loss ${short(loss)}`,
  /** @param {number} n */
  unit: (n) => `Unit ${n}`,
  /** @param {number} size */
  blame: (size) => `blame ${size > 0 && size < 0.0005 ? `10${raised(Math.floor(Math.log10(size)))}` : short(size)}`,
  /** @param {number} size */
  minus: (size) => `−${size}`,
  /** @param {Name} activation */
  flat: (activation) => FLAT[activation],
  play: "Play",
  pause: "Pause",
  further: "+ 50 epochs",
  /** @param {Outcome} outcome @param {number} epoch @param {Outcome | undefined} guess */
  verdict: (outcome, epoch, guess) => {
    const what = { closes: `It closed by epoch ${grouped(epoch)}`, open: "It stayed open", still: "No line has moved" }[outcome];
    if (!guess) return `${what}.`;
    return guess === outcome ? `${what}, as you said.` : `You said: ${GUESSED[guess]}. ${what}. Why? It stands below.`;
  },
  /** @param {number[]} rights @param {number} all */
  tally: (rights, all) => {
    const good = rights.flatMap((share, seed) => (share === 1 ? [seed] : []));
    const which = good.length ? ` (${good.join(", ")})` : "";
    return `${rights.length < all ? `Of ${rights.length} starts so far` : `Of all ${NUMBERS[all] ?? "ten"} starts`}, ${good.length || "none"} got every point right${which}.`;
  },
  refused: {
    started: "A guess comes before the start. Go back to epoch 0, and guess anew.",
    units: "There is at least one unit here, and there are eight at most.",
    first: "This is the start.",
    last: "Its training ends here.",
    tallied: "All starts were tried.",
  },
};
