// What the picture of the votes says: one table for each language.

/** @typedef {import("./ballot.js").Kind} Kind */

const NUMBERS = ["no vote", "one vote", "two votes", "three votes"];
/** @type {Record<Kind, string>} */
const KINDS = {
  nowhere: "no place has so many, and there is no fence",
  everywhere: "every place has so many, and there is no fence",
  inside: "the fence is a closed triangle",
  outside: "all is called pebble but a triangle",
  open: "the fence is open",
};

export const words = {
  /** @param {number} need @param {Kind} kind @param {string} share */
  says: (need, kind, share) => `Three units, at least ${NUMBERS[need]}: ${KINDS[kind]}. ${share} right.`,
  /** @param {number} flipped @param {number} all */
  flipped: (flipped, all) => ` The last move changed ${flipped} of ${all} votes.`,
  yes: "yes",
};
