// Draw a digit: the network of the chapter reads what is drawn, and shows what it sees in it.

import * as address from "./digit/address.js";
import { FULL, SIDE, read, shift, stroke, write } from "./digit/ink.js";
import { reading } from "./digit/reader.js";
import { eight, largest, panel } from "./digit/squares.js";
import { describe, guesses, insight, lit } from "./digit/told.js";
import { words } from "./digit/words.js";
import { drag, handle, stage } from "./core/handle.js";
import { figures, part, teller, wake } from "./core/hands.js";
import { drawn, path } from "./core/surface.js";
import { words as shared } from "./core/words.js";

/** @typedef {import("./digit/address.js").State} State */
/** @typedef {import("./digit/reader.js").Kind} Kind */
/** @typedef {import("./digit/ink.js").Place} Place */
/** @typedef {import("./maths/digit.js").Layer} Layer */
/**
 * @typedef {{ networks: Record<Kind, Layer[]>, digits: string[], labels: string, first: number,
 *   misread: Record<Kind, number[]>, ink: [number, number] }} Start what snippets/vectors/digits.py gives
 */

const PRESS = FULL / 2; // ink that a key adds or takes
/** @type {Record<string, Place>} */
const WAYS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** @param {Place} place */
const isOnPaper = (place) => Math.min(...place) >= 0 && Math.max(...place) < SIDE;

/** @param {number[]} ink */
const sum = (ink) => ink.reduce((all, pixel) => all + pixel, 0);

/** The number of the grid that has the largest number. @param {number[][]} grids */
const best = (grids) => 1 + grids.findIndex((grid) => grid.includes(Math.max(...grids.flat())));

/** Lines between the pixels. @param {import("./core/surface.js").Surface} on */
const rule = ({ behind, to }) => {
  const across = Array.from({ length: SIDE + 1 }, (_, n) => [to([n, 0]), to([n, SIDE])]);
  const down = Array.from({ length: SIDE + 1 }, (_, n) => [to([0, n]), to([SIDE, n])]);
  path(behind, "ruled")(drawn([...across, ...down]));
};

/** @param {HTMLElement} hands @param {number[]} shares */
const showBars = (hands, shares) => {
  const [{ digit: first }] = guesses(shares);
  for (const [digit, bar] of hands.querySelectorAll(".ten > span").entries()) {
    bar.toggleAttribute("data-first", digit === first);
    part(/** @type {HTMLElement} */ (bar), "i").style.height = `${100 * shares[digit]}%`;
  }
};

