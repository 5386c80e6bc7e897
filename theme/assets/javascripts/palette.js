// Sets the colours before the page is painted: the reader's choice, or else what the system prefers. Without this a
// page shows light for a moment to somebody who reads in the dark.
(() => {
  const saved = window.__md_get("__palette");
  const preferred = [...document.querySelectorAll("[data-md-color-media]")].find((option) =>
    matchMedia(option.dataset.mdColorMedia).matches,
  );
  const colors = saved?.color ?? (preferred && {
    scheme: preferred.dataset.mdColorScheme,
    primary: preferred.dataset.mdColorPrimary,
    accent: preferred.dataset.mdColorAccent,
  });
  for (const [name, value] of Object.entries(colors ?? {})) {
    document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
