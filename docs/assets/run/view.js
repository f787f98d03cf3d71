// What a reader sees and hears of a run.

import { words } from "./words.js";

const SHOWN = 8_000; // characters, until all are asked for

/**
 * @param {string} tag @param {Record<string, string>} [attributes] @param {...(Node | string)} inside
 */
export const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};

/** @param {string} text @param {() => void} act @param {string} [name] */
export const button = (text, act, name) => {
  const made = make("button", { type: "button", ...(name ? { "aria-label": name } : {}) }, text);
  made.addEventListener("click", act);
  return made;
};

const announcer = make("div", { role: "status", class: "heard" });
document.body.append(announcer);

/** Say something to who doesn't see it; the same words are said anew. @param {string} text */
export const say = (text) => {
  announcer.textContent = announcer.textContent === text ? `${text}\u00a0` : text;
};

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Lines, each with whose it is; the rest of a long text on demand. @param {Result["lines"]} lines */
export const listing = (lines) => {
  const code = make("code");
  const row = (/** @type {[string, string]} */ [whose, line]) => {
    const text = document.createTextNode(`${line}\n`);
    if (whose === "both") return text;
    return make(whose === "text" ? "del" : "ins", {}, text);
  };
  let length = 0;
  const cut = lines.findIndex(([, line]) => (length += line.length + 1) > SHOWN);
  const isLong = cut >= 0;
  const [first, rest] = isLong ? [lines.slice(0, cut), lines.slice(cut)] : [lines, []];
  code.append(...first.map(row));
  if (!isLong) return make("pre", { tabindex: "0" }, code);
  const more = button(`${words.showAll} (${rest.length})`, () => {
    const old = more.parentElement;
    code.append(...rest.map(row));
    more.remove();
    old?.querySelector("pre")?.focus();
  });
  return make("div", {}, make("pre", { tabindex: "0" }, code), more);
};

/** @param {NonNullable<Result["error"]>} error */
export const trouble = ({ frames, message }) => {
  const list = frames.slice(-8).map(({ where, line, code }) =>
    make("li", {}, `${words.line(where, line)}: `, make("mark", {}, make("code", {}, code.trim()))));
  return make("div", { class: "error" }, make("ol", {}, ...list), make("pre", { tabindex: "0" }, make("code", {}, message)));
};

/** An SVG that Python drew. @param {string} text */
export const toSvg = (text) => {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  root.removeAttribute("width");
  root.removeAttribute("height");
  root.classList.add("figure");
  return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(root, true)));
};
