// Share a page by the reader's own device, which asks nobody else; where that cannot share, copy the address.
document$.subscribe(() => {
  const place = document.querySelector(".share");
  const button = place?.querySelector("button");
  if (!button) return;
  const here = new URL(location.href);
  for (const name of ["h", "q"]) here.searchParams.delete(name); // what was searched for is the reader's own
  const address = document.querySelector("link[rel=canonical]")?.href ?? here.href;

  button.addEventListener("click", async () => {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ title: document.title, url: address }).catch(() => {}); // closing it is no fault
      return;
    }
    const shown = place.querySelector(".share-address");
    shown.textContent = address;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = place.dataset.copied;
    } catch {
      // Opened from disk, a browser may keep the clipboard closed: then the address is at least selected.
      getSelection().selectAllChildren(shown);
    }
  });
  place.hidden = false;
});
