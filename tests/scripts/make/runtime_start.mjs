// Start the archive in a folder as a page's worker does, and run the Python on standard input with
// the project's folder to import from; print what it comes to.

import { readFileSync } from "node:fs";

import { loadPyodide } from "pyodide"; // what pyodide.js is; Node.js wouldn't take that for a module

const SITE = "/lib/python3.12/site-packages";
const [folder, project] = process.argv.slice(2);

/** Lay the files of a stored zip down where Python finds them. */
function unpack(FS, zip) {
  const view = new DataView(zip.buffer, zip.byteOffset);
  const end = zip.length - 22; // of a zip without a comment
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left--) {
    const [size, start] = [view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const path = `${SITE}/${new TextDecoder().decode(zip.subarray(at + 46, at + 46 + name))}`;
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, zip.subarray(from, from + size), { canOwn: true });
    at += 46 + name + extra + comment;
  }
}

try {
  const python = await loadPyodide({
    indexURL: folder,
    lockFileURL: `${folder}/lock.json`,
    stdLibURL: `${folder}/stdlib.zip`,
    enableRunUntilComplete: false,
    stdout: console.error,
  });
  for (const name of ["numpy", "matplotlib"]) {
    unpack(python.FS, new Uint8Array(readFileSync(`${folder}/${name}.zip`)));
  }
  python.FS.mkdirTree("/project");
  python.mountNodeFS("/project", project);
  console.log(python.runPython(readFileSync(0, "utf-8")));
} catch (error) {
  console.error(`${error}`);
  process.exitCode = 1;
}
