// A state in the address of its page: how many votes are needed, and the lines as bend/address.js has them.

import * as lines from "../bend/address.js";

/** @typedef {import("../bend/fold.js").Unit} Unit */
/** @typedef {{ units: Unit[], need: number }} State */

const START = /^#votes=([123]),/;

/** @param {State} state */
export const write = ({ units, need }) => lines.write({ units, bend: "step" }).replace("#bend=step", `#votes=${need}`);

/** What an address says, or undefined if it makes no sense. @param {string} hash @param {{ limit: number }} start @returns {State | undefined} */
export const read = (hash, start) => {
  const need = Number(START.exec(hash)?.[1]);
  const units = lines.read(hash.replace(START, "#bend=step,"), start)?.units;
  return need && units?.length === 3 ? { units, need } : undefined;
};
