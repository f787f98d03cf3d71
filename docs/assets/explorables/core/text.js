// A text that changes again and again.

/** Without a new node: what watches the page for new ones needn't look. @param {Element} element @param {string} text */
export const write = (element, text) => {
  const { firstChild: only } = element;
  if (element.textContent === text) return;
  if (only instanceof Text && !only.nextSibling) only.data = text;
  else element.textContent = text;
};
