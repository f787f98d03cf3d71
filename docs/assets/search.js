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
}
