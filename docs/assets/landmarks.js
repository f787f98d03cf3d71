// What the theme adds to the text of a page, as a keyboard and a screen reader need it: the buttons
// of a code block are no landmark, and who can't see the end of a table can scroll to it.
{
  const mend = () => {
    for (const nav of document.querySelectorAll(".md-code__nav")) nav.role = "none";
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", mend);
  addEventListener("load", mend);
}
