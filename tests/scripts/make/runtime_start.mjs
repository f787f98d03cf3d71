// Start the archive in a folder as a page's worker does, and run the Python on standard input with
// the project's folder to import from; print what it comes to.

import { readFileSync } from "node:fs";

import { loadPyodide } from "pyodide"; // what pyodide.js is; Node.js wouldn't take that for a module

import { lay, PACKAGES, read } from "../../../docs/assets/run/unpack.mjs";

const [folder, project] = process.argv.slice(2);

try {
  const python = await loadPyodide({
    indexURL: folder,
    lockFileURL: `${folder}/lock.json`,
    stdLibURL: `${folder}/stdlib.zip`,
    enableRunUntilComplete: false,
    stdout: console.error,
  });
  for (const name of ["numpy", "matplotlib"]) {
    const { buffer } = new Uint8Array(readFileSync(`${folder}/${name}.zip`));
    lay(python.FS, PACKAGES, read(buffer));
  }
  python.FS.mkdirTree("/project");
  python.mountNodeFS("/project", project);
  console.log(python.runPython(readFileSync(0, "utf-8")));
} catch (error) {
  console.error(`${error}`);
  process.exitCode = 1;
}
