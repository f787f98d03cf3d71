// A panel: points, the line of some weights, and arrows.

import { arrowed, circles, drawn, filled, path, surface, texts } from "../core/surface.js";

/** @typedef {import("../maths/perceptron.js").Weights} Weights */
/** @typedef {import("../maths/perceptron.js").Lesson} Lesson */
/** @typedef {import("../core/surface.js").Limits} Limits */
/** @typedef {[number, number]} Point */
/** @typedef {{ at: Point, text: string }} Label in the place of one that the figure has */

const WIDE = 30; // farther than any corner
const FEW = 10; // points that are drawn larger
const LOWER = 4.2; // the middle of a text over its baseline, in the picture's numbers

/** Both sides of the line, the pebbles' first, and the line if there is one. @param {Weights} w @returns {[Point[], Point[], Point[]]} */
const parted = ([a, b, bias]) => {
  const length = Math.hypot(a, b);
  const all = /** @type {Point[]} */ ([[-WIDE, -WIDE], [WIDE, -WIDE], [WIDE, WIDE], [-WIDE, WIDE]]);
  if (!length) return bias > 0 ? [all, [], []] : [[], all, []];
  const [u, v] = [a / length, b / length];
  const at = -bias / length;
  const corner = (/** @type {number} */ on, /** @type {number} */ along) => /** @type {Point} */ ([(at + on) * u - along * v, (at + on) * v + along * u]);
  const line = [corner(0, -WIDE), corner(0, WIDE)];
  const side = (/** @type {number} */ way) => [...line, corner(way * WIDE, WIDE), corner(way * WIDE, -WIDE)];
  return [side(1), side(-1), line];
};

/** @param {Point[]} places @param {number} r */
const triangles = (places, r) => places.map(([a, b]) => `M${a} ${b - r}l${r} ${2 * r}h${-2 * r}Z`).join("");

/** @param {SVGSVGElement} svg @param {Limits} limits */
export const plane = (svg, limits) => {
  const said = texts(svg);
  const on = surface(svg, limits);
  const [thorns, pebbles] = ["thorns faint", "pebbles faint"].map((look) => path(on.behind, look));
  const [line, rounds, points, rings] = ["parting", "round marks", "pointed marks", "missed"].map((look) => path(on.before, look));
  const [thin, thick, now] = ["thin", "thick", "now"].map((look) => path(on.over, look));
  const put = (/** @type {Point[]} */ places) => places.map(on.to);

  /** @param {Lesson} lesson @param {Weights} w @param {number[]} wrong */
  const draw = (lesson, w, wrong) => {
    const [above, below, edge] = parted(w);
    pebbles(filled(above.length ? [put(above)] : []));
    thorns(filled(below.length ? [put(below)] : []));
    line(edge.length ? drawn([put(edge)]) : "");
    const of = (/** @type {number} */ label) => put(lesson.points.filter((_, at) => lesson.labels[at] === label));
    const isFew = lesson.points.length <= FEW;
    rounds(circles(of(1), isFew ? 4.7 : 2.6));
    points(triangles(of(0), isFew ? 5 : 2.8));
    rings(circles(put(wrong.map((at) => lesson.points[at])), isFew ? 8.5 : 5.5));
    thick(w[0] || w[1] ? arrowed(on.to([0, 0]), on.to([w[0], w[1]])) : "");
  };

  /** @param {[Point, Point][]} arrows @param {Label[]} labels @param {Point[]} places where to look */
  const point = (arrows, labels, places) => {
    thin(arrows.map(([from, to]) => arrowed(on.to(from), on.to(to))).join(""));
    now(circles(put(places), 8.5));
    for (const [n, each] of said.entries()) {
      const { at, text } = labels[n] ?? { at: [0, 0], text: "" };
      const [across, down] = on.to(at);
      each.setAttribute("x", across.toFixed(1));
      each.setAttribute("y", (down + LOWER).toFixed(1));
      each.classList.add("label");
      each.textContent = text;
    }
  };
  return { svg, draw, point };
};
