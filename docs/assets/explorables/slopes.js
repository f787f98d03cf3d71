// All at one z: nine functions, one number to slide, and the value and the slope of each.

import { figures, teller, wake } from "./core/hands.js";
import * as address from "./slopes/address.js";
import { panel, slide } from "./slopes/panel.js";
import { describe, insight, isBroken, look } from "./slopes/told.js";
import { words } from "./slopes/words.js";

/** @typedef {import("./slopes/address.js").State} State */
/** @typedef {import("./slopes/address.js").Kind} Kind */
/** @typedef {{ z: number } & import("./core/surface.js").Limits} Start what snippets/vectors/activations.py gives */

const STEP = 0.1; // of z, where it is slid

/** One picture, its state, and all that moves it. */
class Picture {
  seen = { text: "", name: "start" };

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    this.hands = hands;
    this.start = start;
    this.state = { ...state };
    this.panels = figures(hands).map((svg) => panel(svg, start));
    this.cells = [...hands.querySelectorAll("tbody tr")].map((row) => row.querySelectorAll("td"));
    this.voice = teller(hands);
    for (const { on } of this.panels) slide(on, (z) => this.point(z), () => this.done());
  }

  draw() {
    const { hands, state, panels, cells } = this;
    const { z, kind } = state;
    const seen = look(state);
    for (const [n, each] of seen.entries()) {
      const broken = isBroken(each.name, z);
      const write = (/** @type {(x: number) => string} */ how) => [how(each.value), broken ? words.convention(how(each.slope)) : how(each.slope)];
      panels[n].draw(z, each, /** @type {[string, string]} */ (write(words.short)), broken);
      for (const [m, text] of write((x) => words.long(x, kind)).entries()) cells[n][m].textContent = text;
    }
    this.seen = { text: describe(state, seen), name: insight(state, seen, z !== this.start.z) };
    this.tell();
    this.show(hands);
  }

  /** What the controls stand at. @param {HTMLElement} hands */
  show(hands) {
    const { z, kind } = this.state;
    for (const input of hands.querySelectorAll("input")) {
      if (input.type === "radio") input.checked = input.value === kind;
      else if (input !== document.activeElement || Number(input.value) !== z) input.value = `${z}`;
      if (input.type === "range") input.ariaValueText = words.z(z);
    }
  }

  /** Say what is seen, and what can be learned from it. */
  tell() {
    this.voice.tell(this.seen.text, this.seen.name);
  }

  /** True if z can't go there. @param {number} z */
  to(z) {
    const isOut = !(Math.abs(z) <= address.FAR);
    if (isOut) return this.voice.refuse(words.edge);
    this.state.z = Math.round(z * 100) / 100 + 0; // no minus zero
    return this.draw();
  }

  /** @param {number} z at a place of a panel */
  point(z) {
    const [left, right] = this.start.x;
    this.to(Math.max(left, Math.min(Math.round(z / STEP) * STEP, right)));
  }

  /** A move is over. */
  done() {
    this.voice.isTouched = true;
    this.tell();
    history.replaceState(null, "", address.write(this.state));
  }

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const { times, z } = pressed.dataset;
    const wanted = times ? this.state.z * Number(times) : Number(z || this.start.z);
    if (pressed.dataset.act === "again") this.state.kind = "float64";
    if (!this.to(wanted)) this.done();
  }

  /** @param {HTMLInputElement} input */
  slide({ type, value }) {
    if (type === "radio") {
      this.state.kind = /** @type {Kind} */ (value);
      this.draw();
    } else if (value) this.to(Number(value));
  }

  choose() {
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(
  hands,
  (/** @type {Start} */ start, /** @type {State} */ state = { z: start.z, kind: "float64" }) => new Picture(hands, start, state),
  address.read,
);
