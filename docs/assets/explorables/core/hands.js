// The controls beside a picture: its parts, what it starts from, and what it tells.

import { readout } from "./readout.js";
import { write } from "./text.js";
import { words } from "./words.js";

/** @param {HTMLElement} hands @param {string} selector @returns {HTMLElement} */
export const part = (hands, selector) => /** @type {HTMLElement} */ (hands.querySelector(selector));

/** The figures that come alive, in their order. @param {HTMLElement} hands @returns {SVGSVGElement[]} */
export const figures = (hands) => [...(hands.closest("figure")?.querySelectorAll("svg.figure") ?? [])].map((svg) => /** @type {SVGSVGElement} */ (svg));

/** What the picture's function in snippets/vectors gives. @param {HTMLElement} hands */
const numbers = async (hands) => {
  const answer = await fetch(hands.dataset.numbers ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

/** Show one insight and no other; its text. @param {HTMLElement} hands @param {string} name */
const show = (hands, name) => {
  for (const each of hands.querySelectorAll("[data-insight]")) {
    /** @type {HTMLElement} */ (each).hidden = each.getAttribute("data-insight") !== name;
  }
  return part(hands, `[data-insight=${name}]`).textContent ?? "";
};

/**
 * What a picture tells: what is seen, and one insight, which is spoken when it is new.
 * @param {HTMLElement} hands
 */
export const teller = (hands) => {
  const says = part(hands, ".says");
  const say = readout(says, part(hands, ".heard"));
  let told = "";
  const voice = {
    isTouched: false, // before that, nobody wants to hear of it
    say,
    /** What can't be is said, and not done. @param {string} why */
    refuse: (why) => {
      say(says.textContent ?? "", why);
      return true;
    },
    /** Seen only, and not spoken. @param {string} text @param {string} name of the insight */
    show: (text, name) => {
      write(says, text);
      show(hands, name);
    },
    /** @param {string} text @param {string} name of the insight @param {(news: string) => string} [speak] what is spoken, with it */
    tell: (text, name, speak = (news) => `${text} ${news}`) => {
      const insight = show(hands, name);
      const { isTouched } = voice;
      const news = name === told ? "" : insight;
      say(text, isTouched ? speak(news).trim() : "", () => { if (isTouched) told = name; });
    },
  };
  return voice;
};

/**
 * What a picture is to its controls: it draws itself, it speaks, and it is told which button is pressed,
 * which input is moved, and which is left as it is.
 * @typedef {{ draw: () => void, voice: ReturnType<typeof teller>, press: (button: HTMLButtonElement) => void,
 *   slide?: (input: HTMLInputElement) => void, choose: (input: HTMLInputElement) => void }} Hand
 */

/** @param {HTMLElement} hands @param {Hand} picture */
const listen = (hands, picture) => {
  hands.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (button) picture.press(button);
  });
  hands.addEventListener("input", ({ target }) => target instanceof HTMLInputElement && picture.slide?.(target));
  hands.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && picture.choose(target));
};

/**
 * Bring a picture to life, as its address says or as it starts.
 * @template Start
 * @template State
 * @param {HTMLElement} hands
 * @param {(start: Start, state: State | undefined, strange: string) => Hand} make what it is to say if its address makes no sense
 * @param {(hash: string, start: Start) => State | undefined} read
 */
export const wake = async (hands, make, read) => {
  /** @type {Start} */ const start = await numbers(hands);
  const isAsked = location.hash.startsWith(`#${hands.dataset.picture}=`);
  const given = isAsked ? read(location.hash, start) : undefined;
  const strange = isAsked && !given ? words.strange : "";
  const picture = make(start, given, strange);
  listen(hands, picture);
  picture.draw();
  for (const fields of hands.querySelectorAll("fieldset")) fields.disabled = false;
  if (strange) picture.voice.say(strange, strange);
};
