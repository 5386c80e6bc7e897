// The search index is the heaviest file of the site and grows with it; Material fetches it on every visit. Here it is
// fetched when somebody is about to search. If Material one day asks for it in another way, it merely comes early again.
(() => {
  const highlights = /[?&][hq]=/.test(location.search); // a page reached by a search marks its words with the index
  if (location.protocol === "file:" || highlights) return;

  const isSearch = (element) => element.matches?.("#__search, [data-md-component=search-query]");
  const wanted = new Promise((resolve) => {
    for (const type of ["focusin", "change"]) {
      document.addEventListener(type, (event) => isSearch(event.target) && resolve());
    }
  });

  window.XMLHttpRequest = class extends XMLHttpRequest {
    #waits = false;

    open(method, address, ...rest) {
      this.#waits = new URL(address, document.baseURI).pathname.endsWith("/search/search_index.json");
      super.open(method, address, ...rest);
    }

    send(body) {
      if (this.#waits) wanted.then(() => super.send(body));
      else super.send(body);
    }
  };
})();
