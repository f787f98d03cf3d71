// Run, Edit and Reset below each block of a page's code.

import { compare, fromLink, keep, recall, toLink } from "./edits.js";
import { keepAll } from "./kept.js";
import { NoRun, Python } from "./python.js";
import { button, listing, make, megabytes, say, toSvg, trouble } from "./view.js";
import { words } from "./words.js";

/** @type {HTMLMetaElement | null} */
const meta = document.querySelector("meta[name=program]");
const address = new URL(meta?.content ?? "", location.href);

class Block {
  /** @param {HTMLElement} element @param {Told} told @param {number} index */
  constructor(element, told, index) {
    this.element = element;
    this.told = told;
    this.index = index;
    this.number = index + 1;
    this.original = told.source.replace(/\n+$/, "");
    this.source = this.original;
    this.pre = /** @type {HTMLElement} */ (element.querySelector("pre"));
    this.bar = /** @type {HTMLElement} */ (element.querySelector(".run"));
    this.go = /** @type {HTMLButtonElement} */ (this.bar.querySelector(".start"));
    this.out = make("div", { class: "outcome", role: "group", "aria-label": words.outputOf(this.number) });
    this.isRunning = false;
    element.after(this.out);
    this.out.hidden = true;
    if (told.note) this.bar.after(make("p", { class: "aside" }, told.note));
  }

  get isEdited() {
    return this.source !== this.original;
  }

  get area() {
    return this.element.querySelector("textarea");
  }

  /** Show something below the block, and nothing else. @param {...(Node | string)} inside */
  show(...inside) {
    this.out.replaceChildren(...inside);
    this.out.removeAttribute("data-old");
    this.out.hidden = !inside.length;
    for (const old of this.#printed()) old.hidden = this.told.kind === "cell" && inside.length > 0;
  }

  /** What a lab's page shows of a cell that was executed by the build. */
  * #printed() {
    for (let next = this.out.nextElementSibling; next?.matches(".output, p:has(> svg.figure:only-child)"); next = next.nextElementSibling) {
      yield /** @type {HTMLElement} */ (next);
    }
  }

  unfold() {
    for (let fold = this.element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
      fold.open = true;
    }
  }

  edit() {
    if (this.area) {
      this.area.focus();
      return;
    }
    const area = /** @type {HTMLTextAreaElement} */ (make("textarea", {
      "aria-label": words.codeOf(this.number), spellcheck: "false", autocapitalize: "off",
      autocorrect: "off", autocomplete: "off", wrap: "off",
    }));
    area.value = this.source;
    const fit = () => { area.rows = area.value.split("\n").length + 1; };
    fit();
    area.addEventListener("input", () => {
      fit();
      this.change(area.value);
    });
    area.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
    this.pre.hidden = true;
    this.pre.after(area);
    this.tell();
    area.focus({ preventScroll: true });
  }

  /** End editing; an edit stays. */
  close() {
    const { area } = this;
    if (!area || this.isEdited) {
      this.go.focus();
      return;
    }
    area.remove();
    this.pre.hidden = false;
    this.tell();
    this.go.focus();
  }

  /** @param {string} source */
  change(source) {
    this.source = source.replace(/\n+$/, "");
    const isKept = keep(this.index, this.isEdited ? { of: this.told.id, source: this.source } : null);
    this.tell();
    for (const later of document.querySelectorAll(".outcome:not(:empty)")) {
      if (this.element.compareDocumentPosition(later) & Node.DOCUMENT_POSITION_FOLLOWING) {
        later.setAttribute("data-old", words.old);
      }
    }
    if (!isKept) this.aside(words.notKept);
  }

  /** The buttons that fit: an edit can be undone and sent. */
  tell() {
    const editing = Boolean(this.area);
    for (const extra of this.bar.querySelectorAll(".extra")) extra.remove();
    const edit = /** @type {HTMLElement} */ (this.bar.querySelector(".edit"));
    edit.hidden = editing;
    const add = (/** @type {string} */ text, /** @type {() => void} */ act) => {
      const made = button(text, act, `${text} (${words.codeOf(this.number)})`);
      made.classList.add("extra");
      this.bar.append(made);
    };
    if (this.isEdited) {
      add(words.reset, () => this.askToReset());
      add(words.link, () => this.link());
    } else if (editing) add(words.close, () => this.close());
  }

  /** @param {string} text @param {...Node} more */
  aside(text, ...more) {
    this.show(make("p", { class: "told" }, text), ...more);
    say(text);
  }

