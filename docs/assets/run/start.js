// What runs a page's code is loaded with the first press, and not before: this waits for it.
{
  const page = () => import("./page.js");
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=program]"));
  const kept = `run:${location.pathname}:`;
  const isEdited = (/** @type {Storage} */ storage) => Object.keys(storage).some((key) => key.startsWith(kept));

  // Each block gets its buttons in the place that is kept for them.
  for (const [index, bar] of document.querySelectorAll(".run").entries()) {
    bar.parentElement?.setAttribute("data-block", `${index}`);
    if (bar.hasChildNodes()) continue; // it says why nothing runs here
    for (const [kind, name] of [["start", meta?.dataset.run], ["edit", meta?.dataset.edit]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `${kind}`;
      button.ariaLabel = `${name} ${index + 1}`;
      button.textContent = `${name}`.split(" ")[0];
      if (kind === "start") button.setAttribute("aria-describedby", bar.matches("[data-draws]") ? "cost-of-drawing" : "cost");
      bar.append(button);
    }
  }

  /** @param {Event} event */
  const pressed = ({ target }) => {
    const button = target instanceof Element && target.closest(".run button");
    if (!(button instanceof HTMLButtonElement)) return;
    button.parentElement?.querySelector("[role=alert]")?.remove();
    page().then(({ press }) => press(button)).catch(() => {
      const said = document.createElement("span");
      said.role = "alert";
      said.textContent = meta?.dataset.lost ?? "";
      button.parentElement?.append(said);
    });
  };

  /** @param {KeyboardEvent} event */
  const entered = (event) => {
    const block = event.target instanceof Element && event.target.closest("[data-block]");
    if (block && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      block.querySelector("button.start")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }
  };

  /** @template T @param {(storage: Storage) => T} ask @returns {T | undefined} */
  const asked = (ask) => {
    try {
      return ask(localStorage);
    } catch {
      return undefined; // a browser may forbid it
    }
  };

  // What it will cost is told, until it was paid.
  const isHere = asked((storage) => storage.getItem("python")) === meta?.dataset.python;
  if (isHere) fetch(meta?.content ?? "").catch(() => {}); // to be there without the network, too
  for (const id of ["cost", "cost-of-drawing"]) {
    const told = document.getElementById(id);
    if (told && isHere) told.textContent = "";
    else document.documentElement.style.setProperty(`--${id}`, `"${told?.textContent ?? ""}"`);
  }

  document.body.addEventListener("click", pressed);
  document.body.addEventListener("keydown", entered);
  if (location.hash.startsWith("#run=") || asked(isEdited)) page().then(({ restore }) => restore());
}
