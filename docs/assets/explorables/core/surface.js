// A drawn figure that comes alive: its axes and points stay, and what moves is drawn anew in it.

import { write } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {[number, number]} Place */
/** @typedef {{ x: [number, number], y: [number, number] }} Limits of the axes, in the figure's own numbers */

/**
 * @param {SVGSVGElement} svg @param {Limits} limits
 * What is behind the points, what is before them, what may leave the axes, and the way from the axes' numbers to the picture's.
 */
export const surface = (svg, { x, y }) => {
  const frame = /** @type {SVGRectElement} */ (svg.querySelector("clipPath rect"));
  const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => Number(frame.getAttribute(name)));
  const clip = frame.closest("clipPath")?.id ?? "";
  const moving = [...svg.querySelectorAll(".moves")];
  const texts = moving.flatMap((part) => [...part.querySelectorAll("text")]);
  const title = texts.find((text) => Number(text.getAttribute("y")) < top); // above the axes
  const still = moving[0].parentElement;
  const layer = () => {
    const made = document.createElementNS(SVG, "g");
    made.setAttribute("clip-path", `url(#${clip})`);
    return made;
  };
  const [behind, before, over] = [layer(), layer(), document.createElementNS(SVG, "g")];
  still?.insertBefore(behind, moving[0]);
  still?.append(before, over);
  for (const part of moving) part.contains(title ?? null) ? part.replaceChildren(title ?? "") : part.remove();

  return {
    svg,
    title,
    behind,
    before,
    over,
    /** @param {Place} at @returns {Place} */
    to: ([a, b]) => [
      left + ((a - x[0]) / (x[1] - x[0])) * width,
      top + ((y[1] - b) / (y[1] - y[0])) * height,
    ],
    /** The axes' numbers at a place on the screen. @param {Place} at @returns {Place} */
    from: ([a, b]) => {
      const box = svg.getBoundingClientRect();
      const { width: whole } = svg.viewBox.baseVal;
      const [across, down] = [((a - box.left) / box.width) * whole, ((b - box.top) / box.width) * whole];
      return [x[0] + ((across - left) / width) * (x[1] - x[0]), y[1] - ((down - top) / height) * (y[1] - y[0])];
    },
  };
};

/** @typedef {ReturnType<typeof surface>} Surface */

/** The texts of what moves: taken out of it before it goes, they stay, and say something else. @param {SVGSVGElement} svg */
export const texts = (svg) => {
  const kept = [...svg.querySelectorAll(".moves text")];
  svg.querySelector(".moves")?.parentElement?.append(...kept);
  return kept;
};

/** A path that is drawn again and again. @param {SVGGElement} layer @param {string} look */
export const path = (layer, look) => {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("class", look);
  layer.append(made);
  return (/** @type {string} */ d) => made.setAttribute("d", d);
};

/** @param {Place[]} places */
const joined = (places) => places.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L");

/** All the same way round, or two that overlap would leave a hole. @param {Place[]} polygon */
const turned = (polygon) => {
  const area = polygon.reduce((sum, [a, b], n) => {
    const [c, d] = polygon[(n + 1) % polygon.length];
    return sum + a * d - b * c;
  }, 0);
  return area < 0 ? [...polygon].reverse() : polygon;
};

/** @param {Place[][]} polygons */
export const filled = (polygons) => polygons.map((polygon) => `M${joined(turned(polygon))}Z`).join("");

/** @param {Place[][]} lines */
export const drawn = (lines) => lines.map((line) => `M${joined(line)}`).join("");

/** An arrow with its head, in the picture's numbers. @param {Place} from @param {Place} to */
export const arrowed = ([a, b], [c, d]) => {
  const length = Math.hypot(c - a, d - b);
  if (length < 1) return "";
  const [u, v] = [(c - a) / length, (d - b) / length];
  const wing = (/** @type {number} */ side) => [c - 9 * u - side * 4.5 * v, d - 9 * v + side * 4.5 * u];
  return `${drawn([[[a, b], [c, d]]])}${drawn([/** @type {Place[]} */ ([wing(1), [c, d], wing(-1)])])}`;
};

/** Short texts that are placed again and again. @param {SVGGElement} layer @param {string} look */
export const labels = (layer, look) => (/** @type {{ at: Place, text: string }[]} */ wanted) => {
  while (layer.querySelectorAll(`.${look}`).length > wanted.length) layer.querySelector(`.${look}`)?.remove();
  while (layer.querySelectorAll(`.${look}`).length < wanted.length) {
    const made = document.createElementNS(SVG, "text");
    made.setAttribute("class", look);
    layer.append(made);
  }
  for (const [n, shown] of layer.querySelectorAll(`.${look}`).entries()) {
    const { at: [x, y], text } = wanted[n];
    shown.setAttribute("x", x.toFixed(1));
    shown.setAttribute("y", y.toFixed(1));
    write(shown, text);
  }
};

/** @param {Place[]} places @param {number} radius */
export const circles = (places, radius) =>
  places.map(([a, b]) => `M${a - radius} ${b}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`).join("");
