// Opens the search, on every page. All else of it is loaded when somebody is about to search: its scripts, a directory,
// the terms that begin as the words do, and the texts that promise most. Scripts can be loaded from disk, too.
window.briefingSearch = (() => {
  const folder = new URL(".", document.currentScript.src);
  const root = new URL("../../../", folder);
  const taken = new Map();
  const asked = new Map();
  const search = { root };

  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false; // they run in the order in which they were asked for
      script.onload = () => resolve(script.remove());
      script.onerror = () => reject(new Error(`cannot load ${address}`));
      document.head.append(script);
    });

  // Called by the files of the search with what they hold.
  search.take = (uri, data) => taken.set(uri, data);

  // What a file of the search holds; one that could not be loaded is asked for again the next time.
  search.get = (uri, version = "") => {
    if (!asked.has(uri)) {
      const got = load(`${new URL(uri, root)}${version && `?v=${version}`}`).then(() => taken.get(uri));
      asked.set(uri, got);
      got.catch(() => asked.delete(uri));
    }
    return asked.get(uri);
  };

  const parts = new Map();
  search.part = (name) => {
    if (!parts.has(name)) parts.set(name, load(new URL(`${name}.js`, folder)));
    return parts.get(name);
  };
  return search;
})();

document$.subscribe(() => {
  const search = window.briefingSearch;
  const dialog = document.querySelector("dialog.search");
  const button = document.querySelector(".search-open");
  if (!dialog || !button) return;

  const open = async (query) => {
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector("input[type=search]");
    if (query !== undefined) input.value = query;
    input.focus();
    input.select();
    await Promise.all(["words", "index", "results", "box"].map(search.part));
    search.run(dialog);
  };

  button.hidden = false;
  button.addEventListener("click", () => open());
  // Closing must work before the rest is loaded.
  dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // what lies around it
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // a browser would first empty the field
    dialog.close();
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (dialog.open || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!["f", "s", "/"].includes(event.key)) return;
    event.preventDefault(); // the letter is not to be typed into the field
    open();
  });

  const asked = new URLSearchParams(location.search);
  if (asked.has("q")) open(asked.get("q"));
  if (asked.has("h")) {
    Promise.all(["words", "marks"].map(search.part)).then(() => search.markPage(asked.get("h")));
  }
});
