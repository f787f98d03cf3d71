// What all pictures say: one table for each language.

export const words = {
  /** @param {number} share */
  percent: (share) => `${(100 * share).toFixed(1)}\u00a0%`,
  /** @param {string} share */
  right: (share) => `${share} right`,
  edge: "That is the edge of the picture.",
  margin: "That is the edge of the paper.",
  end: "That is as far as it goes.",
  strange: "The address holds no picture that makes sense. This is the start.",
};
