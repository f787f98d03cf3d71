// What the page says about running: one table for each language.

const ENGLISH = {
  run: "Run",
  stop: "Stop",
  edit: "Edit",
  reset: "Reset",
  link: "Link",
  close: "Close",
  /** @param {number} n */
  runBlock: (n) => `Run block ${n}`,
  /** @param {number} n */
  stopBlock: (n) => `Stop block ${n}`,
  /** @param {number} n */
  codeOf: (n) => `Code of block ${n}`,
  /** @param {number} n */
  outputOf: (n) => `Output of block ${n}`,
  /** @param {string} got @param {string} total */
  loading: (got, total) => `Loading Python: ${got} of ${total}`,
  starting: "Python starts …",
  running: "Running …",
  waiting: "Waits for the block before it …",
  same: "As in the text.",
  differs: "Not as in the text (−), but so (+):",
  old: "From before a change: run it again.",
  silent: "It ran, and printed nothing.",
  drawn: "Drawn here, from your code.",
  drawnAbove: "The figure is drawn anew in its place.",
  stopped: "Stopped. Python starts again with the next run.",
  /** @param {number} seconds */
  long: (seconds) => `It has been running for ${seconds} seconds. It will be stopped soon.`,
  goOn: "Let it run",
  tooLong: "Stopped: it ran too long. Python starts again with the next run.",
  /** @param {number} n */
  elsewhere: (n) => `Block ${n}, which runs before this one, raises an error:`,
  /** @param {string} where @param {number} line */
  line: (where, line) => (where ? `${where}, line ${line}` : `line ${line}`),
  showAll: "Show all",
  /** @param {string} file */
  lost: (file) => `${file} could not be loaded. Is the network there? Press Run to try again.`,
  /** @param {string} file */
  stalled: (file) => `${file} doesn't arrive. Press Run to try again.`,
  refused: "This host's policy forbids WebAssembly, which Python needs: it can't run here.",
  broken: "Python has stopped by itself. Press Run to start it again.",
  undoes: "Reset undoes this:",
  undo: "Undo my changes",
  keep: "Keep them",
  isReset: "As it was.",
  older: "The code has changed since you edited it.",
  showOlder: "Show what I had",
  linked: "This edit came with the link. It hasn't run.",
  copied: "A link to your edit is copied.",
  copyThis: "A link to your edit:",
  notKept: "This browser keeps no edits.",
};

export const words = ENGLISH;
