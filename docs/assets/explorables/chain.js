// Layers in a row, of one unit each: what does the first of them hear?

import * as address from "./chain/address.js";
import { drawing } from "./chain/drawing.js";
import { describe, insight } from "./chain/told.js";
import { figures, teller, wake } from "./core/hands.js";
import { short } from "./core/numbers.js";
import { words } from "./core/words.js";
import { BENDS } from "./maths/activations.js";
import { chain } from "./maths/chain.js";

/** @typedef {[number, number]} Place */
/** @typedef {import("./chain/address.js").State} State */
/** @typedef {"layers" | "z" | "weight"} Knob */
/**
 * @typedef {{ presets: State[], half: Place, row: number, reach: number, highest: number,
 *   lowest: number, limits: { x: Place, y: Place } }} Start what snippets/vectors/chain.py gives
 */

/** One picture, its state, and all that moves it. */
class Picture {
  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [svg] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = structuredClone(state);
    this.drawing = drawing(svg, start);
    this.voice = teller(hands);
    hands.addEventListener("keydown", (event) => {
      if (event.target instanceof HTMLInputElement && event.key.startsWith("Arrow")) event.stopPropagation(); // or the theme goes to another page
    });
  }

  draw() {
    const { state, hands } = this;
    const activation = BENDS[state.bend];
    const now = chain(activation, state.z, state.weight, state.layers);
    this.drawing.draw(state, now, activation);
    const text = describe(state, now, activation.slope);
    this.voice.tell(text, insight(state, now.heard[0], this.voice.isTouched));
    this.drawing.on.svg.ariaLabel = text;
    for (const input of hands.querySelectorAll("input")) {
      if (input.name === "bend") input.checked = input.value === state.bend;
      else input.value = String(state[/** @type {Knob} */ (input.name)]);
    }
    for (const shown of hands.querySelectorAll("[data-shows]")) shown.textContent = short(state[/** @type {Knob} */ (shown.getAttribute("data-shows"))]);
  }

  /** @param {Partial<State>} to */
  begin(to) {
    this.voice.isTouched = true;
    this.state = { ...this.state, ...to };
    this.draw();
  }

  /** Turn a knob; true if it can't. @param {Knob} name @param {number} by */
  turn(name, by) {
    const wanted = Math.round(100 * (this.state[name] + by)) / 100;
    const [low, high] = address.ENDS[name];
    return wanted >= low && wanted <= high ? this.begin({ [name]: wanted }) : this.voice.refuse(words.end);
  }

  done() {
    history.replaceState(null, "", address.write(this.state));
  }

  /** @param {HTMLButtonElement} pressed */
  press(pressed) {
    const { turns, by, preset } = pressed.dataset;
    if (preset) this.begin(this.start.presets[Number(preset)]);
    if (turns && this.turn(/** @type {Knob} */ (turns), Number(by))) return;
    this.done();
  }

  /** @param {HTMLInputElement} input */
  slide(input) {
    this.begin({ [input.name]: input.name === "bend" ? input.value : Number(input.value) });
  }

  choose() {
    this.done();
  }
}

/** @param {HTMLElement} hands */
export const open = (hands) => wake(hands, (/** @type {Start} */ start, state = start.presets[0]) => new Picture(hands, start, state), address.read);
