// The page's side of the worker that Python runs in.

const PATIENCE = 30_000; // milliseconds without a byte
const LONG = 20_000; // of running, until the reader is asked
const GRACE = 10_000; // to answer

/** Why nothing came of a run. */
export class NoRun extends Error {
  /** @param {"lost" | "stalled" | "refused" | "broken" | "stopped" | "tooLong" | "onDisk"} why @param {string} [file] */
  constructor(why, file = "") {
    super(why);
    this.why = why;
    this.file = file;
  }
}

export class Python {
  /** @param {Program} program @param {URL} base of the address of its files */
  constructor(program, base) {
    this.program = program;
    this.base = base;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
    /** @type {(error: NoRun) => void} */
    this.giveUp = () => {};
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
      try {
        this.worker ??= this.#start();
      } catch {
        this.giveUp(new NoRun("onDisk"));
        return;
      }
      expect("worker.js");
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.giveUp(new NoRun(event.message ? "broken" : "lost", "worker.js"));
      };
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

  #start() {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    const { runtime, snippets, files } = this.program;
    const isPad = navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1;
    worker.postMessage({
      files,
      runtime: new URL(runtime, this.base).href,
      snippets: new URL(snippets, this.base).href,
      isPad,
    });
    return worker;
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
