// A picture that answers back is loaded when it comes near, and not before.
{
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const hands = /** @type {HTMLElement} */ (target.querySelector("[data-picture]"));
      const file = `./${hands.dataset.picture}.js`;
      import(file).then(({ open }) => open(hands)).catch(() => {
        const said = hands.querySelector(".says");
        if (said) said.textContent = hands.dataset.lost ?? "";
      });
    }
  }, { rootMargin: "600px" });
  for (const hands of document.querySelectorAll("[data-picture]")) {
    const figure = /** @type {HTMLElement} */ (hands.closest("figure"));
    near.observe(figure);
    if (location.hash.startsWith(`#${hands.getAttribute("data-picture")}=`)) figure.scrollIntoView();
  }
}