/** One picture, its drawing, and all that changes it. */
class Picture {
  /** @type {Place} */ at = [0, 0]; // the pixel that the keyboard inks, across and down
  /** @type {Place} */ moved = [0, 0]; // how far the drawing
  /** @type {number[]} */ base; // the drawing before it was moved
  rubs = false;
  isArmed = false; // before it is tapped, a finger scrolls the page
  isDrawing = true;
  /** @type {{ text: string, holds: string }} */ seen = { text: "", holds: "start" };

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [paper, filters, maps, pooled] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = state;
    this.base = state.ink;
    this.example = start.first;
    this.paper = panel(paper, [SIDE, SIDE], "ink");
    this.filters = eight(filters, 3);
    this.maps = eight(maps, 6);
    this.pooled = eight(pooled, 3);
    this.voice = teller(hands);
    this.cell = this.pad(stage(paper));
    rule(this.paper.on);
    paper.addEventListener("pointerdown", (event) => this.touch(event));
    paper.addEventListener("click", (event) => this.tap(event));
    drag(this.paper.on, (place) => this.grasp(place), () => this.isDrawing && this.done());
  }

  /** What the keyboard draws with. @param {HTMLElement} room */
  pad(room) {
    const pad = document.createElement("span");
    [pad.className, pad.role, pad.ariaLabel] = ["pad", "application", words.pad];
    room.append(pad);
    const { button, put } = handle(this.paper.on, pad, "pixel", { to: () => {}, by: ([a, b]) => this.go([a, -b]), done: () => {} });
    button.addEventListener("click", () => this.dab(PRESS));
    button.addEventListener("keydown", ({ key }) => (key === "Backspace" || key === "Delete") && this.dab(-PRESS));
    return put;
  }

  /** What the chosen network reads in a drawing. @param {number[]} ink */
  read(ink) {
    const { start: { networks }, state: { kind } } = this;
    return reading(ink, networks[kind], kind);
  }

  draw() {
    const { start, state: { ink, kind }, paper, base } = this;
    const { maps, pooled, shares } = this.read(ink);
    const [first] = start.networks[kind];
    const example = start.digits.indexOf(write(base));
    const isMoved = this.moved.some(Boolean);
    const seen = {
      total: sum(ink),
      meant: start.labels[example],
      shares,
      isFresh: example === start.first && !isMoved && kind === "bent",
      isMoved,
      stays: guesses(this.read(base).shares)[0].digit === guesses(shares)[0].digit,
      lit: lit(maps, first),
    };
    this.seen = { text: describe(seen), holds: insight(this.state, seen, start.ink) };
    paper.draw([{ numbers: ink, row: 0, column: 0 }], FULL);
    this.filters.draw(first[0], largest(first[0]));
    this.maps.draw(maps, largest(maps));
    this.pooled.draw(pooled, largest(maps));
    showBars(this.hands, shares);
    this.name(guesses(shares)[0].digit, maps, pooled);
    this.fill({ filter: seen.lit, meant: seen.meant ?? "", misread: start.misread[kind].length, digits: start.digits.length });
    for (const input of this.hands.querySelectorAll("input")) if (input.name === "network") input.checked = input.value === kind;
    this.tell();
    this.put();
  }

  /** Titles and names for what is drawn. @param {number} digit @param {number[][]} maps @param {number[][]} pooled */
  name(digit, maps, pooled) {
    const { title } = this.paper.on;
    if (title) title.textContent = words.title(digit);
    if (this.pooled.on.title) this.pooled.on.title.textContent = words.pooled[this.state.kind];
    this.paper.on.svg.ariaLabel = `A: ${this.seen.text}`;
    this.maps.on.svg.ariaLabel = words.maps(best(maps));
    this.pooled.on.svg.ariaLabel = words.left(best(pooled));
  }

  /** The numbers in what is told. @param {Record<string, number | string>} values */
  fill(values) {
    for (const [name, value] of Object.entries(values)) {
      for (const place of this.hands.querySelectorAll(`[data-value=${name}]`)) place.textContent = `${value}`;
    }
  }

  /** Say what is read, and what can be learned from it. @param {string} [before] what was done */
  tell(before = "") {
    const { text, holds } = this.seen;
    this.voice.tell(text, holds, (news) => `${before} ${text} ${news}`);
  }

  /** The keyboard's pixel where it is, with its name. */
  put() {
    const [across, down] = this.at;
    const name = words.pixel(down + 1, across + 1, this.state.ink[down * SIDE + across] / FULL);
    this.cell([across + 0.5, down + 0.5], name, false);
    return name;
  }

  /** @param {Place} by */
  go([across, down]) {
    const within = (/** @type {number} */ place) => Math.max(0, Math.min(SIDE - 1, place));
    /** @type {Place} */ const wanted = [this.at[0] + across, this.at[1] + down];
    this.at = [within(wanted[0]), within(wanted[1])];
    const name = this.put();
    this.voice.say(this.seen.text, isOnPaper(wanted) ? name : `${shared.margin} ${name}`);
  }

  /** More ink on the keyboard's pixel, or less. @param {number} by */
  dab(by) {
    const [across, down] = this.at;
    const place = down * SIDE + across;
    this.change(this.state.ink.map((ink, n) => (n === place ? Math.max(0, Math.min(FULL, ink + by)) : ink)));
    this.done(`${this.put()}.`);
  }

  /** Another drawing. @param {number[]} ink */
  change(ink) {
    [this.state.ink, this.base, this.moved] = [ink, ink, [0, 0]];
    this.draw();
  }

  /** A pointer comes down: a finger draws only if the picture was tapped before. @param {PointerEvent} event */
  touch({ pointerType, button, clientX, clientY }) {
    this.isDrawing = pointerType !== "touch" || this.isArmed;
    if (this.isDrawing && !button) this.dot(this.paper.on.from([clientX, clientY]));
  }

  /** @param {MouseEvent} event */
  tap({ clientX, clientY }) {
    if (this.isDrawing) return;
    this.isArmed = true;
    this.dot(this.paper.on.from([clientX, clientY]));
    this.done();
  }

  /** @param {Place} place */
  dot(place) {
    if (isOnPaper(place)) this.change(stroke(this.state.ink, this.rubs)(place));
  }

  /** What draws from a place on the paper. @param {Place} place */
  grasp(place) {
    if (!this.isDrawing || !isOnPaper(place)) return undefined;
    /** @type {ReturnType<typeof stroke> | undefined} */ let pen;
    return (/** @type {Place} */ to) => {
      if (!pen) {
        pen = stroke(this.state.ink, this.rubs);
        pen(place);
      }
      this.change(pen(to));
    };
  }

  /** Something was done. @param {string} [what] */
  done(what) {
    this.voice.isTouched = true;
    this.tell(what);
    history.replaceState(null, "", address.write(this.state));
  }

  /** Move the drawing; true if nothing of it would be left. @param {Place} by */
  shift([across, down]) {
    /** @type {Place} */ const moved = [this.moved[0] + across, this.moved[1] + down];
    const ink = shift(this.base, moved);
    if (!sum(ink)) return this.voice.refuse(words.far);
    [this.moved, this.state.ink] = [moved, ink];
    return this.draw();
  }

  /** @param {number} example of the test digits */
  show(example) {
    this.example = example;
    this.change(read(this.start.digits[example]));
  }

  /** What each button does; true if it can't. @type {Record<string, () => boolean | void>} */
  acts = {
    clear: () => {
      this.isArmed = true;
      this.change(this.base.map(() => 0));
    },
    next: () => this.show((this.example + 1) % this.start.digits.length),
    misread: () => {
      const misread = this.start.misread[this.state.kind];
      this.show(misread.find((place) => place > this.example) ?? misread[0]);
    },
    again: () => {
      this.state.kind = "bent";
      this.show(this.start.first);
    },
  };

  /** @param {HTMLButtonElement} pressed */
  press({ dataset: { act = "" } }) {
    if (act in WAYS ? this.shift(WAYS[act]) : this.acts[act]()) return;
    this.done();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (input.name === "tool") {
      [this.rubs, this.isArmed] = [input.value === "rubber", true];
      return;
    }
    this.state.kind = /** @type {Kind} */ (input.value);
    this.draw();
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(
  hands,
  (/** @type {Start} */ start, /** @type {State} */ state = { kind: "bent", ink: read(start.digits[start.first]) }) => new Picture(hands, start, state),
  address.read,
);
