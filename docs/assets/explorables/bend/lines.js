// Lines in hand: each goes by its dot and turns by its arrow, or is dragged itself; keys and buttons do the same.

import { arrow } from "./fold.js";
import { words } from "./words.js";
import { drag, handle, stage } from "../core/handle.js";

/** @typedef {import("./fold.js").Point} Point */
/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {import("../core/surface.js").Surface} Surface */
/** @typedef {{ limit: number, arrow: number }} Size of the map, to all four sides, and of each arrow */
/** @typedef {{ units: () => Unit[], moved: () => void, done: () => void }} Owner has the lines, and hears of them */

export const STEP = 0.05; // of the map, by key or button
export const TURN = 5; // degrees
const HOLD = 0.06; // from a line, to take it
const BEYOND = 0.08; // the arrow's head is its handle

/** @param {number} value @param {number} limit */
const within = (value, limit) => Math.max(-limit, Math.min(limit, value));

/** Three decimals of a place, whole degrees of a turn. @param {Unit} unit @param {number} limit @returns {Unit} */
const tidy = ([x1, x2, turn], limit) => [
  Math.round(within(x1, limit) * 1000) / 1000,
  Math.round(within(x2, limit) * 1000) / 1000,
  ((Math.round(turn) % 360) + 360) % 360,
];

export class Lines {
  chosen = 0; // the line that the buttons move
  isAtEdge = false;
  /** @type {{ base: ReturnType<typeof handle>, tip: ReturnType<typeof handle> }[]} */ grips = [];

  /** @param {Surface} on @param {Size} size @param {Owner} owner */
  constructor(on, size, owner) {
    this.on = on;
    this.size = size;
    this.owner = owner;
    this.room = stage(on.svg);
    drag(on, (place) => this.grasp(place), () => owner.done());
  }

  /** Handles where the lines are. */
  put() {
    const { grips, size } = this;
    const units = this.owner.units();
    while (grips.length > units.length) for (const grip of Object.values(grips.pop() ?? {})) grip.remove();
    while (grips.length < units.length) grips.push(this.grip(grips.length));
    const far = size.arrow + BEYOND;
    for (const [n, [x1, x2, turn]] of units.entries()) {
      const [a, b] = arrow(turn);
      const isChosen = n === this.chosen;
      grips[n].base.put([x1, x2], words.line(n + 1, x1, x2), isChosen);
      grips[n].tip.put([x1 + a * far, x2 + b * far], words.arrow(n + 1, turn, words.compass(turn)), isChosen);
    }
  }

  /** @param {number} n */
  grip(n) {
    const done = () => this.owner.done();
    const base = handle(this.on, this.room, "base", {
      to: ([x1, x2]) => this.change(n, ([, , turn]) => [x1, x2, turn]),
      by: ([a, b]) => this.change(n, ([x1, x2, turn]) => [x1 + a * STEP, x2 + b * STEP, turn]),
      done,
    });
    const tip = handle(this.on, this.room, "tip", {
      to: ([a, b]) => this.change(n, ([x1, x2]) => [x1, x2, (Math.atan2(b - x2, a - x1) * 180) / Math.PI]),
      by: ([a, b]) => this.change(n, ([x1, x2, turn]) => [x1, x2, turn - (a - b) * TURN]),
      done,
    });
    base.button.dataset.n = `${n + 1}`;
    return { base, tip };
  }

  /** What moves the line at a place, if there is one. @param {Point} place */
  grasp([x1, x2]) {
    const units = this.owner.units();
    const away = units.map(([at1, at2, turn]) => {
      const [a, b] = arrow(turn);
      return Math.abs((x1 - at1) * a + (x2 - at2) * b);
    });
    const n = away.indexOf(Math.min(...away));
    if (away[n] > HOLD || this.isOut([x1, x2, 0])) return undefined;
    const [at1, at2] = units[n];
    return (/** @type {Point} */ [to1, to2]) => this.change(n, ([, , turn]) => [at1 + to1 - x1, at2 + to2 - x2, turn]);
  }

  /** @param {Unit} unit */
  isOut([x1, x2]) {
    return Math.max(Math.abs(x1), Math.abs(x2)) > this.size.limit + 1e-9;
  }

  /** @param {number} n @param {(unit: Unit) => Unit} how */
  change(n, how) {
    const units = this.owner.units();
    const wanted = how(units[n]);
    this.chosen = n;
    this.isAtEdge = this.isOut(wanted);
    units[n] = tidy(wanted, this.size.limit);
    this.owner.moved();
  }

  /** Move the chosen line along its arrow; false if it can't. @param {number} step */
  shift(step) {
    const [x1, x2, turn] = this.owner.units()[this.chosen];
    const [a, b] = arrow(turn);
    /** @type {Unit} */ const wanted = [x1 + step * a, x2 + step * b, turn];
    if (this.isOut(wanted)) return false;
    this.change(this.chosen, () => wanted);
    return true;
  }

  /** @param {number} by degrees */
  turn(by) {
    this.change(this.chosen, ([x1, x2, turn]) => [x1, x2, turn + by]);
  }
}
