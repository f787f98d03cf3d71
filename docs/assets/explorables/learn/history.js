// What a training has left, epoch by epoch: the worker trains ahead, and the picture looks back and forth.

/** @typedef {import("./training.js").Setting} Setting */
/** @typedef {import("./training.js").Data} Data */

/** The epochs at which a picture stops as it plays: each at first, and then fewer and fewer. @param {number} epochs */
export const stops = (epochs) => {
  const found = [0];
  for (let epoch = 1; epoch < epochs; epoch += Math.max(1, Math.round(epoch / 50))) found.push(epoch);
  return [...found, epochs];
};

export class History {
  job = 0;
  known = 0; // epochs, the start being one
  /** @type {Float64Array} */ parameters = new Float64Array();
  /** @type {Float64Array} */ misses = new Float64Array();
  /** @type {number[]} */ rights = []; // what each start has come to, if all were asked for

  /** @param {Worker} worker @param {Data} data @param {() => void} heard */
  constructor(worker, data, heard) {
    this.worker = worker;
    this.data = data;
    worker.addEventListener("message", ({ data: told }) => {
      if (told.job !== this.job) return;
      if (told.rights) this.rights = told.rights;
      else this.#keep(told);
      heard();
    });
  }

  /** @param {import("../learn-worker.js").Told} told */
  #keep({ parameters, misses }) {
    const size = parameters.length / misses.length;
    if (!this.known) this.parameters = new Float64Array((this.data.epochs + 1) * size);
    this.parameters.set(parameters, this.known * size);
    this.misses.set(misses, this.known);
    this.known += misses.length;
  }

  /** Train anew. @param {Setting} setting */
  begin(setting) {
    this.job += 1;
    this.known = 0;
    this.rights = [];
    this.misses = new Float64Array(this.data.epochs + 1);
    this.#ask(setting, false);
  }

  /** Train from every start, beside it. @param {Setting} setting */
  tally(setting) {
    this.#ask(setting, true);
  }

  /** @param {Setting} setting @param {boolean} isTally */
  #ask(setting, isTally) {
    this.worker.postMessage({ job: this.job, data: this.data, setting, isTally });
  }

  /** @param {number} epoch that is known */
  at(epoch) {
    const size = this.parameters.length / (this.data.epochs + 1);
    return this.parameters.subarray(epoch * size, (epoch + 1) * size);
  }
}
