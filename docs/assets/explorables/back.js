// What gets back: the graph of chapter 10, its knobs to turn and to nudge, and the walk back from E.

import * as address from "./back/address.js";
import { drawing } from "./back/drawing.js";
import { change, short } from "./core/numbers.js";
import { stops } from "./back/road.js";
import { describe, insight, nudged, walked } from "./back/told.js";
import { words } from "./back/words.js";
import { words as shared } from "./core/words.js";
import { arrow, spot, stage } from "./core/handle.js";
import { figures, part, teller, wake } from "./core/hands.js";
import { BENDS } from "./maths/activations.js";
import { graph } from "./maths/graph.js";

/** @typedef {[number, number]} Place */
/** @typedef {import("./back/address.js").State} State */
/** @typedef {import("./back/address.js").Bend} Bend */
/** @typedef {import("./back/told.js").Nudge} Nudge */
/**
 * @typedef {{ numbers: number[], target: number, nodes: Record<string, Place>, knobs: Place[],
 *   rates: (Place | null)[], curves: [number, number[]], half: Place, reach: number, highest: number,
 *   limits: { x: Place, y: Place }, presets: State[] }} Start what snippets/vectors/gradients.py gives
 */

const STEP = 0.1; // of a knob, by key or button
const NUDGE = 0.01;

/** @param {number} x */
const tidy = (x) => Math.round(100 * x) / 100;

/** One picture, its state, and all that moves it. */
class Picture {
  steps = 4; // of the walk back that are seen
  isWalking = false; // the last that was done was a step back
  /** @type {Nudge | undefined} */ nudge; // if that was the last that was done

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [svg] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = structuredClone(state);
    this.drawing = drawing(svg, start);
    this.slider = /** @type {HTMLInputElement} */ (part(hands, "[type=range]"));
    this.voice = teller(hands);
    const room = stage(svg);
    this.knobs = start.knobs.map((_, n) => this.knob(room, n));
    this.slider.addEventListener("keydown", (event) => this.key(event, this.state.chosen));
  }

  /** A button on the number that it chooses. @param {HTMLElement} room @param {number} n */
  knob(room, n) {
    const made = spot(this.drawing.on, room, `knob ${n < 2 ? "round" : [6, 7, 10].includes(n) ? "wide" : ""}`);
    made.button.addEventListener("click", () => {
      this.take(n);
      this.done();
    });
    made.button.addEventListener("keydown", (event) => this.key(event, n));
    return made;
  }

  draw() {
    const { state, start, slider } = this;
    const activation = BENDS[state.bend];
    const now = graph(activation, state.numbers, start.target);
    const all = stops(state, now);
    const steps = Math.min(this.steps, all.length);
    const isEnd = steps === all.length;
    this.drawing.draw(state, now, activation, all.slice(0, steps), isEnd);
    const text = this.nudge ? nudged(state, this.nudge) : this.isWalking ? walked(state, now, all, steps) : describe(state, now);
    this.tell(text, this.voice.isTouched ? insight(state, now, this.nudge, this.isWalking && isEnd) : "start");
    this.showNudge(now.rates[state.chosen]);
    for (const [n, { put }] of this.knobs.entries()) put(start.knobs[n], words.knob(n, short(state.numbers[n])), n === state.chosen);
    const value = short(state.numbers[state.chosen]);
    part(this.hands, ".chosen").textContent = words.name(state.chosen);
    part(this.hands, ".count").textContent = value;
    slider.value = String(state.numbers[state.chosen]);
    slider.ariaLabel = words.name(state.chosen);
    slider.setAttribute("aria-valuetext", value);
    for (const input of this.hands.querySelectorAll("input")) if (input.name === "bend") input.checked = input.value === state.bend;
  }

  /** Say what is seen, and what can be learned from it. @param {string} text @param {string} holds */
  tell(text, holds) {
    this.voice.tell(text, holds);
    this.drawing.on.svg.ariaLabel = text;
  }

  /** What a nudge would bring by the rate, and beside it what it did bring. @param {number} rate */
  showNudge(rate) {
    const { promised, came } = this.nudge ?? { promised: NUDGE * rate, came: undefined };
    part(this.hands, "[data-share=promised]").textContent = change(promised);
    part(this.hands, "[data-share=came]").textContent = came === undefined ? "…" : change(came);
  }

  /** Forget what was done last. */
  calm() {
    [this.nudge, this.isWalking, this.steps] = [undefined, false, 4];
  }

  /** @param {number} n */
  take(n) {
    this.calm();
    this.voice.isTouched = true;
    this.state.chosen = n;
    this.draw();
  }

  /** @param {number} to */
  set(to) {
    const isOut = Math.abs(to) > address.LIMIT + 1e-9;
    if (isOut) return this.voice.refuse(shared.end);
    this.calm();
    this.voice.isTouched = true;
    this.state.numbers[this.state.chosen] = tidy(to);
    return this.draw();
  }

  /** @param {number} by */
  turn(by) {
    this.set(this.state.numbers[this.state.chosen] + by);
  }

  /** Turn the knob by very little, and see whether E moves as promised. */
  push() {
    const { state, start } = this;
    const to = tidy(state.numbers[state.chosen] + NUDGE);
    if (to > address.LIMIT) return this.voice.refuse(shared.end);
    const before = graph(BENDS[state.bend], state.numbers, start.target);
    this.calm();
    this.voice.isTouched = true;
    state.numbers[state.chosen] = to;
    const after = graph(BENDS[state.bend], state.numbers, start.target);
    this.nudge = { promised: NUDGE * before.rates[state.chosen], came: after.E - before.E };
    return this.draw();
  }

  /** One connection further back; behind the last, from E again. */
  walk() {
    const { length } = stops(this.state, graph(BENDS[this.state.bend], this.state.numbers, this.start.target));
    const isOver = !this.isWalking || this.steps >= length;
    [this.nudge, this.isWalking, this.voice.isTouched] = [undefined, true, true];
    this.steps = isOver ? 1 : this.steps + 1;
    this.draw();
  }

  /** @param {State} state */
  begin(state) {
    this.calm();
    this.voice.isTouched = true;
    this.state = structuredClone(state);
    this.draw();
  }

  done() {
    history.replaceState(null, "", address.write(this.state));
  }

  /** What each button does; true if it can't. @type {Record<string, () => boolean | void>} */
  acts = {
    less: () => this.turn(-STEP),
    more: () => this.turn(STEP),
    nudge: () => this.push(),
    walk: () => this.walk(),
  };

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const { act, preset } = pressed.dataset;
    if (preset) this.begin(this.start.presets[Number(preset)]);
    if (act && this.acts[act]()) return;
    this.done();
  }

  /** Keys turn the knob that has the focus. @param {KeyboardEvent} event @param {number} n */
  key(event, n) {
    const step = arrow(event, 5);
    if (!step) return;
    this.state.chosen = n;
    this.turn((step[0] + step[1]) * STEP);
    this.done();
  }

  /** @param {HTMLInputElement} input */
  slide(input) {
    if (input === this.slider) this.set(Number(this.slider.value));
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (input.name === "bend") this.begin({ ...this.state, bend: /** @type {Bend} */ (input.value) });
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(hands, (/** @type {Start} */ start, state = start.presets[Number(hands.dataset.begin)]) => new Picture(hands, start, state), address.read);
