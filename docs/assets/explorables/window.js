// Push the window: a frame that slides over a digit, and what becomes of its answers.

import { drag, handle, stage } from "./core/handle.js";
import { figures, teller, wake } from "./core/hands.js";
import { words as shared } from "./core/words.js";
import * as address from "./window/address.js";
import { grid } from "./window/grid.js";
import { changed, layer } from "./window/layer.js";
import { describe, describePixel, insight } from "./window/told.js";
import { words } from "./window/words.js";

/** @typedef {import("./maths/window.js").Grid} Grid */
/** @typedef {import("./window/address.js").State} State */
/** @typedef {import("./window/layer.js").Layer} Layer */
/** @typedef {[row: number, column: number]} At */
/** @typedef {{ image: Grid, kernel: Grid, row: number, column: number }} Start what snippets/vectors/window.py gives */

const FULL = 16; // ink

/** The numbers as large as on the digit have a full tint; larger ones, too. @param {Start} start */
const deepest = ({ image, kernel }) => {
  const { sums } = layer({ image, row: 0, column: 0, activation: "none", pooling: "max", first: "pool" }, kernel);
  return Math.max(...sums.flat().map(Math.abs));
};

/** @param {HTMLElement} hands @param {State} state @param {boolean} isDrawing */
const showControls = (hands, state, isDrawing) => {
  const { activation, pooling, first } = state;
  /** @type {Record<string, string>} */ const chosen = { activation, pooling, first, mode: isDrawing ? "draw" : "slide" };
  for (const input of hands.querySelectorAll("input")) input.checked = chosen[input.name] === input.value;
  hands.dataset.mode = chosen.mode;
};

