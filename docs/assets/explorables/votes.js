// A fence of votes: three lines to drag, each says yes on one side, and so many yeses are enough.

import { Lines, STEP, TURN } from "./bend/lines.js";
import { figures, teller, wake } from "./core/hands.js";
import { words as shared } from "./core/words.js";
import * as address from "./votes/address.js";
import { count, fence, kind, plan, votes } from "./votes/ballot.js";
import { insight } from "./votes/told.js";
import { plane } from "./votes/plane.js";
import { words } from "./votes/words.js";

/** @typedef {import("./bend/fold.js").Point} Point */
/** @typedef {import("./votes/address.js").State} State */
/**
 * @typedef {{ points: Point[], labels: number[], presets: State[], limit: number, arrow: number, yes: number }} Start
 *   what snippets/vectors/threshold.py gives
 */

const NUDGE = 0.001; // of the map: as fine as an address is

/** @param {HTMLElement} hands @param {State} state @param {number} chosen */
const showControls = (hands, { need }, chosen) => {
  for (const input of hands.querySelectorAll("input")) input.checked = Number(input.value) === (input.name === "need" ? need : chosen);
};

/** One picture, its state, and all that moves it. */
class Picture {
  /** @type {import("./votes/told.js").Past} */ past = { preset: 0, isMoved: false, wasWrong: false, flipped: undefined };
  seen = { text: "", name: "start" };
  /** @type {number[]} */ before = []; // the votes, until the last move

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [svg] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = structuredClone(state);
    this.before = this.ask();
    this.plane = plane(svg, start);
    this.lines = new Lines(this.plane.on, start, { units: () => this.state.units, moved: () => this.move(), done: () => this.done() });
    this.voice = teller(hands);
  }

  /** What every unit says of every point. */
  ask() {
    return this.start.points.flatMap(votes(this.state.units));
  }

  draw() {
    const { hands, start: { points, labels, limit }, state, state: { units, need }, past } = this;
    const wrong = points.filter((point, n) => count(units)(point) >= need !== (labels[n] === 1));
    const right = 1 - wrong.length / points.length;
    const pieces = plan(units, limit);
    this.plane.draw(state, pieces, fence(pieces, units, need, limit), wrong);
    const share = shared.percent(right);
    if (this.plane.on.title) this.plane.on.title.textContent = shared.right(share);
    past.wasWrong ||= wrong.length > 0;
    const how = kind(units, need);
    const flipped = past.flipped === undefined ? "" : words.flipped(past.flipped, this.before.length);
    this.seen = { text: words.says(need, how, share) + flipped, name: insight(need, how, right, past) };
    this.tell();
    this.lines.put();
    showControls(hands, state, this.lines.chosen);
  }

  /** Say what is seen, and what can be learned from it. */
  tell() {
    const { text, name } = this.seen;
    this.voice.tell(text, name);
    if (this.lines.isAtEdge) this.voice.refuse(shared.edge);
    this.plane.on.svg.ariaLabel = text;
  }

  /** A line has moved, and maybe votes with it. */
  move() {
    const now = this.ask();
    this.past.isMoved = true;
    this.past.flipped = now.filter((vote, n) => vote !== this.before[n]).length;
    this.draw();
  }

  /** A move is over. */
  done() {
    this.voice.isTouched = true;
    this.tell();
    this.before = this.ask();
    this.lines.isAtEdge = false;
    history.replaceState(null, "", address.write(this.state));
  }

  /** @param {number} preset */
  begin(preset) {
    this.state = structuredClone(this.start.presets[preset]);
    this.past = { preset, isMoved: false, wasWrong: false, flipped: undefined };
    this.lines.chosen = 0;
    this.draw();
  }

  /** True if there is an edge in the way. @param {number} step */
  shift(step) {
    return !this.lines.shift(step) && this.voice.refuse(shared.edge);
  }

  /** What each button does; true if it can't. @type {Record<string, () => boolean | void>} */
  acts = {
    back: () => this.shift(-STEP),
    on: () => this.shift(STEP),
    nudge: () => this.shift(NUDGE),
    left: () => this.lines.turn(TURN),
    right: () => this.lines.turn(-TURN),
    swap: () => this.lines.turn(180),
  };

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const { act, preset } = pressed.dataset;
    if (preset) this.begin(Number(preset));
    if (act && this.acts[act]()) return;
    this.done();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (input.name === "need") this.state.need = Number(input.value);
    else this.lines.chosen = Number(input.value);
    this.past.flipped = undefined;
    this.draw();
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(hands, (/** @type {Start} */ start, state = start.presets[0]) => new Picture(hands, start, state), address.read);
