// Compile the modules in stored zips, each given as a file and as the path where its modules will
// be: in their place, and by the very Python that will run them.

import { readFileSync, writeFileSync } from "node:fs";

import { loadPyodide } from "pyodide";

const COMPILE = `
import importlib.util, io
from importlib._bootstrap_external import _code_to_hash_pyc
from zipfile import ZipFile

def compile_all(packed, place):
    made = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as sources, ZipFile(made, "w") as compiled:
        for member in sources.infolist():
            content = sources.read(member)
            if member.filename.endswith(".py"):
                # NumPy asks for the docstrings of this module
                level = 0 if member.filename == "numpy/_core/multiarray.py" else 2
                code = compile(content, f"{place}/{member.filename}", "exec", optimize=level)
                digest = importlib.util.source_hash(content)
                content = bytes(_code_to_hash_pyc(code, digest, checked=False))
                member.filename += "c"
            compiled.writestr(member, content)
    return made.getvalue()

compile_all
`;

async function main(...given) {
  // Columns would be a fifth of it, and only show where in a line of a library an error arose
  const pyodide = await loadPyodide({ env: { HOME: "/", PYTHONNODEBUGRANGES: "1" } });
  const compileAll = pyodide.runPython(COMPILE);
  while (given.length) {
    const [file, place] = given.splice(0, 2);
    const sources = pyodide.toPy(new Uint8Array(readFileSync(file))); // it knows no Buffer
    writeFileSync(file, compileAll(sources, place).toJs());
  }
}

try {
  await main(...process.argv.slice(2));
} catch (error) {
  console.error(`${error}`); // Node.js would show the line, and one of Pyodide's is a megabyte
  process.exitCode = 1;
}