  askToReset() {
    const undo = button(words.undo, () => {
      this.change(this.original);
      if (this.area) this.area.value = this.original;
      this.close();
      this.show();
      restorePictures();
      say(words.isReset);
    });
    const leave = button(words.keep, () => {
      this.show();
      this.go.focus();
    });
    const actions = make("p", { class: "ask" }, undo, leave);
    this.aside(words.undoes, listing(compare(this.original, this.source)), actions);
    undo.focus();
  }

  async link() {
    const url = toLink(this.index, { of: this.told.id, source: this.source });
    try {
      await navigator.clipboard.writeText(url);
      this.aside(words.copied);
    } catch {
      const field = /** @type {HTMLInputElement} */ (make("input", { readonly: "", "aria-label": words.copyThis }));
      field.value = url;
      this.aside(words.copyThis, field);
      field.select();
    }
  }

  /** What came before the block has changed since: offer it. @param {string} source */
  offer(source) {
    const look = button(words.showOlder, () => {
      this.show();
      this.edit();
      const { area } = this;
      if (area) area.value = source;
      this.change(source);
    });
    this.show(make("p", {}, words.older, " ", look));
  }

  /** @param {boolean} isRunning */
  mark(isRunning) {
    this.isRunning = isRunning;
    this.go.textContent = isRunning ? words.stop : words.run;
    this.go.setAttribute("aria-label", (isRunning ? words.stopBlock : words.runBlock)(this.number));
    this.element.toggleAttribute("data-running", isRunning);
  }
}

const python = new Python(meta?.dataset.python ?? "");

/** @type {Promise<Block[]> | undefined} */
let opened;

const open = () => {
  opened ??= (async () => {
    const style = make("link", { rel: "stylesheet", href: new URL("./run.css", import.meta.url).href });
    const styled = new Promise((resolve) => {
      style.addEventListener("load", resolve);
      style.addEventListener("error", resolve);
    });
    document.head.append(style);
    const response = await fetch(address);
    if (!response.ok) throw new NoRun("lost", address.pathname);
    const program = /** @type {Told[]} */ (await response.json());
    await styled;
    const blocks = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-block]"));
    return [...blocks].map((block) => {
      const index = Number(block.dataset.block);
      return new Block(block, program[index], index);
    });
  })();
  opened.catch(() => { opened = undefined; });
  return opened;
};

/** The blocks that run when one is run, each with its reader's edit. @param {Block[]} blocks @param {Block} last */
const upTo = (blocks, last) => blocks
  .filter(({ index, told }) => index <= last.index && !told.why)
  .filter(({ told, isEdited }) => told.kind !== "figure" || isEdited || last.told.kind === "figure")
  .map(({ index, told, source, isEdited }) => ({ ...told, number: index, source, edited: isEdited }));

/** @param {Block} block @param {Result} result */
const showResult = (block, { block: at, lines, same, error, pictures }) => {
  const inside = [];
  if (error) {
    if (at !== block.index) inside.push(make("p", {}, words.elsewhere(at + 1)));
    if (lines.length) inside.push(listing(lines));
    inside.push(trouble(error));
  } else {
    if (same === true) inside.push(make("p", { class: "same" }, words.same));
    if (same === false) inside.push(make("p", { class: "differs" }, words.differs));
    if (lines.length) inside.push(listing(lines));
    const drawn = pictures.filter(({ name }) => name);
    drawn.forEach(redraw);
    for (const { name, alt, svg } of pictures) {
      if (name) continue;
      const picture = toSvg(svg);
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", alt ?? words.drawn);
      inside.push(make("p", {}, /** @type {any} */ (picture)));
    }
    if (drawn.length) inside.push(make("p", {}, words.drawnAbove));
    else if (!lines.length && !pictures.length) inside.push(make("p", {}, words.silent));
  }
  block.show(...inside);
  const verdict = error ? error.message.split("\n").at(-1) : block.out.querySelector("p")?.textContent;
  const said = lines.length === 1 ? lines[0][1] : "";
  say(`${words.outputOf(block.number)}: ${verdict ?? ""} ${said}`.trim());
};

/** The site's own pictures of what was drawn anew. @type {Map<Element, Element>} */
const originals = new Map();

/** Put the site's own pictures back. */
const restorePictures = () => {
  for (const [drawn, original] of originals) drawn.replaceWith(original);
  for (const said of document.querySelectorAll("figure .drawn")) said.remove();
  originals.clear();
};

