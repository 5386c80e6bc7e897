// Marks the words on a page that a search led to. The browser paints them; the page itself is left as it is.
(() => {
  const search = window.briefingSearch;
  search.markPage = (query) => {
    if (!window.CSS?.highlights) return;
    const words = search.readQuery(query);
    const ranges = [];
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (const [begin, end] of search.findPlaces(node.data, words)) {
        const range = document.createRange();
        range.setStart(node, begin);
        range.setEnd(node, Math.min(end, node.length));
        ranges.push(range);
      }
    }
    CSS.highlights.set("search", new Highlight(...ranges));
  };
})();
