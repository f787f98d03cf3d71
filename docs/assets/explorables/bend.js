// Bend it yourself: lines to drag, units to add, and one bend for all of them.

import * as address from "./address.js";
import { accuracy, arrow, cancel, isRight, pulling, score, shape, sheet, sum } from "./fold.js";
import { drag, handle, stage } from "./handle.js";
import { readout } from "./readout.js";
import { arrowed, circles, drawn, filled, labels, path, surface } from "./surface.js";
import { words } from "./words.js";

/** @typedef {import("./fold.js").Point} Point */
/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {import("./fold.js").Bend} Bend */
/** @typedef {import("./address.js").State} State */
/**
 * @typedef {{ points: Point[], labels: number[], bestLine: number, presets: State[], axes: Point[],
 *   limit: number, arrow: number, scale: number }} Start what snippets/vectors/bend.py gives
 */

const MOST = 3; // units
const STEP = 0.05; // of the map, by key or button
const TURN = 5; // degrees
const MESH = 8; // squares of the sheet's mesh, each way
const ALONG = 5 * MESH; // pieces of each of its lines
const CLOSE = 0.015; // to the best of all lines, to have found it
const FEW = 20; // points that are wrong, to be marked
const NEAR = 0.055; // to the best of all lines, to be told
const ENOUGH = 3; // moves, to have tried
const HOLD = 0.06; // from a line, to take it
const BEYOND = 0.08; // the arrow's head is its handle

/** @param {HTMLElement} hands @param {string} selector @returns {HTMLElement} */
const part = (hands, selector) => /** @type {HTMLElement} */ (hands.querySelector(selector));

/** @param {number} value @param {number} limit */
const within = (value, limit) => Math.max(-limit, Math.min(limit, value));

/** Three decimals of a place, whole degrees of a turn. @param {Unit} unit @param {number} limit @returns {Unit} */
const tidy = ([x1, x2, turn], limit) => [
  Math.round(within(x1, limit) * 1000) / 1000,
  Math.round(within(x2, limit) * 1000) / 1000,
  ((Math.round(turn) % 360) + 360) % 360,
];

/** The map: fills and fence, lines and arrows. @param {SVGSVGElement} svg @param {Start} start */
const map = (svg, start) => {
  const { limit } = start;
  const on = surface(svg, { x: [-limit, limit], y: [-limit, limit] });
  const [thorns, pebbles] = ["thorns faint", "pebbles faint"].map((look) => path(on.behind, look));
  const [lines, fence, chain, total, gap, wrong] = ["wakes", "fence", "arrow chain", "arrow total", "gap", "missed"].map((look) => path(on.before, look));
  const arrows = path(on.over, "arrow");
  const numbers = labels(on.over, "pulls");
  /** @param {Point} from @param {Point} way */
  const point = ([x1, x2], [a, b]) => arrowed(on.to([x1, x2]), on.to([x1 + a, x2 + b]));
  const long = (/** @type {Point} */ [a, b]) => /** @type {Point} */ ([a * start.arrow, b * start.arrow]);

  /** @param {State} state @param {ReturnType<typeof sheet>} cut @param {number | undefined} open */
  const draw = ({ units, bend }, cut, open) => {
    const put = (/** @type {{ place: Point }[]} */ piece) => piece.map(({ place }) => on.to(place));
    thorns(filled(cut.thorns.map(put)));
    pebbles(filled(cut.pebbles.map(put)));
    fence(drawn(cut.fence.map((side) => side.map(on.to))));
    lines(bend === "none" && units.length === 1 ? "" : drawn(units.map(([x1, x2, turn]) => {
      const [a, b] = arrow(turn);
      return [on.to([x1 - 4 * b, x2 + 4 * a]), on.to([x1 + 4 * b, x2 - 4 * a])];
    })));
    arrows(units.map(([x1, x2, turn]) => point([x1, x2], long(arrow(turn)))).join(""));
    const adds = bend === "none" && units.length > 1;
    /** @type {Point} */ let at = [0, 0];
    chain(adds ? units.map(([, , turn]) => {
      const [from, way] = [at, long(arrow(turn))];
      at = [from[0] + way[0], from[1] + way[1]];
      return point(from, way);
    }).join("") : "");
    total(adds && !cancel(units) ? point([0, 0], long(sum(units))) : "");
    const missed = start.points.filter((point, n) => !isRight(point, start.labels[n], units, bend));
    wrong(missed.length <= FEW ? circles(missed.map(on.to), 6) : "");
    const isStraight = bend === "ReLU" || bend === "step";
    const sides = isStraight ? cut.fence.map((side) => pulling(side, units, bend, 0.08)) : [];
    numbers(sides.filter(({ length }) => length > 0.05).map(({ at, numbers: text }) => ({ at: on.to(at), text })));
    gap(open === undefined || bend === "none" ? "" : arrowed(on.to([0, 0]), on.to(/** @type {Point} */ (arrow(open).map((x) => 0.95 * x)))));
  };
  return { on, draw };
};

