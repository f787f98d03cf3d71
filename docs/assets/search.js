// The search index is heavier than a page. The theme asks for it at once; it waits until somebody
// is about to search, or comes from a search with words to highlight.
{
  const isField = (element) => element?.matches("[data-md-component=search-query]");

  class Patient extends XMLHttpRequest {
    open(method, url, ...rest) {
      this.waits = url.endsWith("/search_index.json") && !new URLSearchParams(location.search).has("h");
      super.open(method, url, ...rest);
    }

    send(body) {
      if (!this.waits || isField(document.activeElement)) return super.send(body);
      const begin = (event) => {
        if (!isField(event.target)) return;
        removeEventListener("focusin", begin);
        super.send(body);
      };
      addEventListener("focusin", begin);
    }
  }
  window.XMLHttpRequest = Patient;

  // The theme looks for words when a key is released. What is pasted, dictated or composed comes
  // without one.
  addEventListener("input", ({ target }) => {
    if (isField(target)) target.dispatchEvent(new Event("keyup"));
  });

  // Who looks for e^x or -x means no operator of the search's own language, and 1e-5 is one word.
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message) {
    const plain = (query) => query
      .replace(/[+~^:*]|(?<!\w)-/g, " ")
      .replace(/(?<=\de)-(?=\d)/gi, "\\\\\\-"); // the theme reads it twice
    const { data } = message;
    postMessage.call(this, { ...message, data: typeof data === "string" ? plain(data) : data });
  };
}
