// Bend it yourself: lines to drag, units to add, and one bend for all of them.

import * as address from "./bend/address.js";
import { cloth } from "./bend/cloth.js";
import { arrow, missed, score } from "./bend/fold.js";
import { plane } from "./bend/plane.js";
import { sheet } from "./bend/sheet.js";
import { describe, insight } from "./bend/told.js";
import { words } from "./bend/words.js";
import { drag, handle, stage } from "./core/handle.js";
import { figures, numbers, part, tell } from "./core/hands.js";
import { readout } from "./core/readout.js";

/** @typedef {import("./bend/fold.js").Point} Point */
/** @typedef {import("./bend/fold.js").Unit} Unit */
/** @typedef {import("./bend/fold.js").Bend} Bend */
/** @typedef {import("./bend/address.js").State} State */
/**
 * @typedef {{ points: Point[], labels: number[], bestLine: number, presets: State[], axes: Point[],
 *   limit: number, arrow: number, scale: number }} Start what snippets/vectors/bend.py gives
 */

const MOST = 3; // units
const STEP = 0.05; // of the map, by key or button
const TURN = 5; // degrees
const ENOUGH = 3; // moves, to have tried
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
    part(hands, `[data-share="${mark}"]`).textContent = words.percent(share);
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
  chosen = 0; // the unit that the buttons move
  tries = 0; // since units were added, or another bend was chosen
  told = ""; // the insight that was told last
  isAtEdge = false;
  isTouched = false; // before that, nobody wants to hear of it
  /** @type {{ text: string, open: number | undefined, sides: number, right: number }} */ seen = { text: "", open: undefined, sides: 0, right: 0 };
  /** @type {Record<string, number>} */ bests = {}; // by bend and number of units
  /** @type {Unit[]} */ spare = []; // units that were taken away
  /** @type {{ base: ReturnType<typeof handle>, tip: ReturnType<typeof handle> }[]} */ grips = [];

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [svg, height] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = structuredClone(state);
    this.plane = plane(svg, start);
    this.cloth = height && cloth(height, start);
    this.room = stage(svg);
    this.say = readout(part(hands, ".says"), part(hands, ".heard"));
    hands.addEventListener("click", ({ target }) => this.press(target));
    hands.addEventListener("change", ({ target }) => this.choose(target));
    drag(this.plane.on, (place) => this.grasp(place), () => this.done());
  }

  draw() {
    const { hands, start, state } = this;
    const { units, bend } = state;
    const wrong = missed(start.points, start.labels, score(units, bend));
    const right = (start.points.length - wrong.length) / start.points.length;
    const cut = sheet(units, bend, start.limit);
    const { open: way, sides, text } = describe(state, right, cut.fence.length > 0, start.limit);
    this.plane.draw(state, cut, wrong, way);
    this.cloth?.draw(state, cut);
    if (this.plane.on.title) this.plane.on.title.textContent = words.right(words.percent(right));
    const kind = `${units.length} ${bend}`;
    this.bests[kind] = Math.max(this.bests[kind] ?? 0, right);
    showBar(hands, right, this.bests[kind], start.bestLine);
    this.seen = { text: hands.dataset.lines ? words.saysLine(words.percent(right)) : text, open: way, sides, right };
    this.tell();
    this.put();
    showControls(hands, state, this.chosen);
  }

  /** Say what is seen, and what can be learned from it. */
  tell() {
    const { text } = this.seen;
    const holds = insight(this.state, this.seen, this.start.bestLine, this.tries >= ENOUGH);
    const insightText = tell(this.hands, holds);
    const news = holds === this.told ? "" : insightText;
    if (this.isAtEdge) this.say(text, words.edge);
    else this.say(text, this.isTouched ? `${text} ${news}` : "", () => { this.told = holds; });
    this.plane.on.svg.ariaLabel = text;
  }

  /** Handles where the lines are. */
  put() {
    const { grips, state: { units }, start } = this;
    while (grips.length > units.length) for (const grip of Object.values(grips.pop() ?? {})) grip.remove();
    while (grips.length < units.length) grips.push(this.grip(grips.length));
    const far = start.arrow + BEYOND;
    for (const [n, [x1, x2, turn]] of units.entries()) {
      const [a, b] = arrow(turn);
      const isChosen = n === this.chosen;
      grips[n].base.put([x1, x2], words.line(n + 1, x1, x2), isChosen);
      grips[n].tip.put([x1 + a * far, x2 + b * far], words.arrow(n + 1, turn, words.compass(turn)), isChosen);
    }
  }

  /** @param {number} n */
  grip(n) {
    const done = () => this.done();
    const base = handle(this.plane.on, this.room, "base", {
      to: ([x1, x2]) => this.change(n, ([, , turn]) => [x1, x2, turn]),
      by: ([a, b]) => this.change(n, ([x1, x2, turn]) => [x1 + a * STEP, x2 + b * STEP, turn]),
      done,
    });
    const tip = handle(this.plane.on, this.room, "tip", {
      to: ([a, b]) => this.change(n, ([x1, x2]) => [x1, x2, (Math.atan2(b - x2, a - x1) * 180) / Math.PI]),
      by: ([a, b]) => this.change(n, ([x1, x2, turn]) => [x1, x2, turn - (a - b) * TURN]),
      done,
    });
    base.button.dataset.n = `${n + 1}`;
    return { base, tip };
  }

  /** What moves the line at a place, if there is one. @param {Point} place */
  grasp([x1, x2]) {
    const away = this.state.units.map(([at1, at2, turn]) => {
      const [a, b] = arrow(turn);
      return Math.abs((x1 - at1) * a + (x2 - at2) * b);
    });
    const n = away.indexOf(Math.min(...away));
    if (away[n] > HOLD || this.isOut([x1, x2, 0])) return undefined;
    const [at1, at2] = this.state.units[n];
    return (/** @type {Point} */ [to1, to2]) => this.change(n, ([, , turn]) => [at1 + to1 - x1, at2 + to2 - x2, turn]);
  }

  /** @param {Unit} unit */
  isOut([x1, x2]) {
    return Math.max(Math.abs(x1), Math.abs(x2)) > this.start.limit + 1e-9;
  }

  /** @param {number} n @param {(unit: Unit) => Unit} how */
  change(n, how) {
    const wanted = how(this.state.units[n]);
    this.chosen = n;
    this.isAtEdge = this.isOut(wanted);
    this.state.units[n] = tidy(wanted, this.start.limit);
    this.draw();
  }

  /** A move is over. */
  done() {
    this.tries += 1;
    this.isTouched = true;
    this.tell();
    this.isAtEdge = false;
    history.replaceState(null, "", address.write(this.state));
  }

  /** Move the chosen line along its arrow; true if it can't. @param {number} step */
  shift(step) {
    const [x1, x2, turn] = this.state.units[this.chosen];
    const [a, b] = arrow(turn);
    /** @type {Unit} */ const wanted = [x1 + step * a, x2 + step * b, turn];
    return this.isOut(wanted) ? this.refuse(words.edge) : this.change(this.chosen, () => wanted);
  }

  /** @param {number} by degrees */
  turn(by) {
    this.change(this.chosen, ([x1, x2, turn]) => [x1, x2, turn + by]);
  }

  /** Begin with other units, or another bend. @param {State} state @param {number} [chosen] */
  begin(state, chosen = 0) {
    [this.state, this.chosen, this.tries] = [structuredClone(state), chosen, -1];
    this.draw();
  }

  /** What can't be is said, and not done. @param {string} why */
  refuse(why) {
    this.say(part(this.hands, ".says").textContent ?? "", why);
    return true;
  }

  add() {
    const { units, bend } = this.state;
    this.begin({ bend, units: [...units, this.spare.pop() ?? another(units, this.start.presets[3].units)] }, units.length);
  }

  take() {
    const { units, bend } = this.state;
    const kept = units.slice(0, -1);
    this.spare.push(...units.slice(-1));
    this.begin({ bend, units: kept }, Math.min(this.chosen, kept.length - 1));
  }

  /** What each button does; true if it can't. @type {Record<string, () => boolean | void>} */
  acts = {
    add: () => this.add(),
    take: () => this.take(),
    back: () => this.shift(-STEP),
    on: () => this.shift(STEP),
    left: () => this.turn(TURN),
    right: () => this.turn(-TURN),
    swap: () => this.turn(180),
  };

  /** @param {EventTarget | null} target */
  press(target) {
    const pressed = target instanceof Element && target.closest("button");
    if (!pressed) return;
    const { act, preset } = pressed.dataset;
    if (preset) this.begin(this.start.presets[Number(preset)]);
    if (act && (pressed.ariaDisabled === "true" ? this.refuse(words.enough) : this.acts[act]())) return;
    this.done();
  }

  /** @param {EventTarget | null} target */
  choose(target) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "bend") this.begin({ ...this.state, bend: /** @type {Bend} */ (target.value) }, this.chosen);
    else this.change(Number(target.value), (unit) => unit);
    this.done();
  }
}

/** Bring the picture beside these controls to life. @param {HTMLElement} hands */
export const open = async (hands) => {
  /** @type {Start} */ const start = await numbers(hands);
  const isAsked = location.hash.startsWith(`#${hands.dataset.picture}=`);
  const given = isAsked ? address.read(location.hash, start.limit) : undefined;
  const picture = new Picture(hands, start, given ?? start.presets[0]);
  picture.draw();
  part(hands, "fieldset").removeAttribute("disabled");
  if (isAsked && !given) picture.say(words.strange, words.strange);
};
