// Typeset formulas: JSON [[tex, display], …] in, JSON [{html} or {error}, …] out.
import katex from "katex";
import { text } from "node:stream/consumers";

const typeset = ([tex, displayMode]) => {
  try {
    return { html: katex.renderToString(tex, { displayMode, output: "htmlAndMathml", strict: "error" }) };
  } catch (error) {
    return { error: error.message };
  }
};

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(typeset)));