/** The sheet: the score as a height, seen from the side. @param {SVGSVGElement} svg @param {Start} start */
const cloth = (svg, { limit, axes, scale }) => {
  const on = surface(svg, { x: [-1.5, 1.5], y: [-1.45, 1.65] });
  const [thorns, pebbles, mesh, fence] = ["thorns", "pebbles", "mesh", "fence"].map((look) => path(on.behind, look));
  const posts = path(on.behind, "posts");
  let steep = 1; // for the eye: what is too steep is lowered, what is too flat raised
  /** @param {Point} place @param {number} height */
  const onto = ([x1, x2], height) => on.to(/** @type {Point} */ ([0, 1].map((n) => x1 * axes[0][n] + x2 * axes[1][n] + (scale / steep) * height * axes[2][n])));

  /** @param {State} state @param {ReturnType<typeof sheet>} cut */
  const draw = ({ units, bend }, cut) => {
    steep = { none: Math.max(1, Math.hypot(...sum(units))), step: 0.4, ReLU: 1, tanh: 0.6 }[bend];
    const put = (/** @type {{ place: Point, height: number }[]} */ piece) => piece.map(({ place, height }) => onto(place, height));
    const seen = cut.walls.filter(({ out }) => out[0] * axes[0][1] + out[1] * axes[1][1] < 0);
    const wall = (/** @type {[Point, Point]} */ [one, other], /** @type {number} */ top, /** @type {number} */ foot) =>
      top > foot ? [[onto(one, top), onto(other, top), onto(other, foot), onto(one, foot)]] : [];
    thorns(filled([...cut.thorns.map(put), ...seen.flatMap(({ side, from, to }) => wall(side, Math.min(from, 0), to))]));
    pebbles(filled([...cut.pebbles.map(put), ...seen.flatMap(({ side, from, to }) => wall(side, from, Math.max(to, 0)))]));
    fence(drawn(cut.fence.map((side) => side.map((place) => onto(place, 0)))));
    const corners = [[-limit, -limit], [limit, -limit], [limit, limit], [-limit, limit]];
    posts(drawn(corners.map((corner) => {
      const place = /** @type {Point} */ (corner);
      return [onto(place, 0), onto(place, score(place, units, bend))];
    })));
    /** @type {Point[][]} */ const lines = [];
    for (let n = 0; n <= MESH; n += 1) {
      const across = limit * ((2 * n) / MESH - 1);
      for (const turned of [false, true]) {
        let last = Infinity;
        for (let k = 0; k <= ALONG; k += 1) {
          const along = limit * ((2 * k) / ALONG - 1);
          /** @type {Point} */ const place = turned ? [across, along] : [along, across];
          const here = score(place, units, bend);
          if (k === 0 || (bend === "step" && here !== last)) lines.push([]); // the pen is lifted
          lines[lines.length - 1].push(onto(place, here));
          last = here;
        }
      }
    }
    mesh(drawn(lines));
  };
  return { on, draw };
};

/** What a state is, in words. @param {State} state @param {number} right @param {number} limit */
const describe = ({ units, bend }, right, limit) => {
  const { sides, open, isCorridor, empty, reach } = shape(units, bend);
  const added = sheet(units, bend, limit).fence.length ? words.added : words.addedOutside;
  const straight = units.length === 1 ? words.straight : cancel(units) ? words.cancelled : added;
  const ends = open === undefined ? words.closed : isCorridor ? words.both : words.open(words.compass(open));
  const fence = empty ? words.nowhere : words.fence(bend === "tanh" ? undefined : sides) + ends + (reach > limit ? words.outside : "");
  return { open, text: words.says(units.length, bend, bend === "none" ? straight : fence, words.percent(right)) };
};

/**
 * Which insight a state holds; some are told only to who has tried.
 * @param {State} state @param {number | undefined} open @param {number} right @param {number} best @param {boolean} tried
 */
