// One panel: where its function is at z, how steep, and the line that touches it there.

import { arrowed, circles, drawn, path, surface, texts } from "../core/surface.js";

/** @typedef {import("./told.js").Seen} Seen */
/** @typedef {import("../core/surface.js").Limits} Limits */
/** @typedef {[number, number]} Place */

const DOT = 3.3;
const OUT = 16; // how long an arrow is that points out of the panel

/** @param {SVGSVGElement} svg @param {Limits} limits */
export const panel = (svg, limits) => {
  const said = texts(svg);
  const on = surface(svg, limits);
  const [cursor, touching] = ["at", "touching"].map((look) => path(on.before, look));
  const [slopeDot, valueDot, slopeOut, valueOut] = ["on-slope", "on-value", "out of-slope", "out of-value"].map((look) => path(on.over, look));
  const [left, right] = limits.x;
  const [low, high] = limits.y;
  const isIn = (/** @type {Place} */ [x, y]) => x >= left && x <= right && y >= low && y <= high;

  /** To the border nearest to a place that is outside. @param {Place} place */
  const out = ([x, y]) => {
    const [across, down] = on.to([Math.max(left, Math.min(x, right)), Math.max(low, Math.min(y, high))]);
    const [u, v] = [x < left ? -1 : x > right ? 1 : 0, y < low ? 1 : y > high ? -1 : 0];
    return arrowed([across - OUT * u, down - OUT * v], [across, down]);
  };

  /** @param {number} z @param {Seen} seen @param {[string, string]} numbers of value and slope @param {boolean} isBroken */
  const draw = (z, { value, slope }, numbers, isBroken) => {
    cursor(z < left || z > right ? "" : drawn([[on.to([z, low]), on.to([z, high])]]));
    touching(isIn([z, value]) && !isBroken ? drawn([[-1, 1].map((side) => on.to([z + side, value + side * slope]))]) : "");
    /** @type {[Place, typeof cursor, typeof cursor][]} */
    const ends = [[[z, slope], slopeDot, slopeOut], [[z, value], valueDot, valueOut]];
    for (const [place, dot, away] of ends) {
      dot(isIn(place) ? circles([on.to(place)], DOT) : "");
      away(isIn(place) ? "" : out(place));
    }
    for (const [n, text] of said.entries()) text.textContent = numbers[n];
  };
  return { on, draw };
};

/**
 * Whoever slides across a panel moves z; who swipes along the page still scrolls it.
 * @param {import("../core/surface.js").Surface} surface @param {(z: number) => void} to @param {() => void} done
 */
export const slide = ({ svg, from }, to, done) => {
  /** @type {Place | undefined} */ let start; // of a finger that doesn't slide yet
  const at = (/** @type {Place} */ place) => to(from(place)[0]);
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    start = event.pointerType === "touch" ? [event.clientX, event.clientY] : undefined;
    svg.setPointerCapture(event.pointerId);
    if (!start) at([event.clientX, event.clientY]);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!svg.hasPointerCapture(event.pointerId)) return;
    if (start && Math.abs(event.clientX - start[0]) <= Math.abs(event.clientY - start[1]) + 3) return;
    start = undefined;
    at([event.clientX, event.clientY]);
  });
  svg.addEventListener("pointerup", (event) => {
    if (!svg.hasPointerCapture(event.pointerId)) return;
    if (start) at(start); // a tap
    start = undefined;
    done();
  });
};
