// The loss over the epochs, above the slider that goes through them: as wide as playing them takes.

/** @typedef {ReturnType<typeof curve>} Curve */

const [WIDTH, HEIGHT] = [300, 60];
const COIN = Math.log(2); // the loss of who says fifty-fifty everywhere

/** @param {HTMLElement} room @param {number[]} stops the epochs at which it stops as it plays */
export const curve = (room, stops) => {
  const slider = /** @type {HTMLInputElement} */ (room.querySelector("input"));
  slider.max = `${stops.length - 1}`;
  for (const tick of room.querySelectorAll("[data-epoch]")) {
    const share = index(stops, Number(/** @type {HTMLElement} */ (tick).dataset.epoch)) / (stops.length - 1);
    /** @type {HTMLElement} */ (tick).style.left = `${100 * share}%`;
  }
  const [line, coin, now] = ["line", "coin", "now"].map((look) => /** @type {SVGPathElement} */ (room.querySelector(`.${look}`)));

  /** @param {Float64Array} misses the losses @param {number} far the last epoch that was seen @param {number} epoch @param {string} text */
  const draw = (misses, far, epoch, text) => {
    const top = 1.15 * Math.max(misses[0], COIN);
    const across = (/** @type {number} */ at) => ((WIDTH * index(stops, at)) / (stops.length - 1)).toFixed(1);
    const down = (/** @type {number} */ loss) => (HEIGHT * (1 - Math.min(loss / top, 1))).toFixed(1);
    const seen = [...stops.filter((stop) => stop < far), far];
    line.setAttribute("d", `M${seen.map((stop) => `${across(stop)} ${down(misses[stop])}`).join("L")}`);
    coin.setAttribute("d", `M0 ${down(COIN)}H${WIDTH}`);
    now.setAttribute("d", `M${across(epoch)} ${down(misses[epoch])}h0`);
    slider.value = `${Math.floor(index(stops, epoch))}`;
    slider.ariaValueText = text;
  };
  return { slider, draw };
};

/** Where an epoch lies among the stops, in stops. @param {number[]} stops @param {number} epoch */
const index = (stops, epoch) => {
  const after = stops.findIndex((stop) => stop >= epoch);
  return stops[after] === epoch ? after : after - (stops[after] - epoch) / (stops[after] - stops[after - 1]);
};
