// A handle on a picture: a button that is dragged, by mouse, finger or keyboard.

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** Where an arrow key goes; the page stays. @param {KeyboardEvent} event @param {number} far how far with Shift */
export const arrow = (event, far) => {
  const way = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
  if (!way || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  event.preventDefault();
  event.stopPropagation(); // or the theme goes to another page
  return /** @type {[number, number]} */ (way.map((each) => each * (event.shiftKey ? far : 1)));
};

/** @typedef {import("./surface.js").Surface} Surface */
/** @typedef {{ to: (place: [number, number]) => void, by: (step: [number, number]) => void, done: () => void }} Moves */

/** A button on a place of a picture. @param {Surface} surface @param {HTMLElement} stage @param {string} look */
export const spot = ({ svg, to }, stage, look) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = look;
  stage.append(button);
  return {
    button,
    /** @param {[number, number]} place @param {string} name @param {boolean} isChosen */
    put: (place, name, isChosen) => {
      button.toggleAttribute("data-chosen", isChosen);
      const [across, down] = to(place);
      const { width, height } = svg.viewBox.baseVal;
      button.style.left = `${(100 * across) / width}%`;
      button.style.top = `${(100 * down) / height}%`;
      button.ariaLabel = name;
    },
    remove: () => button.remove(),
  };
};

/** @param {Surface} surface @param {HTMLElement} stage @param {string} look @param {Moves} moves */
export const handle = (surface, stage, look, moves) => {
  const made = spot(surface, stage, `handle ${look}`);
  const { button } = made;
  const { from } = surface;
  /** @type {[number, number]} */ let grip = [0, 0]; // from where it was taken to its middle

  button.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const box = button.getBoundingClientRect();
    grip = [box.left + box.width / 2 - event.clientX, box.top + box.height / 2 - event.clientY];
    button.setPointerCapture(event.pointerId);
  });
  button.addEventListener("pointermove", (event) => {
    if (!button.hasPointerCapture(event.pointerId)) return;
    moves.to(from([event.clientX + grip[0], event.clientY + grip[1]]));
  });
  button.addEventListener("lostpointercapture", moves.done);
  button.addEventListener("keydown", (event) => {
    const step = arrow(event, 4);
    if (!step) return;
    moves.by(step);
    moves.done();
  });
  return made;
};

/**
 * What lies on a picture and has no button of its own is dragged by itself, too.
 * @param {Surface} surface @param {(place: [number, number]) => ((place: [number, number]) => void) | undefined} take
 *   what moves it, if something is there @param {() => void} done
 */
export const drag = ({ svg, from }, take, done) => {
  /** @type {ReturnType<typeof take>} */ let move;
  const place = (/** @type {{ clientX: number, clientY: number }} */ { clientX, clientY }) => from([clientX, clientY]);
  svg.addEventListener("pointerdown", (event) => {
    move = event.button ? undefined : take(place(event));
    if (move) svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("touchstart", (event) => {
    if (move) event.preventDefault(); // or the page scrolls
  }, { passive: false });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) move?.(place(event));
    else svg.classList.toggle("grab", Boolean(take(place(event))));
  });
  svg.addEventListener("lostpointercapture", done);
};

/** The room for handles over a picture: it takes the picture's place. @param {SVGSVGElement} svg */
export const stage = (svg) => {
  const made = document.createElement("span");
  made.className = "stage";
  svg.replaceWith(made);
  made.append(svg);
  return made;
};
