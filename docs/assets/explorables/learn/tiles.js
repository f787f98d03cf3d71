// A tile for each unit: its function, where the points lie on its z axis, and the blame it gets.

import { write } from "../core/text.js";
import { words } from "./words.js";
import { ACTIVATIONS } from "../maths/activations.js";

/** @typedef {import("./look.js").Unit} Unit */
/** @typedef {import("./training.js").Name} Name */

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, TOP, FOOT, AXIS, TICK] = [100, 4, 34, 46, 7]; // of a tile's picture
const PIECES = 48; // of a curve

/** The next of 1, 2, 5, 10 … @param {number} size */
const rounded = (size) => {
  const ten = 10 ** Math.floor(Math.log10(Math.max(size, 1)));
  return ten * ([1, 2, 5].find((some) => some * ten >= size) ?? 10);
};

/** @param {Name} activation @param {number} reach of the z axis, both ways */
const curve = (activation, reach) => {
  const { f } = ACTIVATIONS[activation];
  const zs = activation === "step" ? [-reach, 0, 1e-9, reach] : Array.from({ length: PIECES + 1 }, (_, n) => reach * ((2 * n) / PIECES - 1));
  const values = zs.map(f);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `M${zs.map((z, n) => `${across(z, reach)} ${(FOOT - ((values[n] - low) / (high - low)) * (FOOT - TOP)).toFixed(1)}`).join("L")}`;
};

/** @param {number} z @param {number} reach */
const across = (z, reach) => ((WIDTH / 2) * (1 + z / reach)).toFixed(1);

const tile = () => {
  const item = document.createElement("li");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} 56`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const [axis, bend, pebbles, thorns] = ["axis", "bend", "pebbles", "thorns"].map((look) => {
    const made = document.createElementNS(SVG, "path");
    made.setAttribute("class", look);
    svg.append(made);
    return made;
  });
  axis.setAttribute("d", `M0 ${AXIS}H${WIDTH}M${WIDTH / 2} ${TOP}V${AXIS + TICK}`);
  const [name, ends, bar, amount, why] = ["name", "ends", "blame", "amount", "why"].map((look) => {
    const made = document.createElement("span");
    made.className = look;
    return made;
  });
  const size = document.createElement("span");
  bar.append(size);
  ends.ariaHidden = "true";
  const [low, , high] = ["", "z", ""].map((textContent) => ends.appendChild(Object.assign(document.createElement("span"), { textContent })));
  item.append(name, svg, ends, bar, amount, why);

  /** @param {Unit} unit @param {number} n @param {Name} activation @param {Float64Array} labels */
  const draw = ({ z, blame, isFlat }, n, activation, labels) => {
    const reach = rounded(Math.max(...z.map(Math.abs)));
    const ticks = (/** @type {number} */ label, /** @type {number} */ from) =>
      z.map((each, row) => (labels[row] === label ? `M${across(each, reach)} ${from}v${TICK}` : "")).join("");
    bend.setAttribute("d", curve(activation, reach));
    pebbles.setAttribute("d", ticks(1, AXIS - TICK));
    thorns.setAttribute("d", ticks(0, AXIS));
    item.toggleAttribute("data-flat", isFlat);
    write(name, words.unit(n + 1));
    write(low, words.minus(reach));
    write(high, `${reach}`);
    size.style.width = `${Math.min(100, 150 * Math.sqrt(blame))}%`;
    write(amount, words.blame(blame));
    write(why, isFlat ? words.flat(activation) : "");
  };
  return { item, draw };
};

/** @param {HTMLElement} list */
export const tiles = (list) => {
  /** @type {ReturnType<typeof tile>[]} */ const made = [];
  /** @param {Unit[]} units @param {Name} activation @param {Float64Array} labels */
  return (units, activation, labels) => {
    while (made.length < units.length) {
      made.push(tile());
      list.append(made[made.length - 1].item);
    }
    while (made.length > units.length) made.pop()?.item.remove();
    for (const [n, unit] of units.entries()) made[n].draw(unit, n, activation, labels);
  };
};
