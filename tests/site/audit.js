// All that is wrong with the page that is open, one line each. `scheme` is "light" or "dark".
(scheme) => {
  const article = document.querySelector("article");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const brief = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);
  const color = (value) => {
    const probe = article.appendChild(document.createElement("i"));
    probe.style.color = value;
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  };
  const nodes = (kind, root) => {
    const walker = document.createTreeWalker(root, kind);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const lightness = (value) => {
    const [red, green, blue] = color(value).match(/[\d.]+/g).map(Number);
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  };

  const name = (element) => element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? "";
  const nameless = all("img, svg.figure, [role=img]").filter((element) => !name(element).trim());

  const prose = nodes(NodeFilter.SHOW_TEXT, article)
    .filter((text) => !text.parentElement.closest("code, pre, script, style, .katex"));
  const source = prose.filter((text) => /\\[([]|\$[^$\s][^$]*\$/.test(text.data));

  const comments = nodes(NodeFilter.SHOW_COMMENT, document)
    .filter(({ data, parentNode }) =>
      article.contains(parentNode) || /^\s*(=|:|given:|true\s*$)/.test(data));
  const marks = [
    ...all("[aria-label], [alt], [title], [content]")
      .flatMap((element) => [...element.attributes].map((attribute) => attribute.value)),
    ...nodes(NodeFilter.SHOW_TEXT, document.documentElement)
      .filter((text) => !text.parentElement.closest("code, pre, script, style"))
      .map((text) => text.data),
  ].filter((text) => /<!--|-->|--8<--/.test(text));

  const scrolls = (element) => {
    const parent = element.parentElement;
    return parent && (/auto|scroll/.test(getComputedStyle(parent).overflowX) || scrolls(parent));
  };
  const outside = all("*:not(svg *, .katex-mathml *)", article).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(element);
  });
  const cut = all("svg.figure text").filter((text) => {
    const [inner, outer] = [text, text.ownerSVGElement].map((e) => e.getBoundingClientRect());
    return inner.left < outer.left - 1 || inner.right > outer.right + 1
      || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  });

  const names = ["pebble", "thorn", "line", "second", "grid", "paper"];
  const variables = names.map((each) => color(`var(--fig-${each})`));
  const themed = new Set(["none", color("currentColor"), ...variables]);
  const unthemed = all("svg.figure :is(path, text, use, rect, circle, line, polygon, polyline)")
    .flatMap((shape) => ["fill", "stroke"]
      .filter((part) => shape.style[part] || !shape.closest("defs, clipPath"))
      .filter((part) => getComputedStyle(shape)[`${part}Opacity`] !== "0")
      .map((part) => getComputedStyle(shape)[part]))
    .filter((paint) => !themed.has(paint) && !paint.startsWith("url("));

  const ids = all("[id]").map((element) => element.id);
  const paper = getComputedStyle(document.body).backgroundColor;
  const ink = getComputedStyle(article).color;
  const dark = lightness(paper) < lightness(ink);
  const colors = `${ink} on ${paper} in the scheme ${document.body.dataset.mdColorScheme}`;
  const sideways = document.documentElement.scrollWidth > innerWidth;

  const shift = shifts.reduce((sum, { value }) => sum + value, 0); // of a formula by a hair is none
  const moved = shifts.flatMap(({ sources }) => sources).map(({ node }) => node).filter(Boolean)
    .map((node) => (node.outerHTML ? brief(node) : node.data));

  const say = (what, found) => [...new Set(found)].map((each) => `${what}: ${each}`);
  return [
    ...say("no accessible name", nameless.map(brief)),
    ...say("a formula's source is left", all(".arithmatex").map(brief)),
    ...say("a formula's source is left", source.map((text) => text.data.trim())),
    ...say("a formula failed", all(".katex-error").map(brief)),
    ...say("a figure's place is empty", all("img[data-figure]").map(brief)),
    ...say("a comment is left", comments.map((comment) => comment.data)),
    ...say("a mark shows", marks),
    ...say("twice the same id", ids.filter((id, index) => ids.indexOf(id) < index)),
    ...say("a figure's colour is not the theme's", unthemed),
    ...say("a figure's text is cut off", cut.map((text) => text.textContent)),
    ...say("sticks out of the screen", outside.map(brief)),
    ...say("scrolls sideways", sideways ? [location.pathname] : []),
    ...say(`moves by ${shift.toFixed(4)}`, shift < 0.001 ? [] : moved.length ? moved : ["what is gone"]),
    ...say(`is not ${scheme}`, dark === (scheme === "dark") ? [] : [colors]),
  ];
}
