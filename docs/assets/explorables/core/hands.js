// The controls beside a picture: its parts, what it starts from, and what it tells.

import { readout } from "./readout.js";

/** @param {HTMLElement} hands @param {string} selector @returns {HTMLElement} */
export const part = (hands, selector) => /** @type {HTMLElement} */ (hands.querySelector(selector));

/** The figures that come alive, in their order. @param {HTMLElement} hands @returns {SVGSVGElement[]} */
export const figures = (hands) => [...(hands.closest("figure")?.querySelectorAll("svg.figure") ?? [])].map((svg) => /** @type {SVGSVGElement} */ (svg));

/** What the picture's function in snippets/vectors gives. @param {HTMLElement} hands */
export const numbers = async (hands) => {
  const answer = await fetch(hands.dataset.numbers ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

/** Show one insight and no other; its text. @param {HTMLElement} hands @param {string} name */
export const tell = (hands, name) => {
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
  return {
    say,
    /** What can't be is said, and not done. @param {string} why */
    refuse: (why) => say(says.textContent ?? "", why),
    /** @param {string} text @param {string} name of the insight @param {boolean} isTouched before that, nobody wants to hear of it */
    tell: (text, name, isTouched) => {
      const insight = tell(hands, name);
      const news = name === told ? "" : insight;
      say(text, isTouched ? `${text} ${news}` : "", () => { told = name; });
    },
  };
};

/**
 * Bring a picture to life, as its address says or as it starts.
 * @template State
 * @template {{ presets: State[], limit: number }} Start
 * @param {HTMLElement} hands
 * @param {new (hands: HTMLElement, start: Start, state: State) => { draw: () => void, voice: ReturnType<typeof teller> }} Picture
 * @param {(hash: string, limit: number) => State | undefined} read @param {string} strange what is said of a bad address
 */
export const wake = async (hands, Picture, read, strange) => {
  /** @type {Start} */ const start = await numbers(hands);
  const isAsked = location.hash.startsWith(`#${hands.dataset.picture}=`);
  const given = isAsked ? read(location.hash, start.limit) : undefined;
  const picture = new Picture(hands, start, given ?? start.presets[0]);
  picture.draw();
  part(hands, "fieldset").removeAttribute("disabled");
  if (isAsked && !given) picture.voice.say(strange, strange);
};
