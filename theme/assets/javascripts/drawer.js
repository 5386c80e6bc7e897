// The button of the drawer, which holds the navigation on small screens and at high zoom. Material makes it a label,
// which no keyboard reaches; here a button takes its place, and says whether the drawer is open.
document$.subscribe(() => {
  const toggle = document.getElementById("__drawer");
  const label = document.querySelector(".md-header label[for=__drawer]");
  if (!toggle || !label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} drawer-button`;
  button.setAttribute("aria-label", document.querySelector(".md-nav--primary").getAttribute("aria-label"));
  button.append(...label.childNodes);
  label.replaceWith(button);

  const say = () => button.setAttribute("aria-expanded", toggle.checked);
  say();
  toggle.addEventListener("change", say);
  button.addEventListener("click", () => toggle.click());
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
});
