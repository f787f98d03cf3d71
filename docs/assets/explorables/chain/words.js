// What this picture says: one table for each language.

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

export const words = {
  alone: "One layer: it is the last, and hears it all.",
  /** @param {number} layers @param {string} bend @param {string[]} range of the factors @param {string} rest */
  says: (layers, bend, [low, high], rest) => {
    const steps = layers - 1;
    const factors = low === high ? `${steps > 1 ? "each " : ""}times ${low}` : `each times ${low} to ${high}`;
    const first = rest === "1" ? "as much as" : rest === "0" ? "nothing of what" : `${rest} times what`;
    return `${NUMBERS[layers]} layers, ${bend === "none" ? "no bend" : bend}: ${NUMBERS[steps].toLowerCase()} ${steps > 1 ? "steps" : "step"} back, ${factors}. Layer 1 hears ${first} layer ${layers} hears.`;
  },
};
