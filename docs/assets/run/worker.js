// Python, in a thread of its own: loaded with the first order, ended with the thread.

import { keepAll } from "./kept.js";
import source from "./session.py";

const MOST = 2 ** 30; // bytes of memory: a telephone's browser would end the page beyond
const PACKAGES = "/lib/python3.12/site-packages";
const HOME = "/home/pyodide";

/** @param {News} news */
const tell = (news) => postMessage(news);

/** @type {{ files: Record<string, Size>, runtime: string, snippets: string, isPad: boolean }} */
let told;
/** @type {Promise<any> | undefined} */
let python;
/** @type {Map<string, Promise<ArrayBuffer>>} */
const parts = new Map();
let got = 0;
/** @type {Set<string>} */
const expected = new Set();
let isPacked = false; // whether the host sends files as they are, so that we ask for packed ones
let encoding = ""; // in which it sends them else
let current = "";
/** @type {Set<string>} */
const used = new Set();

class Lost extends Error {
  /** @param {string} file */
  constructor(file) {
    super(`${file} was not loaded`);
    this.file = file;
  }
}

/** @param {string} name */
const sizeOf = (name) => (isPacked ? told.files[name].gz : told.files[name].bytes) ?? 0;

/** Of what was counted, how much went over the wire. @param {string} file */
const report = (file) => {
  const names = [...expected];
  const sent = (/** @type {string} */ name) => {
    const { bytes, gz = bytes, br = gz } = told.files[name];
    return encoding === "br" ? br : isPacked || encoding ? gz : bytes;
  };
  const all = names.reduce((sum, name) => sum + sizeOf(name), 0);
  const total = names.reduce((sum, name) => sum + sent(name), 0);
  tell({ type: "loading", file, got: Math.round((got / all) * total), total });
};

/** @param {string} url @param {RequestInit} [options] */
const ask = async (url, options) => {
  const file = url.slice(url.lastIndexOf("/") + 1);
  try {
    const response = await fetching(url, options);
    if (response.ok) {
      used.add(url);
      return response;
    }
  } catch {
    // said below
  }
  throw new Lost(file);
};

/** Count what arrives of a file. @param {ReadableStream<Uint8Array>} stream @param {string} name */
const counted = async (stream, name) => {
  try {
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      got += value.byteLength;
      report(name);
    }
  } catch {
    // whoever reads the file itself is told
  }
};

/** A file of the runtime as it was before it was packed. @param {string} name @param {Response} [first] */
const load = async (name, first) => {
  const packed = isPacked && told.files[name].gz;
  const response = first ?? (await ask(told.runtime + name + (packed ? ".gz" : "")));
  if (!response.body) throw new Lost(name);
  if (!packed) {
    counted(/** @type {ReadableStream<Uint8Array>} */ (response.clone().body), name);
    return response;
  }
  const [count, use] = response.body.tee();
  counted(count, name);
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  const unpacked = use.pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "Content-Type": type } });
};

const fetching = self.fetch.bind(self);

/** What Pyodide asks for comes by our way. @param {Response | undefined} wasm */
const serve = (wasm) => {
  self.fetch = (input, options) => {
    const url = input instanceof Request ? input.url : `${input}`;
    const name = url.startsWith(told.runtime) ? url.slice(told.runtime.length) : "";
    if (!(name in told.files)) return fetching(input, options);
    const first = name === "pyodide.asm.wasm" ? wasm : undefined;
    return load(name, first).catch((error) => {
      current = name;
      throw error;
    });
  };
};

/** @param {string} name */
const part = (name) => {
  const there = parts.get(name);
  if (there) return there;
  const comes = load(name).then((response) => response.arrayBuffer());
  comes.catch(() => {});
  parts.set(name, comes);
  return comes;
};

const boundMemory = () => {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + Number(pages) * 65536 > MOST) throw new RangeError("too much");
    return grow.call(this, pages);
  };
};

const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); // a module of WebAssembly without anything

/** @param {string[]} needs */
const start = async (needs) => {
  try {
    new WebAssembly.Module(EMPTY);
  } catch (error) {
    throw Object.assign(new Error(`${error}`), { refused: true });
  }
  if (told.isPad) Object.defineProperty(navigator, "platform", { value: "iPad" }); // or it crashes there
  boundMemory();
  const name = "pyodide.asm.wasm";
  let wasm = /** @type {Response | undefined} */ (await ask(told.runtime + name));
  encoding = wasm?.headers.get("content-encoding") ?? "";
  if (!encoding && told.files[name].gz) {
    isPacked = true;
    wasm?.body?.cancel();
    used.clear();
    wasm = undefined;
  }
  const wanted = ["numpy", ...needs].map((each) => `${each}.zip`);
  [name, "stdlib.zip", ...wanted].forEach((each) => expected.add(each));
  serve(wasm);
  wanted.forEach(part);
  const snippets = ask(told.snippets).then((response) => response.arrayBuffer());
  snippets.catch(() => {});
  current = "pyodide.js";
  const { loadPyodide } = await import(/* @vite-ignore */ `${told.runtime}pyodide.js`);
  current = "pyodide.asm.js";
  const pyodide = await loadPyodide({
    indexURL: told.runtime,
    stdLibURL: `${told.runtime}stdlib.zip`,
    lockFileURL: `${told.runtime}lock.json`,
    enableRunUntilComplete: false,
    stdin: () => null,
  });
  current = "";
  for (const script of ["pyodide.js", "pyodide.asm.js"]) used.add(told.runtime + script);
  tell({ type: "starting" });
  pyodide.unpackArchive(await part("numpy.zip"), "zip", { extractDir: PACKAGES });
  pyodide.unpackArchive(await snippets, "zip", { extractDir: HOME });
  pyodide.FS.writeFile(`${PACKAGES}/session.py`, source);
  const { Session } = pyodide.pyimport("session");
  const { Path } = pyodide.pyimport("pathlib");
  const say = (/** @type {string} */ text) => tell({ type: "printed", text });
  return { pyodide, session: Session(Path(`${HOME}/bend-the-line`), say), packages: new Set() };
};

/** @param {any} running @param {string[]} needs */
const bring = async ({ pyodide, packages }, needs) => {
  const missing = needs.filter((name) => !packages.has(name));
  missing.forEach((name) => expected.add(`${name}.zip`));
  for (const name of missing) {
    pyodide.unpackArchive(await part(`${name}.zip`), "zip", { extractDir: PACKAGES });
    packages.add(name);
  }
};

/** @param {{ request: string, needs: string[] }} order */
const obey = async ({ request, needs }) => {
  try {
    python ??= start(needs);
    const running = await python;
    await bring(running, needs);
    tell({ type: "running" });
    tell({ type: "done", result: JSON.parse(running.session.run(request)) });
    await keepAll([...used]);
    used.clear();
  } catch (error) {
    const { file = current, refused, message } = /** @type {any} */ (error);
    tell({ type: "failed", file, refused, message: `${message}` });
  }
};

self.onmessage = ({ data }) => {
  if ("runtime" in data) told = data;
  else obey(data);
};
