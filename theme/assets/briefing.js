// What pages can do besides being read. Everything here is an addition: without it the pages are whole.

// Filter and sort the table of claims against sources.
function enhanceMatrix(table) {
  if (table.dataset.enhanced) return;
  table.dataset.enhanced = "yes";
  const tools = table.closest(".matrix-block")?.querySelector(".matrix-tools");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const status = tools?.querySelector("[role=status]");
  const words = (row, column) => row.cells[column].textContent.trim().toLowerCase();

  const filter = () => {
    const text = tools.querySelector("[name=matrix-text]").value.trim().toLowerCase();
    const standing = tools.querySelector("[name=matrix-standing]").value;
    const split = tools.querySelector("[name=matrix-split]").checked;
    let shown = 0;
    for (const row of rows) {
      const fits =
        words(row, 0).includes(text) &&
        (!standing || row.dataset.standing === standing) &&
        (!split || row.dataset.split === "yes");
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    status.textContent = tools.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  };

  const sort = (heading) => {
    const column = heading.cellIndex;
    const up = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const key = (row) => Number(row.cells[column].dataset.rank ?? rows.indexOf(row));
    const sorted = rows.toSorted((a, b) => (up ? 1 : -1) * (key(a) - key(b)) || rows.indexOf(a) - rows.indexOf(b));
    body.append(...sorted);
  };

  if (tools) {
    tools.hidden = false;
    tools.addEventListener("input", filter);
    tools.addEventListener("submit", (event) => event.preventDefault());
  }
  for (const heading of table.tHead.rows[0].cells) {
    const label = heading.querySelector(".sort");
    if (!label) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...label.childNodes);
    button.addEventListener("click", () => sort(heading));
    label.replaceWith(button);
  }
}

// Filter the cards of briefings, or whatever a form says that it is for, by the ids that stand on them.
function enhanceFilters(form) {
  if (form.dataset.enhanced) return;
  form.dataset.enhanced = "yes";
  const items = [...form.parentElement.querySelectorAll(form.dataset.of ?? ".card")];
  const listed = items.filter((item) => !item.closest("svg"));
  const counted = listed.length ? listed : items; // what is drawn stands in the list, where there is one
  const status = form.querySelector("[role=status]");
  const filter = () => {
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    for (const item of items) {
      const fits = chosen.every((select) => item.dataset[select.name].split(" ").includes(select.value));
      item.toggleAttribute("hidden", !fits);
    }
    const shown = counted.filter((item) => !item.hasAttribute("hidden")).length;
    status.textContent = form.dataset.shown.replace("{shown}", shown).replace("{all}", counted.length);
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter)); // only after it are the selects empty
  form.addEventListener("submit", (event) => event.preventDefault());
  // When readers come back, some browsers restore what was chosen without telling anybody.
  if ([...form.querySelectorAll("select")].some((select) => select.value)) filter();
}

// A button beside each text that is meant to be copied.
function enhanceCopy(block) {
  const text = block.querySelector(".copy-text");
  if (!text || block.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-button";
  button.textContent = block.dataset.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      button.textContent = block.dataset.copied;
    } catch {
      // Opened from disk, a browser may keep the clipboard closed: then the text is at least selected.
      getSelection().selectAllChildren(text);
    }
  });
  text.before(button);
}

// On a phone, a page of many questions is folded to their answers and who gives them; the words are a tap away.
const MANY_POSITIONS = 10;
function foldPositions() {
  const parts = document.querySelectorAll("details.position-evidence");
  if (parts.length <= MANY_POSITIONS || matchMedia("(min-width: 45em)").matches) return;
  for (const part of parts) part.open = false;
}

// A link to a place within a closed part of the page opens it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = target; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
}

document$.subscribe(() => {
  document.querySelectorAll("table.matrix").forEach(enhanceMatrix);
  document.querySelectorAll("form.filters").forEach(enhanceFilters);
  document.querySelectorAll("details.copy").forEach(enhanceCopy);
  foldPositions();
  openTarget();
});
addEventListener("hashchange", openTarget);