/** One picture, its state, and all that moves it. */
class Picture {
  isDrawing = false;
  isAtEdge = false;
  moves = 0; // of the window
  drawn = 0; // pixels
  ink = FULL; // of the stroke that is being drawn
  /** @type {At} */ pencil = [0, 0];
  /** @type {Layer | undefined} */ before; // the last pixel was drawn
  seen = { text: "", name: "start" };

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [input, ...others] = figures(hands).map(grid);
    this.hands = hands;
    this.start = start;
    this.state = state;
    this.deepest = deepest(start);
    this.grids = { input, others };
    this.half = start.kernel.length / 2;
    this.last = start.image.length - start.kernel.length; // place of the window
    this.voice = teller(hands);
    this.grips = this.takeInHand(input);
  }

  /** Handles for the window and the pencil. @param {ReturnType<typeof grid>} input */
  takeInHand(input) {
    const rows = this.start.image.length;
    const on = { ...input.on, to: input.to(rows), from: input.from(rows) };
    const done = () => this.done();
    const room = stage(on.svg);
    const frame = handle(on, room, "frame", {
      to: ([across, down]) => this.jump([down, across]),
      by: ([across, up]) => this.shift([-up, across]),
      done,
    });
    const pencil = handle(on, room, "pencil", { to: () => {}, by: ([across, up]) => this.shift([-up, across]), done });
    pencil.button.addEventListener("click", () => this.swap());
    this.takeBeside(on, done);
    return { room, frame, pencil };
  }

  /** What a touch beside the handles does: the window comes, or a line is drawn. @param {import("./core/surface.js").Surface} on @param {() => void} done */
  takeBeside(on, done) {
    const rows = this.start.image.length;
    /** @param {[number, number]} place @returns {At | undefined} */
    const cell = ([across, down]) => {
      const at = /** @type {At} */ ([Math.floor(down), Math.floor(across)]);
      return at.every((each) => each >= 0 && each < rows) ? at : undefined;
    };
    /** @type {string | undefined} */ let pressed;
    on.svg.addEventListener("pointerdown", ({ clientX, clientY, button }) => {
      const at = button ? undefined : cell(on.from([clientX, clientY]));
      pressed = at?.join();
      if (this.isDrawing && at) this.swap(at);
    });
    on.svg.addEventListener("pointerup", ({ clientX, clientY }) => {
      const at = cell(on.from([clientX, clientY]));
      if (this.isDrawing || !at || at.join() !== pressed) return;
      this.jump(/** @type {At} */ (at.map((each) => each + 0.5)));
      this.done();
    });
    drag(on, (place) => (this.isDrawing && cell(place) ? (to) => this.paint(cell(to)) : undefined), done);
  }

  draw() {
    const { hands, state, start, isDrawing } = this;
    const now = layer(state, start.kernel);
    const old = this.before ?? now;
    const count = this.before && changed(now.sums, old.sums).length;
    this.drawGrids(now, old);
    const tried = { isDrawing, drawn: this.drawn, moves: this.moves };
    const text = isDrawing ? describePixel(state.image, this.pencil, count, now) : describe(state, now);
    this.seen = { text, name: insight(state, now, tried) };
    this.tell();
    this.put();
    showControls(hands, state, isDrawing);
  }

  /** @param {Layer} now @param {Layer} old before the last pixel was drawn */
  drawGrids(now, old) {
    const { state: { image, row, column, activation, pooling, first }, start: { kernel }, grids: { input, others } } = this;
    const isPoolFirst = first === "pool";
    const cell = { row, column, size: 1 };
    const block = { row: row - (row % 2), column: column - (column % 2), size: 2 };
    const pooled = { row: row >> 1, column: column >> 1, size: 1 };
    input.draw({ values: image, largest: FULL, solid: { row, column, size: kernel.length }, weights: kernel });
    const shown = [
      { values: now.sums, old: old.sums, solid: cell, ...(isPoolFirst && { dashed: block, blocks: true }) },
      { values: now.between, old: old.between, ...(isPoolFirst ? { dashed: pooled } : { solid: cell, dashed: block, blocks: true }) },
      { values: now.out, old: old.out, dashed: pooled, other: now.other },
    ];
    for (const [n, { old: was, ...look }] of shown.entries()) {
      others[n].draw({ ...look, largest: this.deepest, changed: changed(look.values, was) });
    }
    const titles = [words.activated(activation), words.pooled(pooling)];
    if (isPoolFirst) titles.reverse();
    for (const [n, text] of [titles[0], words.out(titles[1])].entries()) {
      const { title } = others[n + 1].on;
      if (title) title.textContent = text;
    }
  }

  /** Say what is seen, and what can be learned from it. */
  tell() {
    const { text, name } = this.seen;
    this.voice.tell(text, name);
    if (this.isAtEdge) this.voice.refuse(shared.margin);
    this.grids.input.on.svg.ariaLabel = text;
  }

  /** Handles where the window and the pencil are. */
  put() {
    const { isDrawing, state: { image, row, column }, pencil: [down, across], half, grips: { room, frame, pencil } } = this;
    frame.put([column + half, row + half], words.frame(row + 1, column + 1), !isDrawing);
    pencil.put([across + 0.5, down + 0.5], words.pencil(down + 1, across + 1, image[down][across]), isDrawing);
    frame.button.hidden = isDrawing;
    pencil.button.hidden = !isDrawing;
    room.dataset.mode = isDrawing ? "draw" : "slide";
  }

  /** The window to a place in whose middle this is, or as near as it fits. @param {At} middle */
  jump(middle) {
    const { half, last, state } = this;
    const [row, column] = middle.map((each) => Math.max(0, Math.min(last, Math.round(each - half))));
    if (row === state.row && column === state.column) return;
    Object.assign(state, { row, column });
    this.moves += 1;
    this.before = undefined;
    this.draw();
  }

  /** The window or the pencil, by so many cells; true if it can't. @param {At} step */
  shift([down, across]) {
    const { isDrawing, state: { row, column }, half, last } = this;
    const [from, most] = isDrawing ? [this.pencil, this.start.image.length - 1] : [[row, column], last];
    const wanted = [from[0] + down, from[1] + across];
    const [r, c] = wanted.map((each) => Math.max(0, Math.min(most, each)));
    this.isAtEdge = r !== wanted[0] || c !== wanted[1];
    if (!isDrawing) return r === row && c === column ? this.tell() : this.jump([r + half, c + half]);
    this.pencil = [r, c];
    this.before = undefined;
    return this.draw();
  }

  /** Ink where the pencil is, or none if there is some. @param {At} at */
  swap(at = this.pencil) {
    this.ink = this.state.image[at[0]][at[1]] ? 0 : FULL;
    this.paint(at);
    this.done();
  }

  /** The ink of this stroke. @param {At | undefined} at */
  paint(at) {
    if (!at) return;
    const { image } = this.state;
    const [row, column] = this.pencil = at;
    if (image[row][column] === this.ink) return;
    this.before = layer(this.state, this.start.kernel);
    image[row][column] = this.ink;
    this.drawn += 1;
    this.draw();
  }

  /** A move is over. */
  done() {
    this.voice.isTouched = true;
    this.tell();
    this.isAtEdge = false;
    history.replaceState(null, "", address.write(this.state, this.start.image));
  }

  /** Anew, with this. @param {State} state @param {boolean} isDrawing */
  begin(state, isDrawing) {
    Object.assign(this, { state, moves: 0, drawn: 0, before: undefined });
    this.take(isDrawing);
    this.draw();
  }

  /** The frame in hand, or the pencil, which comes to its middle. @param {boolean} isDrawing */
  take(isDrawing) {
    const { row, column } = this.state;
    this.isDrawing = isDrawing;
    this.pencil = [Math.floor(row + this.half), Math.floor(column + this.half)];
  }

  /** What each button does. @type {Record<string, () => void>} */
  acts = {
    left: () => this.shift([0, -1]),
    right: () => this.shift([0, 1]),
    up: () => this.shift([-1, 0]),
    down: () => this.shift([1, 0]),
    ink: () => this.swap(),
    again: () => this.begin(begin(this.start), false),
    blank: () => this.begin({ ...this.state, image: this.state.image.map((row) => row.map(() => 0)) }, true),
  };

  /** @param {HTMLButtonElement} pressed */
  press({ dataset: { act = "" } }) {
    this.acts[act]();
    this.done();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (input.name === "mode") this.take(input.value === "draw");
    else Object.assign(this.state, { [input.name]: input.value });
    this.before = undefined;
    this.draw();
    this.done();
  }
}

/** What the static figure shows. @param {Start} start @returns {State} */
const begin = ({ image, row, column }) => ({ image: structuredClone(image), row, column, activation: "ReLU", pooling: "max", first: "activate" });

/** @param {HTMLElement} hands */
export const open = (hands) => wake(hands, (/** @type {Start} */ start, state = begin(start)) => new Picture(hands, start, state), address.read);
