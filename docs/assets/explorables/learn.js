// Watch it learn: a network of the chapter, trained before your eyes, forwards and back.

import { figures, part, teller, wake } from "./core/hands.js";
import { write } from "./core/text.js";
import * as address from "./learn/address.js";
import { curve } from "./learn/curve.js";
import { History, stops } from "./learn/history.js";
import { look } from "./learn/look.js";
import { plane } from "./learn/plane.js";
import { tiles } from "./learn/tiles.js";
import { insight, isSolved, outcome } from "./learn/told.js";
import { begin } from "./learn/training.js";
import { words } from "./learn/words.js";

/** @typedef {import("./learn/training.js").Setting} Setting */
/** @typedef {import("./learn/training.js").Data} Data */
/** @typedef {import("./learn/told.js").Outcome} Outcome */
/** @typedef {Data & { edge: number, presets: Setting[][] }} Start */
/** @typedef {{ points: number[], labels: number[] } & Omit<Start, "points" | "labels">} Given what snippets/vectors/hidden_layer.py gives */

const MOST = 8; // units
const TEMPO = 30; // stops a second
const FURTHER = 50; // epochs, where nothing is to move by itself

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {Given} given @returns {Start} */
const typed = ({ points, labels, ...rest }) => ({ ...rest, points: Float64Array.from(points), labels: Float64Array.from(labels) });

/** One training, the epoch that is seen, and all that moves it. */
class Picture {
  epoch = 0;
  wanted = 0; // the epoch to see, as soon as it is known
  far = 0; // the last epoch that was seen
  /** @type {Outcome | undefined} */ guess;
  /** @type {{ outcome: Outcome, epoch: number } | undefined} */ end;
  isTallied = false;
  isPlaying = false;
  last = 0; // milliseconds, when it was drawn as it plays
  text = "";
  /** @type {import("./learn/look.js").Look | undefined} */ seen;

  /** @param {HTMLElement} hands @param {Start} start @param {import("./learn/address.js").State} state @param {string} note to be said instead, until something moves */
  constructor(hands, start, { epoch, ...setting }, note) {
    this.hands = hands;
    this.start = start;
    this.note = note;
    this.stops = stops(start.epochs);
    this.plane = plane(figures(hands)[0], start.edge);
    this.tiles = tiles(part(hands, ".tiles"));
    this.curve = curve(part(hands, ".losses"), this.stops);
    this.voice = teller(hands);
    const worker = new Worker(new URL("./learn-worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("error", () => this.voice.say(hands.dataset.lost ?? "", hands.dataset.lost ?? ""));
    const { points, labels, dice, epochs } = start;
    this.history = new History(worker, { points, labels, dice, epochs }, () => this.hear());
    this.setting = setting;
    this.network = begin(setting, dice);
    this.begin(setting, epoch);
    calm.addEventListener("change", () => this.pause());
  }

  /** Train anew. @param {Setting} setting @param {number} [epoch] to be seen first */
  begin(setting, epoch = 0) {
    this.pause();
    this.setting = setting;
    this.network = begin(setting, this.start.dice);
    [this.guess, this.end, this.isTallied] = [undefined, undefined, false];
    this.wanted = this.far = epoch;
    [this.epoch, this.seen] = [-1, undefined];
    this.history.begin(setting);
    this.showControls();
  }

  /** Some epochs more are known, or what became of other starts. */
  hear() {
    if (this.epoch < this.wanted) this.show(this.wanted);
    const { rights } = this.history;
    write(part(this.hands, ".tally"), rights.length ? words.tally(rights, this.start.dice.length) : "");
    if (rights.length === this.start.dice.length) this.tell();
  }

  /** @param {number} epoch */
  show(epoch) {
    this.wanted = epoch;
    if (this.history.known <= epoch) return;
    const wasSolved = this.seen && isSolved(this.seen);
    this.epoch = epoch;
    this.far = Math.max(this.far, epoch);
    this.seen = this.look();
    const isOver = isSolved(this.seen) || epoch === this.start.epochs;
    if (isOver) this.end ??= { outcome: outcome(this.seen, this.isMoved()), epoch };
    if (isOver && !(wasSolved && epoch < this.start.epochs)) this.pause();
    this.draw();
  }

  look() {
    this.network.start(this.history.at(this.epoch));
    return look(this.network, this.setting.activation, this.start);
  }

  /** Whether any line is another than at the start. */
  isMoved() {
    const lines = (/** @type {number} */ epoch) => this.history.at(epoch).subarray(0, 3 * this.setting.width);
    return lines(this.epoch).some((each, n) => each !== lines(0)[n]);
  }

  draw() {
    const { history, seen, setting, epoch, far, start } = this;
    if (!seen) return;
    const miss = history.misses[epoch];
    this.plane.draw(seen);
    this.tiles(seen.units, setting.activation, start.labels);
    this.curve.draw(history.misses, far, epoch, words.epoch(epoch, miss));
    if (this.plane.on.title) write(this.plane.on.title, words.title(epoch, seen.right));
    this.text = words.says(epoch, setting.width, setting.activation, miss, seen.right, seen.shape);
    this.plane.on.svg.ariaLabel = this.text;
    this.showControls();
    this.tell();
  }

  /** Say what is seen, how it ended, and what can be learned from it. */
  tell() {
    if (!this.seen) return;
    const { end, guess, hands } = this;
    const text = this.note || this.text;
    const holds = insight(this.setting, this.seen, this.epoch, isSolved(this.seen) || this.epoch === this.start.epochs);
    const verdict = end ? words.verdict(end.outcome, end.epoch, guess) : "";
    write(part(hands, ".verdict"), verdict);
    if (this.isPlaying) this.voice.show(text, holds);
    else if (this.note) this.voice.say(text, text);
    else this.voice.tell(text, holds, (news) => [text, verdict, news, part(hands, ".tally").textContent].join(" "));
  }

  showControls() {
    const { hands, setting, epoch, guess, isPlaying } = this;
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (hands.querySelectorAll("input[type=radio]"))) {
      input.checked = input.value === `${setting[/** @type {keyof Setting} */ (input.name)]}`;
    }
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (hands.querySelectorAll("[data-guess]"))) {
      button.ariaPressed = `${button.dataset.guess === guess}`;
      button.ariaDisabled = `${epoch > 0}`;
    }
    write(part(hands, "[data-act=play]"), calm.matches ? words.further : isPlaying ? words.pause : words.play);
    part(hands, "[data-act=zero]").ariaDisabled = `${epoch <= 0}`;
    for (const act of ["one", "end"]) part(hands, `[data-act=${act}]`).ariaDisabled = `${epoch === this.start.epochs}`;
    write(part(hands, ".width"), `${setting.width}`);
    write(part(hands, ".seed"), `${setting.seed}`);
    part(hands, "[data-act=add]").ariaDisabled = `${setting.width === MOST}`;
    part(hands, "[data-act=take]").ariaDisabled = `${setting.width === 1}`;
    part(hands, "[data-act=tally]").ariaDisabled = `${this.isTallied}`;
  }

