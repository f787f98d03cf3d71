// The controls beside a picture: its parts, what it starts from, and what it tells.

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
