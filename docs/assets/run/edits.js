// What a reader has changed, kept in the browser, and sent as a link.

/** @typedef {{ of: string, source: string }} Edit */

/** @param {number} number */
const key = (number) => `run:${location.pathname}:${number}`;

/** @param {number} number @returns {Edit | null} */
export const recall = (number) => {
  try {
    const { of, source } = JSON.parse(localStorage.getItem(key(number)) ?? "null") ?? {};
    return typeof of === "string" && typeof source === "string" ? { of, source } : null;
  } catch {
    return null; // nothing is kept here, or not by us
  }
};

/** Whether it could be kept. @param {number} number @param {Edit | null} edit */
export const keep = (number, edit) => {
  try {
    if (edit) localStorage.setItem(key(number), JSON.stringify(edit));
    else localStorage.removeItem(key(number));
    return true;
  } catch {
    return false; // full, or forbidden
  }
};

/** @param {number} number @param {Edit} edit */
export const toLink = (number, { of, source }) => {
  const url = new URL(location.href);
  url.hash = `run=${number}~${of}~${encodeURIComponent(source)}`;
  return url.href;
};

/** The edit in the page's address, if there is one. @returns {{ number: number, edit: Edit } | null} */
export const fromLink = () => {
  const found = /^#run=(\d+)~(\w+)~(.*)$/.exec(location.hash);
  try {
    return found && { number: +found[1], edit: { of: found[2], source: decodeURIComponent(found[3]) } };
  } catch {
    return null; // it was cut short
  }
};

/**
 * The lines of two texts: of both, of the first alone, of the second alone.
 * @param {string} before @param {string} after
 * @returns {["both" | "text" | "here", string][]}
 */
export const compare = (before, after) => {
  const [a, b] = [before, after].map((text) => text.trimEnd().split("\n"));
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  /** @type {["both" | "text" | "here", string][]} */
  const lines = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(["both", a[i]]);
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) {
      lines.push(["text", a[i]]);
      i += 1;
    } else {
      lines.push(["here", b[j]]);
      j += 1;
    }
  }
  return lines;
};