const insight = ({ units, bend }, open, right, best, tried) => {
  const isOne = units.length === 1;
  if (bend === "none" && isOne) return right >= best - CLOSE ? "line" : right >= best - NEAR ? "near" : "start";
  if (bend === "none") return tried ? "lines" : "add";
  if (open === undefined) return right === 1 ? "three" : "closed";
  if (isOne) return "fold";
  return units.length > 2 ? "turn" : tried ? "open" : "two";
};

/** Of the units that may be added, the one that looks farthest away from those there. @param {Unit[]} units @param {Unit[]} choice */
const another = (units, choice) => {
  const lonely = (/** @type {Unit} */ [, , turn]) => Math.min(...units.map(([, , other]) => 180 - Math.abs((Math.abs(turn - other) % 360) - 180)));
  return structuredClone(choice.reduce((one, other) => (lonely(other) > lonely(one) ? other : one)));
};

/** @param {HTMLElement} hands */
export const open = async (hands) => {
  const answer = await fetch(hands.dataset.numbers ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  /** @type {Start} */
  const start = await answer.json();
  const [plane, height] = /** @type {SVGSVGElement[]} */ ([...(hands.closest("figure")?.querySelectorAll("svg.figure") ?? [])]);
  const onMap = map(plane, start);
  const onSheet = height && cloth(height, start);
  const say = readout(part(hands, ".says"), part(hands, ".heard"));
  const room = stage(plane);
  const hash = `#${hands.dataset.picture}=`;
  const given = location.hash.startsWith(hash) ? address.read(location.hash, start.limit) : undefined;

  /** @type {State} */
  let state = structuredClone(given ?? start.presets[0]);
  let chosen = 0;
  /** @type {Record<string, number>} */ const bests = {}; // by bend and number of units
  /** @type {Unit[]} */ const spare = []; // units that were taken away
  let told = "";
  let tries = 0; // since units were added, or another bend was chosen

  /** @type {{ base: ReturnType<typeof handle>, tip: ReturnType<typeof handle> }[]} */
  const grips = [];

  const draw = () => {
    const { units, bend } = state;
    const right = accuracy(start.points, start.labels, units, bend);
    const { open: way, text: whole } = describe(state, right, start.limit);
    const text = hands.dataset.lines ? words.saysLine(words.percent(right)) : whole;
    const cut = sheet(units, bend, start.limit);
    onMap.draw(state, cut, way);
    onSheet?.draw(state, cut);
    if (onMap.on.title) onMap.on.title.textContent = words.right(words.percent(right));
    plane.ariaLabel = text;
    const kind = `${units.length} ${bend}`;
    bests[kind] = Math.max(bests[kind] ?? 0, right);
    showBar(hands, right, bests[kind], start.bestLine);
    const holds = insight(state, way, right, start.bestLine, tries >= ENOUGH);
    for (const each of hands.querySelectorAll("[data-insight]")) /** @type {HTMLElement} */ (each).hidden = each.getAttribute("data-insight") !== holds;
    const news = holds === told ? "" : part(hands, `[data-insight=${holds}]`).textContent;
    say(text, `${text} ${news}`);
    told = holds;
    place();
    showControls(hands, state, chosen);
  };

  const place = () => {
    while (grips.length > state.units.length) for (const grip of Object.values(grips.pop() ?? {})) grip.remove();
    while (grips.length < state.units.length) grips.push(grasp(grips.length));
    for (const [n, { base }] of grips.entries()) base.button.dataset.n = `${n + 1}`;
    for (const [n, [x1, x2, turn]] of state.units.entries()) {
      const [a, b] = arrow(turn);
      const far = start.arrow + BEYOND;
      grips[n].base.put([x1, x2], words.line(n + 1, x1, x2), n === chosen);
      grips[n].tip.put([x1 + a * far, x2 + b * far], words.arrow(n + 1, turn, words.compass(turn)), n === chosen);
    }
  };

  /** What can't be is said, and done by nobody. @param {string} why */
  const refuse = (why) => {
    say(part(hands, ".says").textContent ?? "", why);
    return true;
  };

  /** @param {Unit} unit */
  const isOut = ([x1, x2]) => Math.max(Math.abs(x1), Math.abs(x2)) > start.limit + 1e-9;

  /** @param {number} n @param {(unit: Unit) => Unit} how */
  const change = (n, how) => {
    chosen = n;
    const wanted = how(state.units[n]);
    state.units[n] = tidy(wanted, start.limit);
    draw();
    if (isOut(wanted)) refuse(words.edge);
  };
  const done = () => {
    tries += 1;
    draw();
    history.replaceState(null, "", address.write(state));
  };

  /** @param {number} n */
  const grasp = (n) => ({
    base: handle(onMap.on, room, "base", {
      to: ([x1, x2]) => change(n, ([, , turn]) => [x1, x2, turn]),
      by: ([a, b]) => change(n, ([x1, x2, turn]) => [x1 + a * STEP, x2 + b * STEP, turn]),
      done,
    }),
    tip: handle(onMap.on, room, "tip", {
      to: ([a, b]) => change(n, ([x1, x2]) => [x1, x2, (Math.atan2(b - x2, a - x1) * 180) / Math.PI]),
      by: ([a, b]) => change(n, ([x1, x2, turn]) => [x1, x2, turn - (a - b) * TURN]),
      done,
    }),
  });

  /** Along the arrow. @param {number} step */
  const shift = (step) => {
    const [x1, x2, turn] = state.units[chosen];
    const [a, b] = arrow(turn);
    /** @type {Unit} */
    const wanted = [x1 + step * a, x2 + step * b, turn];
    return isOut(wanted) ? refuse(words.edge) : change(chosen, () => wanted);
  };

  /** What each button does; true if it can't. @type {Record<string, () => boolean | void>} */
  const acts = {
    add: () => { chosen = state.units.push(spare.pop() ?? another(state.units, start.presets[3].units)) - 1; },
    take: () => { spare.push(...state.units.splice(chosen, 1)); chosen = Math.max(0, chosen - 1); },
    back: () => shift(-STEP),
    on: () => shift(STEP),
    left: () => change(chosen, ([x1, x2, turn]) => [x1, x2, turn + TURN]),
    right: () => change(chosen, ([x1, x2, turn]) => [x1, x2, turn - TURN]),
    swap: () => change(chosen, ([x1, x2, turn]) => [x1, x2, turn + 180]),
  };
  for (const [n, preset] of start.presets.entries()) acts[`preset-${n}`] = () => { state = structuredClone(preset); chosen = 0; };

  hands.addEventListener("click", ({ target }) => {
    const pressed = target instanceof HTMLElement && target.closest("button");
    if (!pressed || !pressed.dataset.act) return;
    if (pressed.ariaDisabled === "true" ? refuse(words.enough) : acts[pressed.dataset.act]()) return;
    if (/add|take|preset/.test(pressed.dataset.act)) tries = -1;
    done();
  });
  hands.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "bend") [state.bend, tries] = [/** @type {Bend} */ (target.value), -1];
    else chosen = Number(target.value);
    done();
  });
  drag(onMap.on, ([x1, x2]) => {
    const away = state.units.map(([at1, at2, turn]) => {
      const [a, b] = arrow(turn);
      return Math.abs((x1 - at1) * a + (x2 - at2) * b);
    });
    const n = away.indexOf(Math.min(...away));
    if (away[n] > HOLD || Math.max(Math.abs(x1), Math.abs(x2)) > start.limit) return undefined;
    const [at1, at2] = state.units[n];
    return ([to1, to2]) => change(n, ([, , turn]) => [at1 + to1 - x1, at2 + to2 - x2, turn]);
  }, done);

  part(hands, "fieldset").removeAttribute("disabled");
  draw();
  if (location.hash.startsWith(hash) && !given) say(words.strange, words.strange);
};

/** @param {HTMLElement} hands @param {number} right @param {number} best @param {number} bestLine */
const showBar = (hands, right, best, bestLine) => {
  part(hands, ".now").setAttribute("width", `${100 * right}`);
  for (const [mark, share] of /** @type {[string, number][]} */ ([[".best", best], [".limit", bestLine]])) {
    part(hands, `${mark} line`).setAttribute("transform", `translate(${100 * share})`);
    part(hands, `[data-share="${mark}"]`).textContent = words.percent(share);
  }
};

/** @param {HTMLElement} hands @param {State} state @param {number} chosen */
const showControls = (hands, { units, bend }, chosen) => {
  for (const input of hands.querySelectorAll("input")) {
    if (input.name === "bend") input.checked = input.value === bend;
    else {
      input.checked = Number(input.value) === chosen;
      input.disabled = Number(input.value) >= units.length;
    }
  }
  part(hands, ".count").textContent = `${units.length}`;
  part(hands, "[data-act=add]").ariaDisabled = `${units.length === MOST}`;
  part(hands, "[data-act=take]").ariaDisabled = `${units.length === 1}`;
};
