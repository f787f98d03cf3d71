// The files that Python is made of: asked for as the host sends them, and counted as they arrive.

const FIRST = "pyodide.asm.wasm"; // the largest: its answer says how the host sends files

/** A file that didn't come. */
export class Lost extends Error {
  /** @param {string} file */
  constructor(file) {
    super(`${file} was not loaded`);
    this.file = file;
  }
}

/** @param {string} url */
const ask = async (url) => {
  const response = await fetch(url).catch(() => null);
  if (response?.ok && response.body) return response;
  throw new Lost(url.slice(url.lastIndexOf("/") + 1));
};

export class Files {
  /** @param {string} folder @param {(news: News) => void} tell */
  constructor(folder, tell) {
    this.folder = folder;
    this.tell = tell;
    /** @type {Record<string, Size>} */
    this.sizes = {};
    /** @type {Set<string>} */
    this.expected = new Set();
    /** @type {Map<string, Promise<ArrayBuffer>>} */
    this.there = new Map();
    /** @type {Set<string>} */
    this.used = new Set();
    this.got = 0;
    this.suffix = ""; // of the packed file, where the host packs nothing itself
    this.encoding = "";
  }

  /** Begin with the largest file. @returns {Promise<Response>} */
  async begin() {
    const url = this.folder + FIRST;
    const plain = ask(url).catch(() => null); // without a network, only the packed one may be there
    const [first, manifest] = await Promise.all([plain, ask(`${this.folder}manifest.json`)]);
    this.sizes = (await manifest.json()).files;
    this.encoding = first?.headers.get("content-encoding") ?? "";
    if (first && (this.encoding || !this.sizes[FIRST].gz)) return this.#count(FIRST, url, first);
    if (this.sizes[FIRST].gz) this.suffix = ".gz";
    first?.body?.cancel();
    return this.get(FIRST);
  }

  /** A file as it was before it was packed. @param {string} name @returns {Promise<Response>} */
  async get(name) {
    const url = this.folder + name + (this.sizes[name]?.gz ? this.suffix : "");
    return this.#count(name, url, await ask(url));
  }

  /** The bytes of a file, which is asked for once. @param {string} name */
  bytes(name) {
    const there = this.there.get(name);
    if (there) return there;
    this.expected.add(name);
    const comes = this.get(name).then((response) => response.arrayBuffer());
    comes.catch(() => {}); // who waits for it is told
    this.there.set(name, comes);
    return comes;
  }

  /** @param {string} name @param {string} url @param {Response} response */
  #count(name, url, response) {
    this.expected.add(name);
    this.used.add(url);
    if (!url.endsWith(".gz")) {
      this.#follow(name, response.clone().body); // the response itself stays what the browser may cache
      return response;
    }
    const [count, use] = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).tee();
    this.#follow(name, count);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    const whole = use.pipeThrough(new DecompressionStream("gzip"));
    return new Response(whole, { headers: { "Content-Type": type } });
  }

  /** @param {string} name @param {ReadableStream<Uint8Array> | null} stream */
  async #follow(name, stream) {
    try {
      for (const reader = stream?.getReader(); reader; ) {
        const { done, value } = await reader.read();
        if (done) return;
        this.got += value.byteLength;
        this.report(name);
      }
    } catch {
      // who reads the file itself is told
    }
  }

  /** Say how much has come, as it went over the wire. @param {string} file */
  report(file) {
    const sum = (/** @type {(size: Size) => number} */ of) =>
      [...this.expected].reduce((all, name) => all + (this.sizes[name] ? of(this.sizes[name]) : 0), 0);
    const counted = sum(({ bytes, gz = bytes }) => (this.suffix ? gz : bytes));
    const total = sum(({ bytes, gz = bytes, br = gz }) =>
      this.encoding === "br" ? br : this.encoding || this.suffix ? gz : bytes);
    this.tell({ type: "loading", file, got: Math.min(total, Math.round((this.got / counted) * total)), total });
  }
}