  /** From stop to stop, as long as it plays. @param {number} time milliseconds */
  tick(time) {
    if (!this.isPlaying) return;
    requestAnimationFrame((next) => this.tick(next));
    if (time - this.last < 1000 / TEMPO - 4 || this.wanted > this.epoch) return;
    this.last = time;
    this.show(this.stops.find((stop) => stop > this.epoch) ?? this.epoch);
    if (!this.isPlaying) this.done();
  }

  /** Go on, or stop. */
  play() {
    if (this.isPlaying) {
      this.pause();
      return;
    }
    if (this.epoch === this.start.epochs) this.show(0);
    if (calm.matches) this.show(Math.min(this.epoch + FURTHER, this.start.epochs));
    else {
      this.isPlaying = true;
      requestAnimationFrame((time) => this.tick(time));
      this.showControls();
    }
  }

  pause() {
    this.isPlaying = false;
    this.showControls();
  }

  /** A move is over. */
  done() {
    [this.voice.isTouched, this.note] = [true, ""];
    this.tell();
    history.replaceState(null, "", address.write({ ...this.setting, epoch: this.wanted }));
  }

  /** @param {number} by units */
  widen(by) {
    this.begin({ ...this.setting, width: this.setting.width + by });
  }

  tally() {
    this.isTallied = true;
    this.history.tally(this.setting);
    this.showControls();
  }

  /** The first of a row of presets, or the one after that which is trained. @param {Setting[]} row */
  after(row) {
    const { activation, seed } = this.setting;
    const at = row.findIndex((each) => each.activation === activation && each.seed === seed);
    return row[(at + 1) % row.length];
  }

  /** @param {number} epoch */
  jump(epoch) {
    this.pause();
    this.show(epoch);
  }

  /** What each button does. @type {Record<string, () => void>} */
  acts = {
    play: () => this.play(),
    zero: () => this.jump(0),
    one: () => this.jump(this.epoch + 1),
    end: () => this.jump(this.start.epochs),
    add: () => this.widen(1),
    take: () => this.widen(-1),
    another: () => this.begin({ ...this.setting, seed: (this.setting.seed + 1) % this.start.dice.length }),
    tally: () => this.tally(),
  };

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const { act, preset, guess, no } = pressed.dataset;
    if (pressed.ariaDisabled === "true") {
      this.voice.refuse(words.refused[/** @type {keyof typeof words.refused} */ (no)]);
      return;
    }
    if (preset) this.begin(this.after(this.start.presets[Number(preset)]));
    if (guess) [this.guess, this.end] = [/** @type {Outcome} */ (guess), undefined];
    if (act) this.acts[act]();
    if (guess) this.play();
    this.done();
  }

  /** @param {HTMLInputElement} input */
  slide(input) {
    if (input === this.curve.slider) this.jump(this.stops[Number(this.curve.slider.value)]);
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (input.name === "activation") this.begin({ ...this.setting, activation: /** @type {Setting["activation"]} */ (input.value) });
    if (input.name === "rate") this.begin({ ...this.setting, rate: Number(input.value) });
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(
  hands,
  (/** @type {Given} */ start, state = { ...start.presets[0][0], epoch: 0 }, note) => new Picture(hands, typed(start), state, note),
  address.read,
);
