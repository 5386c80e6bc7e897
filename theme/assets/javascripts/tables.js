// A wide table scrolls within itself. Material wraps it for that, but leaves the wrapper out of reach of the keyboard.

// Tab stops only where there is something to scroll; a group, because a region would be a landmark for each table.
function name(wrapper, label) {
  const scrolls = wrapper.scrollWidth > wrapper.clientWidth + 1;
  const given = scrolls ? { tabindex: "0", role: "group", "aria-label": label } : {};
  for (const attribute of ["tabindex", "role", "aria-label"]) {
    if (attribute in given) wrapper.setAttribute(attribute, given[attribute]);
    else wrapper.removeAttribute(attribute);
  }
}

document$.subscribe(() => {
  const headings = [...document.querySelectorAll(".md-typeset :is(h1, h2, h3, h4)")];
  for (const wrapper of document.querySelectorAll(".md-typeset__scrollwrap")) {
    const heading = headings.findLast(
      (candidate) => candidate.compareDocumentPosition(wrapper) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const title = heading?.firstChild?.textContent ?? document.title;
    const label = (wrapper.closest("[data-table]")?.dataset.table ?? "{title}").replace("{title}", title);
    new ResizeObserver(() => name(wrapper, label)).observe(wrapper);
  }
});
