// Compare any two revisions of a briefing that has too many for a page of each pair. What each revision changed is in a
// script, which can be loaded from disk too; here the changes of all that lie between two of them are put together.

// What became of every noun in these steps: whether it was there before the first and is after the last.
function composeSteps(steps) {
  const nouns = new Map();
  for (const { revision, changes } of steps) {
    for (const [noun, id, kind, label, sentence, words] of changes) {
      const key = `${noun}:${id}`;
      if (!nouns.has(key)) nouns.set(key, { key, noun, was: kind !== "added", told: [] });
      const found = nouns.get(key);
      found.is = kind !== "dropped";
      found.label = label;
      found.told.push({ revision, kind, sentence, words });
    }
  }
  const all = [...nouns.values()];
  return {
    added: all.filter((found) => !found.was && found.is),
    dropped: all.filter((found) => found.was && !found.is),
    changed: all.filter((found) => found.was && found.is), // what came and went in between is in neither revision
  };
}

function enhanceCompare(form) {
  if (form.dataset.enhanced) return;
  form.dataset.enhanced = "yes";
  const { from, to } = form.elements;
  const result = form.parentElement.querySelector(".compare-result");
  const words = form.parentElement.querySelector(".compare-words");
  const term = (name, value) => words.querySelector(`[data-${name}="${value}"]`);

  const element = (tag, ...children) => {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  };
  const mark = (kind) => term("kind", kind).firstElementChild.cloneNode(true);

  const name = ({ key, label }) => {
    const place = Object.hasOwn(briefingSteps.places, key) && briefingSteps.places[key];
    return place ? Object.assign(element("a", label), { href: place }) : label;
  };

  const told = ({ revision, kind, sentence, words }) => {
    const item = element("li", mark(kind), " ", sentence, ` (${revision})`);
    if (!words) return item;
    const pieces = words.map(([how, text]) => (how === "same" ? text : element(how, text)));
    const rewording = element("span", ...pieces);
    rewording.className = "rewording";
    item.append(element("br"), rewording);
    return item;
  };

  const items = (found, how) => {
    if (how !== "changed") return element("li", mark(how), " ", name(found));
    return element("li", name(found), element("ul", ...found.told.map(told)));
  };

  const show = (first, last) => {
    const { revisions, steps } = briefingSteps;
    const between = revisions.map((revision, i) => ({ revision, changes: steps[i] })).slice(first + 1, last + 1);
    const found = composeSteps(between);
    const counts = Object.entries(found).map(([how, nouns]) => [how, nouns.length]);
    const total = counts.reduce((text, [how, count]) => text.replace(`{${how}}`, count), form.dataset.total);
    const parts = [element("p", counts.some(([, count]) => count) ? total : form.dataset.same)];
    for (const heading of words.querySelectorAll("[data-noun]")) {
      const list = element("ul");
      for (const [how, nouns] of Object.entries(found)) {
        list.append(...nouns.filter((n) => n.noun === heading.dataset.noun).map((n) => items(n, how)));
      }
      if (list.childElementCount) parts.push(element("h3", heading.textContent), list);
    }
    result.replaceChildren(...parts);
  };

  const compare = () => {
    const [a, b] = [from, to].map((select) => select.options.length - 1 - select.selectedIndex); // newest first
    if (a > b) [from.selectedIndex, to.selectedIndex] = [to.selectedIndex, from.selectedIndex];
    history.replaceState(null, "", `#compare-${from.value}-to-${to.value}`);
    show(Math.min(a, b), Math.max(a, b));
  };

  const load = () => {
    if (window.briefingSteps) return compare();
    const script = Object.assign(element("script"), { src: form.dataset.steps, onload: compare });
    script.onerror = () => result.replaceChildren(form.dataset.missing);
    document.head.append(script);
  };

  to.append(...[...from.options].map((option) => option.cloneNode(true)));
  from.selectedIndex = 1;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });

  const wanted = () => {
    const [, first, last] = /^#compare-([\d-]+)-to-([\d-]+)$/.exec(location.hash) ?? [];
    const known = [...from.options].map((option) => option.value);
    if (!known.includes(first) || !known.includes(last)) return;
    from.value = first;
    to.value = last;
    load();
    form.scrollIntoView();
  };
  addEventListener("hashchange", wanted);
  wanted();
}

document$.subscribe(() => document.querySelectorAll("form.compare-tools").forEach(enhanceCompare));
