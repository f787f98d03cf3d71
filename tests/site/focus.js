// What has the focus, as somebody sees it who works by keyboard; null if it is the page itself.
// `kind` tells the elements of one style together, `faults` what is wrong with the place.
() => {
  const rgb = (value) => value.match(/[\d.]+/g).map(Number);
  const light = (value) => rgb(value).slice(0, 3).reduce((sum, part, index) => {
    const share = part / 255;
    const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    return sum + [0.2126, 0.7152, 0.0722][index] * linear;
  }, 0);
  const paper = (element) => {
    const { backgroundColor } = getComputedStyle(element ?? document.body);
    const [, , , alpha = 1] = rgb(backgroundColor);
    return alpha === 1 || !element ? backgroundColor : paper(element.parentElement);
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const [box] = element.getClientRects();
  const [x, y] = box ? [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)] : [-1, -1];
  const top = document.elementFromPoint(x, y);
  const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const behind = paper(element.parentElement);
  const name = element.ariaLabel || element.textContent.trim();
  element.dataset.reached = "";
  return {
    kind: `${element.tagName} ${element.className}`.replace(/ ?focus-visible/, ""),
    html: element.outerHTML.replace(/\s+/g, " ").slice(0, 120),
    faults: [
      ...(shown && top && (element.contains(top) || top.contains(element)) ? [] : ["out of sight"]),
      ...(name ? [] : ["no name"]),
      ...(ring ? [] : ["no ring"]),
      ...(contrast(style.outlineColor, behind) >= 3 ? [] : [`pale ring on ${behind}`]),
    ],
  };
}
