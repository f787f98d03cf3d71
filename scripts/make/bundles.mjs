// The site's own scripts and styles, small: a folder and paths in, JSON {path: text} out.
import esbuild from "esbuild-wasm";

const [absWorkingDir, ...paths] = process.argv.slice(2);
const small = {
  absWorkingDir,
  bundle: true,
  external: ["./page.js"], // comes with the first press
  format: "esm",
  minify: true,
  charset: "utf8",
  target: "es2022",
  write: false,
  logLevel: "silent",
};

const made = {};
for (const path of paths) {
  const { outputFiles } = await esbuild.build({ ...small, entryPoints: [path] });
  made[path] = outputFiles[0].text;
}
console.log(JSON.stringify(made));
