// The page's side of the worker that Python runs in.

const PATIENCE = 30_000; // milliseconds without a byte
const LONG = 20_000; // of running, until the reader is asked
const GRACE = 10_000; // to answer

/** Why nothing came of a run. */
export class NoRun extends Error {
  /** @param {"lost" | "stalled" | "refused" | "broken" | "stopped" | "tooLong"} why @param {string} [file] */
  constructor(why, file = "") {
    super(why);
    this.why = why;
    this.file = file;
  }
}

export class Python {
  /** @param {string} digest of Python's folder */
  constructor(digest) {
    this.digest = digest;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
    /** @type {(error: NoRun) => void} */
    this.giveUp = () => this.#end();
    this.turn = 0;
  }

  /**
   * Run blocks when those before have run.
   * @param {object[]} blocks
   * @param {string[]} needs
   * @param {(news: News | { type: "long" }) => void} tell
   * @returns {Promise<Result>}
   */
  run(blocks, needs, tell) {
    const { turn } = this;
    const mine = this.last.catch(() => {}).then(() => {
      if (turn !== this.turn) throw new NoRun("stopped");
      return this.#run({ request: JSON.stringify({ blocks }), needs }, tell);
    });
    this.last = mine;
    return mine;
  }

  /** @param {{ request: string, needs: string[] }} order @param {(news: News | { type: "long" }) => void} tell @returns {Promise<Result>} */
  #run(order, tell) {
    return new Promise((resolve, reject) => {
      let timer = 0;
      const done = () => clearTimeout(timer);
      this.giveUp = (error) => {
        done();
        this.#end();
        reject(error);
      };
      /** @param {string} file */
      const expect = (file) => {
        done();
        timer = setTimeout(() => this.giveUp(new NoRun("stalled", file)), PATIENCE);
      };
      const limit = () => {
        done();
        timer = setTimeout(() => {
          tell({ type: "long" });
          timer = setTimeout(() => this.giveUp(new NoRun("tooLong")), GRACE);
        }, LONG);
      };
      this.goOn = limit;
      expect("worker.js");
      this.worker = this.start(order.needs);
      /** @param {MessageEvent<News>} event */
      this.worker.onmessage = ({ data }) => {
        if (data.type === "loading") expect(data.file);
        else if (data.type === "starting") expect("pyodide.asm.js");
        else if (data.type === "running") limit();
        else if (data.type === "failed") {
          this.giveUp(new NoRun(data.refused ? "refused" : data.file ? "lost" : "broken", data.file));
        } else if (data.type === "done") {
          done();
          this.giveUp = () => this.#end();
          if (this.worker) this.worker.onmessage = null;
          resolve(data.result);
        }
        tell(data);
      };
      this.worker.postMessage(order);
    });
  }

  /** Let Python be loaded, unless it is there. @param {string[]} needs */
  start(needs) {
    if (this.worker) return this.worker;
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    const there = (/** @type {string} */ path) => new URL(path, import.meta.url).href;
    const isPad = navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1;
    const places = { runtime: there(`./${this.digest}/`), snippets: there("./snippets.json") };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.giveUp(new NoRun(event.message ? "broken" : "lost", "worker.js"));
    };
    this.worker.postMessage({ ...places, needs, isPad });
    return this.worker;
  }

  #end() {
    this.worker?.terminate();
    this.worker = null;
  }

  /** Let the reader's code run on, until it is asked for again. */
  goOn() {}

  stop() {
    this.turn += 1;
    this.giveUp(new NoRun("stopped"));
  }
}
