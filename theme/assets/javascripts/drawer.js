// The button of the drawer, which holds the navigation on small screens and at high zoom. Material makes it a label,
// which no keyboard reaches; here it becomes a button that says whether the drawer is open.
document$.subscribe(() => {
  const toggle = document.getElementById("__drawer");
  const button = document.querySelector(".md-header label[for=__drawer]");
  if (!toggle || !button || button.getAttribute("role") === "button") return;
  const say = () => button.setAttribute("aria-expanded", toggle.checked);

  button.tabIndex = 0;
  button.setAttribute("role", "button");
  button.setAttribute("aria-label", document.querySelector(".md-nav--primary").getAttribute("aria-label"));
  say();
  toggle.addEventListener("change", say);
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // Material would click a label on Enter once more
    button.click();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
});
