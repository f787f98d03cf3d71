// What a picture says: a line to read, and one voice for who doesn't see it.

import { write } from "./text.js";

const PAUSE = 300; // milliseconds without a change, before it is said

/** @param {Element} line @param {Element} voice */
export const readout = (line, voice) => {
  let waiting = 0;
  line.replaceChildren(line.textContent ?? ""); // a node that was never seen: what becomes of its text moves nothing
  /** @param {string} text to read @param {string} spoken @param {() => void} [said] when it has been spoken */
  const say = (text, spoken, said) => {
    write(line, text);
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (voice.textContent !== spoken) voice.textContent = spoken;
      said?.();
    }, PAUSE);
  };
  return say;
};
