// One correction after the other: the perceptron, point by point.

import { figures, part, teller, wake } from "./core/hands.js";
import * as address from "./correct/address.js";
import { plane } from "./correct/plane.js";
import { describe, insight, missed, reckon } from "./correct/told.js";
import { words } from "./correct/words.js";
import { looks } from "./maths/perceptron.js";

/** @typedef {import("./maths/perceptron.js").Lesson} Lesson */
/** @typedef {import("./maths/perceptron.js").Look} Look */
/** @typedef {import("./correct/address.js").State} State */
/** @typedef {import("./correct/address.js").Name} Name */
/** @typedef {[number, number]} Point */
/** @typedef {{ sets: Record<Name, Lesson>, orders: number[][] } & import("./core/surface.js").Limits} Start what snippets/vectors/linear_classifier.py gives */

/** What the figure shows. @type {State} */
const FIRST = { set: "one", order: 0, seen: 1 };
const RIGHT = 70; // milliseconds that a point is looked at, if it is right
const WRONG = 1100;

/** The one pebble's figure starts with its correction. @param {Name} set */
const least = (set) => (set === FIRST.set ? FIRST.seen : 0);

/** All that happens. @param {Start} start @param {Name} set @param {number} order */
const story = ({ sets, orders }, set, order) => looks(sets[set], orders[order].filter((at) => at < sets[set].points.length));

/** One picture, its state, and all that moves it. */
class Picture {
  seen = { text: "", name: "start" };
  playing = 0;

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [before, after] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.before = plane(before, start);
    this.after = plane(after, start);
    this.voice = teller(hands);
    this.state = { ...state };
    this.all = story(start, state.set, state.order);
  }

  get lesson() {
    return this.start.sets[this.state.set];
  }

  /** @param {State} state */
  begin(state) {
    this.state = { ...state };
    this.all = story(this.start, state.set, state.order);
    this.draw();
  }

  draw() {
    const { hands, lesson, all, state: { set, order, seen } } = this;
    this.show();
    this.seen = { text: describe(lesson, all, seen), name: insight(lesson, all, seen, set === "one") };
    for (const [n, line] of reckon(lesson, all, seen).entries()) part(hands, `[data-sum="${n}"]`).textContent = line;
    part(hands, "[data-order]").textContent = words.order(order, this.start.orders.length - 1);
    part(hands, "[data-act=back]").ariaDisabled = `${seen === least(set)}`;
    for (const act of ["next", "mistake", "play"]) part(hands, `[data-act=${act}]`).ariaDisabled = `${seen === all.length}`;
    for (const input of hands.querySelectorAll("input")) input.checked = input.value === set;
    this.tell();
  }

  /** Both panels, as the last look left them. */
  show() {
    const { lesson, all, state: { seen } } = this;
    const look = all[seen - 1];
    const [old, now] = look ? [look.before, look.after] : [lesson.weights, lesson.weights];
    this.before.draw(lesson, old, []);
    this.after.draw(lesson, now, missed(lesson, now));
    const tip = (/** @type {number[]} */ [x1, x2], /** @type {Point} */ [a, b]) => /** @type {Point} */ ([x1 + a, x2 + b]);
    const isThere = (/** @type {number[]} */ [x1, x2]) => x1 !== 0 || x2 !== 0;
    const weights = { at: tip(old, [0.1, -0.2]), text: isThere(old) ? words.weights : "" };
    if (!look) {
      this.before.point([], [weights], []);
      this.after.point([], [], []);
      return;
    }
    const { at, error } = look;
    const place = lesson.points[at];
    this.before.point([[[0, 0], place]], [weights, { at: tip(place, [-0.3, 0]), text: error ? words.wrong : words.right }], [place]);
    const halfway = /** @type {Point} */ ([(old[0] + now[0]) / 2, (old[1] + now[1]) / 2]);
    this.after.point(error ? [[[0, 0], tip(old, [0, 0])], [tip(old, [0, 0]), tip(now, [0, 0])]] : [], error ? [
      { at: tip(old, [0.1, -0.2]), text: isThere(old) ? words.old : "" },
      { at: tip(halfway, [0.2, -0.3]), text: words.step(error) },
      { at: tip(now, [0.1, 0.3]), text: isThere(now) ? words.new : "" },
    ] : [], [place]);
  }

  /** Say what is seen, and what can be learned from it. */
  tell() {
    const { text, name } = this.seen;
    this.voice.tell(text, name);
    this.before.svg.ariaLabel = text;
  }

  /** Look at so many points. @param {number} seen */
  to(seen) {
    this.state.seen = seen;
    this.draw();
  }

  /** How many were looked at when the next mistake is made, or when it ends. */
  get nextMistake() {
    const found = this.all.findIndex(({ error }, n) => n >= this.state.seen && error);
    return found < 0 ? this.all.length : found + 1;
  }

  /** Go on by itself, and take time for mistakes. */
  play() {
    this.to(this.state.seen + 1);
    if (this.state.seen === this.all.length) return this.halt();
    const pause = this.all[this.state.seen - 1].error ? WRONG : RIGHT;
    this.playing = window.setTimeout(() => this.play(), pause);
    return undefined;
  }

  stop() {
    clearTimeout(this.playing);
    this.playing = 0;
  }

  halt() {
    this.stop();
    this.done();
  }

  /** A move is over. */
  done() {
    this.voice.isTouched = true;
    this.tell();
    const isPlaying = this.playing !== 0;
    part(this.hands, "[data-act=play]").hidden = isPlaying;
    part(this.hands, "[data-act=pause]").hidden = !isPlaying;
    history.replaceState(null, "", address.write(this.state));
  }

  /** What each button does. @type {Record<string, () => void>} */
  acts = {
    next: () => this.to(this.state.seen + 1),
    back: () => this.to(this.state.seen - 1),
    mistake: () => this.to(this.nextMistake),
    play: () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? this.to(this.all.length) : this.play()),
    pause: () => {},
    order: () => this.begin({ ...this.state, order: (this.state.order + 1) % this.start.orders.length, seen: least(this.state.set) }),
    again: () => this.begin(FIRST),
  };

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const act = pressed.dataset.act ?? "";
    this.stop();
    const isOff = pressed.ariaDisabled === "true";
    if (!isOff) this.acts[act]();
    this.done();
    if (isOff) this.voice.refuse(act === "back" ? words.start : words.end);
    if (act === "play" && this.playing) part(this.hands, "[data-act=pause]").focus();
    if (act === "pause") part(this.hands, "[data-act=play]").focus();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    this.stop();
    const set = /** @type {Name} */ (input.value);
    this.begin({ set, order: 0, seen: least(set) });
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(hands, (/** @type {Start} */ start, state = FIRST) => new Picture(hands, start, state), (hash, start) => {
  const given = address.read(hash, (set, order) => (start.orders[order] ? story(start, set, order).length : -1));
  return given && given.seen >= least(given.set) ? given : undefined;
});
