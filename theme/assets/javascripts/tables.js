// A wide table scrolls within itself. Material wraps it for that, but leaves the wrapper out of reach of the keyboard.
document$.subscribe(() => {
  for (const wrapper of document.querySelectorAll(".md-typeset__scrollwrap")) {
    const heading = [...document.querySelectorAll(".md-typeset :is(h1, h2, h3)")].findLast(
      (candidate) => candidate.compareDocumentPosition(wrapper) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    wrapper.tabIndex = 0;
    wrapper.setAttribute("role", "region");
    wrapper.setAttribute("aria-label", `Table: ${heading?.firstChild?.textContent ?? document.title}`);
  }
});
