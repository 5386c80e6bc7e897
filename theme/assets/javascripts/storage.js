// What Material's bundle expects to find: small values kept per site in the browser's storage. Material writes this as
// an inline script; as a file it lets the policy forbid inline scripts altogether.
(() => {
  const scope = new URL(document.currentScript.dataset.base, location);
  const nameOf = (key, base) => `${base.pathname}.${key}`;
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((hash, letter) => ((hash << 5) - hash + letter.charCodeAt(0)) | 0, 0);
  window.__md_get = (key, storage = localStorage, base = scope) => {
    try {
      return JSON.parse(storage.getItem(nameOf(key, base)));
    } catch {
      return null; // storage is closed to us, or somebody else wrote there
    }
  };
  window.__md_set = (key, value, storage = localStorage, base = scope) => {
    try {
      storage.setItem(nameOf(key, base), JSON.stringify(value));
    } catch {
      // a full or closed storage loses a preference, nothing more
    }
  };
})();
