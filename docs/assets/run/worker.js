// Python, in a thread of its own: it is loaded at once, and ends with the thread.

import { Files, Lost } from "./files.js";
import { keepAll } from "./kept.js";
import { lay, PACKAGES, read } from "./unpack.mjs";

const MOST = 2 ** 30; // bytes of memory: a telephone's browser would end the page beyond
const HOME = "/home/pyodide/bend-the-line";
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); // a module of WebAssembly, and nothing in it

/** @param {News} news */
const tell = (news) => postMessage(news);

const boundMemory = () => {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * 65_536 > MOST) throw new RangeError("too much");
    return grow.call(this, pages);
  };
};

/** Give Pyodide what is on its way already. @param {Files} files @param {Promise<WebAssembly.Module>} compiled */
const serve = (files, compiled) => {
  const { fetch } = self;
  self.fetch = (input, options) => {
    const url = input instanceof Request ? input.url : `${input}`;
    const name = url.replace(files.folder, "");
    if (name === "stdlib.zip") return files.bytes(name).then((bytes) => new Response(bytes));
    return name.endsWith(".wasm") ? Promise.resolve(new Response()) : fetch(input, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
};

/** @param {{ runtime: string, snippets: string, needs: string[], isPad: boolean }} order */
const start = async ({ runtime, snippets, needs, isPad }) => {
  try {
    new WebAssembly.Module(EMPTY);
  } catch (error) {
    throw Object.assign(new Error(`${error}`), { refused: true });
  }
  if (isPad) Object.defineProperty(navigator, "platform", { value: "iPad" }); // or it crashes there
  boundMemory();
  const script = (/** @type {string} */ name) =>
    import(runtime + name).catch(() => { throw new Lost(name); });
  const pyodide = script("pyodide.js");
  const asm = script("pyodide.asm.js");
  for (const promise of [pyodide, asm]) promise.catch(() => {});
  const files = new Files(runtime, tell);
  const compiled = WebAssembly.compileStreaming(await files.begin());
  for (const name of ["stdlib", "numpy", ...needs]) files.bytes(`${name}.zip`);
  const code = fetch(snippets).then((response) => response.json());
  const lost = () => { throw new Lost("snippets.json"); };
  code.catch(() => {});
  serve(files, compiled);
  const { loadPyodide } = await pyodide;
  await Promise.all([asm, files.bytes("stdlib.zip"), compiled]);
  tell({ type: "starting" });
  const python = await loadPyodide({
    indexURL: runtime,
    stdLibURL: `${runtime}stdlib.zip`,
    lockFileURL: `${runtime}lock.json`,
    enableRunUntilComplete: false,
    stdin: () => null,
  });
  files.report("numpy.zip"); // it may still be on its way
  lay(python.FS, PACKAGES, read(await files.bytes("numpy.zip")));
  for (const [path, letters] of Object.entries(await code.catch(lost))) {
    lay(python.FS, HOME, [[path, Uint8Array.from(letters, (letter) => letter.charCodeAt(0))]]);
  }
  const { Session } = python.pyimport("session");
  const session = Session(HOME, (/** @type {string} */ text) => tell({ type: "printed", text }));
  for (const name of ["pyodide.js", "pyodide.asm.js", "lock.json", "manifest.json"]) files.used.add(runtime + name);
  files.used.add(snippets);
  return { python, session, files, packages: new Set(["numpy"]) };
};

/** @type {ReturnType<typeof start>} */
let started;

/** @param {{ request: string, needs: string[] }} order */
const run = async ({ request, needs }) => {
  const { python, session, files, packages } = await started;
  for (const name of needs) {
    if (packages.has(name)) continue;
    const comes = files.bytes(`${name}.zip`);
    files.report(`${name}.zip`);
    lay(python.FS, PACKAGES, read(await comes));
    packages.add(name);
  }
  tell({ type: "running" });
  tell({ type: "done", result: JSON.parse(session.run(request)) });
  await keepAll([...files.used]);
};

self.onmessage = ({ data }) => {
  if ("runtime" in data) {
    started = start(data);
    started.catch(() => {}); // who runs something is told
    return;
  }
  run(data).catch((error) => {
    const { file, refused, message } = /** @type {any} */ (error);
    tell({ type: "failed", file, refused, message: `${message}` });
  });
};