/** Put a picture into the place of the one that it is drawn anew from. @param {Result["pictures"][0]} picture */
const redraw = ({ name, svg }) => {
  const old = document.querySelectorAll("article svg.figure")[Number(name)];
  if (!originals.has(old)) {
    originals.set(old, /** @type {Element} */ (old.cloneNode(true)));
    old.setAttribute("aria-label", `${old.getAttribute("aria-label")} (${words.drawn})`);
  }
  const drawn = toSvg(svg);
  const letter = old.querySelector(".letter");
  old.replaceChildren(...drawn.childNodes, ...(letter ? [letter] : []));
  old.setAttribute("viewBox", drawn.getAttribute("viewBox") ?? "");
  const figure = old.closest("figure");
  if (figure && !figure.querySelector(".drawn")) {
    figure.querySelector("p")?.after(make("p", { class: "drawn" }, words.drawn));
  }
};

/** Python is here: what it costs needn't be told any more. */
const isPaid = () => {
  for (const id of ["cost", "cost-of-drawing"]) document.documentElement.style.removeProperty(`--${id}`);
  try {
    localStorage.setItem("python", meta?.dataset.python ?? "");
  } catch {
    // then it is told again on the next page
  }
  const top = new URL("../../", import.meta.url);
  navigator.serviceWorker?.register(new URL("offline.js", top)).catch(() => {});
  const own = ["page.js", "run.css", "worker.js"].map((name) => new URL(name, import.meta.url).href);
  keepAll([...own, address.href]);
};

/** @param {Block} block @param {Block[]} blocks */
const run = async (block, blocks) => {
  block.mark(true);
  const state = make("p", { class: "state" }, words.waiting);
  const bar = /** @type {HTMLProgressElement} */ (make("progress", { "aria-label": words.starting }));
  bar.hidden = true;
  const stream = make("pre", { tabindex: "0" }, make("code"));
  stream.hidden = true;
  block.show(state, bar, stream);
  say(words.running);
  /** @param {News | { type: "long" }} news */
  const tell = (news) => {
    bar.hidden = news.type !== "loading";
    if (news.type === "loading") {
      bar.value = news.total ? Math.min(1, news.got / news.total) : 0;
      state.textContent = words.loading(megabytes(news.got), megabytes(news.total));
    } else if (news.type === "starting") state.textContent = words.starting;
    else if (news.type === "running") state.textContent = words.running;
    else if (news.type === "printed" && (stream.textContent ?? "").length < 4_000) {
      stream.hidden = false;
      stream.firstChild?.appendChild(document.createTextNode(news.text.slice(0, 4_000)));
    } else if (news.type === "long") {
      const on = button(words.goOn, () => {
        python.goOn();
        state.textContent = words.running;
        block.go.focus();
      });
      state.replaceChildren(words.long(20), " ", on);
      say(words.long(20));
    }
  };
  try {
    const needs = [...new Set(upTo(blocks, block).flatMap(({ needs: each }) => each))];
    showResult(block, await python.run(upTo(blocks, block), needs, tell));
    isPaid();
  } catch (error) {
    const { why, file } = error instanceof NoRun ? error : new NoRun("broken");
    const text = words[why];
    const said = typeof text === "function" ? text(file) : text;
    if (stream.hidden) block.aside(said);
    else block.aside(said, stream);
  } finally {
    block.mark(false);
  }
};

/** A button below a block was pressed. @param {HTMLButtonElement} pressed */
export const press = async (pressed) => {
  const element = pressed.closest("[data-block]");
  const isRun = pressed.classList.contains("start");
  if (isRun && !opened) python.start(pressed.closest("[data-draws]") ? ["matplotlib"] : []);
  const blocks = await open();
  const block = blocks.find((each) => each.element === element);
  if (!isRun) block?.edit();
  else if (block?.isRunning) python.stop();
  else if (block) await run(block, blocks);
};

/** Show the edits that the browser has kept, and the one that a link brings; none of them is run. */
export const restore = async () => {
  const blocks = await open();
  const linked = fromLink();
  for (const block of blocks) {
    const isLinked = linked?.number === block.index;
    const edit = isLinked ? linked.edit : recall(block.index);
    if (!edit) continue;
    if (edit.of !== block.told.id) {
      block.offer(edit.source);
      continue;
    }
    block.source = edit.source;
    block.edit();
    if (isLinked) {
      block.unfold();
      block.aside(words.linked);
    } else block.area?.blur();
  }
};
