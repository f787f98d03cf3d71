// Layers in a row, of one unit each: what does the first of them hear?

import { ENDS, read, write } from "./chain/address.js";
import { drawing } from "./chain/drawing.js";
import { describe, insight } from "./chain/told.js";
import { words } from "./chain/words.js";
import { figures, numbers, part, tell } from "./core/hands.js";
import { short } from "./core/numbers.js";
import { readout } from "./core/readout.js";
import { ACTIVATIONS } from "./maths/activations.js";
import { chain } from "./maths/chain.js";

/** @typedef {[number, number]} Place */
/** @typedef {import("./chain/address.js").State} State */
/** @typedef {"layers" | "z" | "weight"} Knob */
/**
 * @typedef {{ presets: State[], half: Place, row: number, reach: number, highest: number,
 *   lowest: number, limits: { x: Place, y: Place } }} Start what snippets/vectors/chain.py gives
 */

/** @type {Record<import("./back/address.js").Bend, import("./maths/activations.js").Activation>} */
const BENDS = { ...ACTIVATIONS, ReLU: ACTIVATIONS.relu };

/** One picture, its state, and all that moves it. */
class Picture {
  told = ""; // the insight that was told last
  isTouched = false; // before that, nobody wants to hear of it

  /** @param {HTMLElement} hands @param {Start} start @param {State} state */
  constructor(hands, start, state) {
    const [svg] = figures(hands);
    this.hands = hands;
    this.start = start;
    this.state = structuredClone(state);
    this.drawing = drawing(svg, start);
    this.say = readout(part(hands, ".says"), part(hands, ".heard"));
    hands.addEventListener("click", ({ target }) => this.press(target));
    hands.addEventListener("input", ({ target }) => this.slide(target));
    hands.addEventListener("change", () => this.done());
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
    const holds = insight(state, now.heard[0], this.isTouched);
    const learned = tell(hands, holds);
    const news = holds === this.told ? "" : learned;
    this.say(text, this.isTouched ? `${text} ${news}` : "", () => { this.told = holds; });
    this.drawing.on.svg.ariaLabel = text;
    for (const input of hands.querySelectorAll("input")) {
      if (input.name === "bend") input.checked = input.value === state.bend;
      else input.value = String(state[/** @type {Knob} */ (input.name)]);
    }
    for (const shown of hands.querySelectorAll("[data-shows]")) shown.textContent = short(state[/** @type {Knob} */ (shown.getAttribute("data-shows"))]);
  }

  /** @param {Partial<State>} to */
  begin(to) {
    this.isTouched = true;
    this.state = { ...this.state, ...to };
    this.draw();
  }

  /** Turn a knob; true if it can't. @param {Knob} name @param {number} by */
  turn(name, by) {
    const wanted = Math.round(100 * (this.state[name] + by)) / 100;
    const [low, high] = ENDS[name];
    if (wanted >= low && wanted <= high) return this.begin({ [name]: wanted });
    this.say(part(this.hands, ".says").textContent ?? "", words.edge);
    return true;
  }

  done() {
    history.replaceState(null, "", write(this.state));
  }

  /** @param {EventTarget | null} target */
  press(target) {
    const pressed = target instanceof Element && target.closest("button");
    if (!pressed) return;
    const { turns, by, preset } = pressed.dataset;
    if (preset) this.begin(this.start.presets[Number(preset)]);
    if (turns && this.turn(/** @type {Knob} */ (turns), Number(by))) return;
    this.done();
  }

  /** @param {EventTarget | null} target */
  slide(target) {
    if (!(target instanceof HTMLInputElement)) return;
    this.begin({ [target.name]: target.name === "bend" ? target.value : Number(target.value) });
  }
}

/** Bring the picture beside these controls to life. @param {HTMLElement} hands */
export const open = async (hands) => {
  /** @type {Start} */ const start = await numbers(hands);
  const isAsked = location.hash.startsWith(`#${hands.dataset.picture}=`);
  const given = isAsked ? read(location.hash) : undefined;
  const picture = new Picture(hands, start, given ?? start.presets[0]);
  picture.draw();
  part(hands, "fieldset").removeAttribute("disabled");
  if (isAsked && !given) picture.say(words.strange, words.strange);
};
