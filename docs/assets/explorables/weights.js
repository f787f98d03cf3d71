// Nine weights to turn, the two they come to, and what they make of the plane.

import { figures, part, teller, wake } from "./core/hands.js";
import { stage } from "./core/handle.js";
import { words as shared } from "./core/words.js";
import { twoWeights } from "./maths/stacking.js";
import * as address from "./weights/address.js";
import { LEVEL, map, output, shape } from "./weights/map.js";
import { plane, roads } from "./weights/plane.js";
import { insight } from "./weights/told.js";
import { words } from "./weights/words.js";

/** @typedef {import("./bend/fold.js").Point} Point */
/** @typedef {import("./weights/address.js").State} State */
/** @typedef {{ points: Point[], labels: number[], presets: State[], limit: number }} Start what snippets/vectors/stacking.py gives */

/** @param {HTMLElement} hands @param {State} state */
const showControls = (hands, { nine, bend }) => {
  for (const input of hands.querySelectorAll("input")) {
    if (input.name === "bend") input.checked = input.value === bend;
    else input.value = `${nine[Number(input.name)]}`;
  }
  for (const [n, weight] of nine.entries()) part(hands, `[data-weight="${n}"]`).textContent = words.number(weight);
};

/** The sums along the roads, which a bend crosses out. @param {HTMLElement} hands @param {State} state @param {number[]} two */
const showSums = (hands, { nine, bend }, two) => {
  for (const [n, sum] of two.entries()) {
    /** @type {[number, number][]} */ const ways = [0, 1, 2].map((unit) => [nine[2 * unit + n], nine[6 + unit]]);
    part(hands, `[data-sum="${n}"]`).textContent = words.roads(ways, sum);
  }
  part(hands, ".sums").toggleAttribute("data-crossed", bend === "ReLU");
};

/** One picture, its state, and all that moves it. */
class Picture {
  changes = 0; // of weights, since a preset
  seen = { text: "", name: "start" };

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [left, right] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = structuredClone(state);
    this.write = roads(left);
    this.plane = plane(right, start.limit);
    stage(right);
    this.voice = teller(hands);
  }

  draw() {
    const { hands, start: { points, labels, limit, presets }, state, state: { nine, bend } } = this;
    const height = output(state);
    const wrong = points.filter((point, n) => height(point) < LEVEL !== (labels[n] === 1));
    const share = shared.percent(1 - wrong.length / points.length);
    const cut = map(state, limit);
    this.plane.draw(state, cut, wrong);
    if (this.plane.on.title) this.plane.on.title.textContent = shared.right(share);
    const two = twoWeights(nine);
    for (const [n, weight] of nine.entries()) this.write(words.name("w", n), weight);
    for (const [n, weight] of two.entries()) this.write(words.name("u", n), bend === "none" ? weight : undefined);
    const { sides, isClosed } = shape(state);
    const text = bend === "none" ? words.straight(two, sides > 0, cut.fence.length > 0, share) : words.bent(sides, isClosed, share);
    this.seen = { text, name: insight(state, sides, presets[0].nine, this.changes) };
    this.tell();
    showControls(hands, state);
    showSums(hands, state, two);
  }

  /** Say what is seen, and what can be learned from it. */
  tell() {
    const { text, name } = this.seen;
    this.voice.tell(text, name);
    this.plane.on.svg.ariaLabel = text;
  }

  /** A change is over. */
  done() {
    this.voice.isTouched = true;
    this.draw();
    history.replaceState(null, "", address.write(this.state));
  }

  /** A weight is being turned. @param {HTMLInputElement} input */
  slide(input) {
    if (input.type !== "range") return;
    this.state.nine[Number(input.name)] = Number(input.value);
    this.draw();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (input.type === "range") this.changes += 1;
    else this.state.bend = /** @type {State["bend"]} */ (input.value);
    this.done();
  }

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const preset = Number(pressed.dataset.preset);
    const { nine, bend } = structuredClone(this.start.presets[preset]);
    [this.state, this.changes] = [{ nine, bend: preset ? this.state.bend : bend }, 0];
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(hands, (/** @type {Start} */ start, state = start.presets[0]) => new Picture(hands, start, state), address.read);
