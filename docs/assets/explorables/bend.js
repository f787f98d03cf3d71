// Bend it yourself: lines to drag, units to add, and one bend for all of them.

import * as address from "./bend/address.js";
import { cloth } from "./bend/cloth.js";
import { missed, score } from "./bend/fold.js";
import { Lines, STEP, TURN } from "./bend/lines.js";
import { plane } from "./bend/plane.js";
import { sheet } from "./bend/sheet.js";
import { describe, insight } from "./bend/told.js";
import { words } from "./bend/words.js";
import { words as shared } from "./core/words.js";
import { figures, part, teller, wake } from "./core/hands.js";

/** @typedef {import("./bend/fold.js").Point} Point */
/** @typedef {import("./bend/fold.js").Unit} Unit */
/** @typedef {import("./bend/fold.js").Bend} Bend */
/** @typedef {import("./bend/address.js").State} State */
/**
 * @typedef {{ points: Point[], labels: number[], bestLine: number, presets: State[], axes: Point[],
 *   limit: number, arrow: number, scale: number }} Start what snippets/vectors/bend.py gives
 */

const MOST = 3; // units
const ENOUGH = 3; // moves, to have tried

/** Of the units that may be added, the one that looks farthest away from those there. @param {Unit[]} units @param {Unit[]} choice */
const another = (units, choice) => {
  const lonely = (/** @type {Unit} */ [, , turn]) => Math.min(...units.map(([, , other]) => 180 - Math.abs((Math.abs(turn - other) % 360) - 180)));
  return structuredClone(choice.reduce((one, other) => (lonely(other) > lonely(one) ? other : one)));
};

/** @param {HTMLElement} hands @param {number} right @param {number} best @param {number} bestLine */
const showBar = (hands, right, best, bestLine) => {
  part(hands, ".now").setAttribute("width", `${100 * right}`);
  for (const [mark, share] of /** @type {[string, number][]} */ ([[".best", best], [".limit", bestLine]])) {
    part(hands, `${mark} line`).setAttribute("transform", `translate(${100 * share})`);
    part(hands, `[data-share="${mark}"]`).textContent = shared.percent(share);
  }
};

/** @param {HTMLElement} hands @param {State} state @param {number} chosen */
const showControls = (hands, { units, bend }, chosen) => {
  for (const input of hands.querySelectorAll("input")) {
    if (input.name === "bend") input.checked = input.value === bend;
    else {
      input.checked = Number(input.value) === chosen;
      input.disabled = Number(input.value) >= units.length;
    }
  }
  part(hands, ".count").textContent = `${units.length}`;
  part(hands, "[data-act=add]").ariaDisabled = `${units.length === MOST}`;
  part(hands, "[data-act=take]").ariaDisabled = `${units.length === 1}`;
};

/** One picture, its state, and all that moves it. */
class Picture {
  tries = 0; // since units were added, or another bend was chosen
  /** @type {{ text: string, open: number | undefined, sides: number, empty: boolean, right: number }} */ seen = { text: "", open: undefined, sides: 0, empty: false, right: 0 };
  /** @type {Record<string, number>} */ bests = {}; // by bend and number of units
  /** @type {Unit[]} */ spare = []; // units that were taken away

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [svg, height] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = structuredClone(state);
    this.plane = plane(svg, start);
    this.cloth = height && cloth(height, start);
    this.lines = new Lines(this.plane.on, start, { units: () => this.state.units, moved: () => this.draw(), done: () => this.done() });
    this.voice = teller(hands);
  }

  draw() {
    const { hands, start, state } = this;
    const { units, bend } = state;
    const wrong = missed(start.points, start.labels, score(units, bend));
    const right = (start.points.length - wrong.length) / start.points.length;
    const cut = sheet(units, bend, start.limit);
    const { open: way, sides, empty, text } = describe(state, right, cut, start.limit);
    this.plane.draw(state, cut, wrong, way);
    this.cloth?.draw(state, cut);
    if (this.plane.on.title) this.plane.on.title.textContent = shared.right(shared.percent(right));
    const kind = `${units.length} ${bend}`;
    this.bests[kind] = Math.max(this.bests[kind] ?? 0, right);
    showBar(hands, right, this.bests[kind], start.bestLine);
    this.seen = { text: hands.dataset.lines ? words.saysLine(shared.percent(right)) : text, open: way, sides, empty, right };
    this.tell();
    this.lines.put();
    showControls(hands, state, this.lines.chosen);
  }

  /** Say what is seen, and what can be learned from it. */
  tell() {
    const { text } = this.seen;
    this.voice.tell(text, insight(this.state, this.seen, this.start.bestLine, this.tries >= ENOUGH));
    if (this.lines.isAtEdge) this.voice.refuse(shared.edge);
    this.plane.on.svg.ariaLabel = text;
  }

  /** A move is over. */
  done() {
    this.tries += 1;
    this.voice.isTouched = true;
    this.tell();
    this.lines.isAtEdge = false;
    history.replaceState(null, "", address.write(this.state));
  }

  /** Begin with other units, or another bend. @param {State} state @param {number} [chosen] */
  begin(state, chosen = 0) {
    [this.state, this.lines.chosen, this.tries] = [structuredClone(state), chosen, -1];
    this.draw();
  }

  /** @param {number} step */
  shift(step) {
    return this.lines.shift(step) ? undefined : this.voice.refuse(shared.edge);
  }

  add() {
    const { units, bend } = this.state;
    this.begin({ bend, units: [...units, this.spare.pop() ?? another(units, this.start.presets[3].units)] }, units.length);
  }

  take() {
    const { units, bend } = this.state;
    const kept = units.slice(0, -1);
    this.spare.push(...units.slice(-1));
    this.begin({ bend, units: kept }, Math.min(this.lines.chosen, kept.length - 1));
  }

  /** What each button does; true if it can't. @type {Record<string, () => boolean | void>} */
  acts = {
    add: () => this.add(),
    take: () => this.take(),
    back: () => this.shift(-STEP),
    on: () => this.shift(STEP),
    left: () => this.lines.turn(TURN),
    right: () => this.lines.turn(-TURN),
    swap: () => this.lines.turn(180),
  };

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const { act, preset } = pressed.dataset;
    if (preset) this.begin(this.start.presets[Number(preset)]);
    if (act && (pressed.ariaDisabled === "true" ? this.voice.refuse(words.enough) : this.acts[act]())) return;
    this.done();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (input.name === "bend") this.begin({ ...this.state, bend: /** @type {Bend} */ (input.value) }, this.lines.chosen);
    else this.lines.change(Number(input.value), (unit) => unit);
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(hands, (/** @type {Start} */ start, state = start.presets[0]) => new Picture(hands, start, state), address.read);
