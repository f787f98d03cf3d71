// What the theme leaves out for a keyboard and a screen reader. It runs before the theme's own
// script, so that this finds the buttons in place.
{
  const all = (selector, root = document) => root.querySelectorAll(selector);
  const one = (selector, root = document) => root.querySelector(selector);

  // The menu, the search, a fold of the menu and the colours hang on labels of hidden inputs. No
  // keyboard reaches those, and no screen reader names them. So each becomes a button, which keeps
  // the label's attributes, as the theme's styles ask for them, and has the name of what it opens.
  const toButton = (label) => {
    const input = document.getElementById(label.htmlFor);
    const opened = { __drawer: ".md-nav--primary", __search: ".md-search" }[input.id];
    const button = document.createElement("button");
    for (const { name, value } of label.attributes) button.setAttribute(name, value);
    button.type = "button";
    button.ariaLabel = opened ? one(opened).ariaLabel : label.title || null;
    button.append(...label.childNodes);
    label.replaceWith(button);
    button.addEventListener("click", () => input.click());
    if (input.type === "radio") {
      input.hidden = true;
      button.addEventListener("click", () => one("button:not([hidden])", input.form).focus());
      button.addEventListener("keydown", (event) => {
        if (event.key === "Enter") event.stopPropagation(); // or the theme switches once more
      });
    } else {
      const tell = () => { button.ariaExpanded = input.checked; };
      input.addEventListener("change", tell);
      tell();
    }
  };
  all("label:is(.md-header__button, .md-search__icon, .md-nav__link)").forEach(toButton);
  for (const nav of all("nav[aria-expanded]")) nav.ariaExpanded = null; // the button says it
  for (const icon of all(".md-icon svg, .md-logo svg")) icon.ariaHidden = "true";

  // What lies over the page closes with Escape or when the focus leaves it, and gives the focus
  // back to the button that opened it.
  const overlay = (id, panel) => {
    const input = document.getElementById(id);
    input.addEventListener("change", () => {
      if (!input.checked && panel.contains(document.activeElement)) one(`button[for=${id}]`).focus();
    });
    panel.addEventListener("focusout", ({ relatedTarget }) => {
      if (input.checked && relatedTarget && !panel.contains(relatedTarget)) input.click();
    });
    return input;
  };
  const menu = one(".md-sidebar--primary");
  const drawer = overlay("__drawer", menu);
  drawer.addEventListener("change", () => drawer.checked && one("a", menu).focus());
  menu.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && drawer.checked) drawer.click();
  });

  // In the search, the theme leaves with Tab and jumps to the field with Shift. Here Tab goes on to
  // what was found.
  const search = one(".md-search");
  overlay("__search", search);
  search.addEventListener("keydown", (event) => {
    if (/^(Tab|Shift)$/.test(event.key)) event.stopPropagation();
  });
  const found = one(".md-search__scrollwrap", search);
  const clear = one("button[type=reset]", search);
  for (const stop of [found, clear]) stop.removeAttribute("tabindex");
  clear.parentElement.ariaLabel = null; // a landmark for a single button
  clear.parentElement.role = "none";

  // What changes without the focus is announced: how much was found, and that a copy was made.
  one(".md-search-result__meta", search).role = "status";
  one(".md-dialog").role = "status";

  // Who wants no motion sees the table of contents jump along, not glide.
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const { scrollTo } = Element.prototype;
    Element.prototype.scrollTo = function (to) {
      scrollTo.call(this, { ...to, behavior: "instant" });
    };
  }

  // A single letter is no command: who dictates would be sent to other pages.
  document.body.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.target.matches("input")) event.stopPropagation();
  });

  // Of a formula, what is copied is its source: MathML without its layout reads as if 1/2 were 12.
  const copying = () => {
    document.documentElement.dataset.copying = "";
    setTimeout(() => delete document.documentElement.dataset.copying);
  };
  for (const kind of ["copy", "dragstart"]) addEventListener(kind, copying);

  // A code block gets its button when it comes into sight; a keyboard would pass it by before that.
  // So each gets it soon, one by one, when the browser has nothing else to do; one that is folded
  // when it unfolds, for giving it lays it out.
  const soon = window.requestIdleCallback ?? setTimeout;
  window.IntersectionObserver = class extends IntersectionObserver {
    constructor(tell, options) {
      super(tell, options);
      this.tell = tell;
    }

    observe(target) {
      super.observe(target);
      if (!target.matches("pre > code")) return;
      const give = () => soon(() => this.tell([{ target, isIntersecting: true }]));
      const fold = target.closest("details:not([open])");
      if (fold) fold.addEventListener("toggle", give, { once: true });
      else give();
    }
  };

  // What is folded in a piece of code opens where it stands, and closes again.
  document.body.addEventListener("click", ({ target }) => {
    if (target.matches?.(".unfold")) target.ariaExpanded = target.ariaExpanded !== "true";
  });

  // What a search has found may be folded: the hits in the section that it leads to open.
  let isSought = /[?&]h=/.test(location.search);
  const isBehind = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const findFolded = () => {
    const from = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? document.body;
    const hits = [...all("article mark")].filter((mark) => isBehind(from, mark));
    const isNext = (heading) => isBehind(from, heading) && !heading.closest("details");
    const end = [...all("article :is(h1, h2, h3)")].find(isNext);
    const there = hits.filter((mark) => !end || isBehind(mark, end));
    isSought = !hits.length;
    for (const hit of there.length ? there : hits.slice(0, 1)) {
      for (let fold = hit.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
    }
  };

  // Who can't see the end of a table or of a formula can scroll to it.
  const BOXES = ".md-typeset__scrollwrap, div.formula";
  const widths = new ResizeObserver((changed) => {
    for (const box of new Set(changed.map(({ target }) => target.closest(BOXES)))) {
      const scrolls = box.scrollWidth > box.clientWidth;
      box.role = scrolls ? "group" : null;
      box.ariaLabel = scrolls ? one("thead", box)?.innerText ?? "Formula" : null;
      if (scrolls) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  });
  const watched = new WeakSet();
  const watch = (box) => {
    if (watched.has(box)) return;
    watched.add(box);
    for (const part of [box, ...box.children]) widths.observe(part);
  };

  // What comes later: the buttons of a code block are no landmark, and have names (their titles go
  // into a tooltip just when they get the focus); what a search has found is a link like any other.
  // Nothing here asks for a place or a size, which would lay the page out anew at each change.
  const mend = () => {
    if (isSought) findFolded();
    for (const nav of all(".md-code__nav")) nav.role = "none";
    for (const button of all(".md-code__button")) button.ariaLabel ??= button.title;
    for (const link of all(".md-search-result__link")) link.removeAttribute("tabindex");
    all(BOXES).forEach(watch);
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend();
}
