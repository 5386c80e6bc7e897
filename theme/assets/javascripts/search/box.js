// The box of the search: what is typed, what is found, and how to get from one to the other.
(() => {
  const search = window.briefingSearch;
  const AT_ONCE = { shared: 3, own: 4 }; // units that are read for a first answer, and for each further one
  const SHOWN = 4; // sections of one briefing
  const PAUSE = 120; // milliseconds without a key before an answer is looked for
  let dialog, field, here, status, list, words, kinds;
  let state = {};
  let waiting; // for a pause in typing

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // A text of the content, in its language and direction, which need not be those of the page.
  const told = (name, className, language, ...children) => {
    const made = element(name, className, ...children);
    made.dir = "auto";
    if (language) made.lang = language;
    return made;
  };

  const marked = (text, query) => {
    const parts = [];
    let done = 0;
    for (const [begin, end] of search.findPlaces(text, query)) {
      if (begin < done) continue;
      parts.push(text.slice(done, begin), element("mark", "", text.slice(begin, end)));
      done = end;
    }
    return [...parts, text.slice(done)];
  };

  const link = (unit, section) => {
    const address = new URL(section.page, search.root);
    address.searchParams.set("h", field.value.trim());
    address.hash = section.anchor;
    const kind = section.kind === "overview" && section.anchor ? "section" : section.kind;
    const made = element(
      "a",
      `search-result search-result--${kind}`,
      element("span", "search-kind", kinds[kind] ?? kinds.page),
      told("span", "search-title", unit.language, ...marked(section.title, state.words)),
    );
    if (section.fact) made.append(told("span", "search-fact", unit.language, section.fact));
    const excerpt = search.excerpt(unit, section, state.words);
    if (excerpt) made.append(told("span", "search-excerpt", unit.language, ...marked(excerpt, state.words)));
    made.href = address;
    return element("li", "", made);
  };

  const group = ({ title, language, found }) => {
    const shown = state.opened.has(title) ? found.length : SHOWN;
    const rows = element("ul", "", ...found.slice(0, shown).map(({ unit, section }) => link(unit, section)));
    const made = element("section", "search-group", title ? told("h2", "", language, title) : element("h2", "", say("shared")), rows);
    if (found.length <= shown) return made;
    const more = element("button", "search-more", say("moreHere", { count: found.length - SHOWN }));
    more.type = "button";
    more.addEventListener("click", () => {
      state.opened.add(title);
      rows.append(...found.slice(SHOWN).map(({ unit, section }) => link(unit, section)));
      rows.children[SHOWN].firstChild.focus();
      more.remove();
    });
    made.append(more);
    return made;
  };

  // What was found in the units that were read, by briefing, the best first.
  const groups = () => {
    const made = new Map();
    for (const { unit, days, shared, sections } of state.read) {
      if (!sections.length) continue;
      const key = shared ? "" : unit.title;
      if (!made.has(key)) made.set(key, { title: key, language: unit.language, days, found: [] });
      made.get(key).found.push(...sections.map((section) => ({ unit, section })));
    }
    const all = [...made.values()];
    for (const one of all) one.found.sort((a, b) => b.section.score - a.section.score);
    return all.sort((a, b) => b.found[0].section.score - a.found[0].section.score || b.days - a.days);
  };

  const show = () => {
    const found = groups();
    const count = found.reduce((sum, one) => sum + one.found.length, 0);
    const parts = found.map(group);
    if (state.left.length) {
      const more = element("button", "search-more search-more--all", say("more"));
      more.type = "button";
      more.addEventListener("click", async () => {
        const before = new Set([...list.querySelectorAll("a")].map((one) => one.href));
        await readOn(state);
        [...list.querySelectorAll("a")].find((one) => !before.has(one.href))?.focus();
      });
      parts.push(more);
    }
    const focused = list.contains(document.activeElement) ? document.activeElement.href : null;
    list.replaceChildren(...parts);
    if (focused !== null) ([...list.querySelectorAll("a")].find((one) => one.href === focused) ?? field).focus();
    const complete = found.some((one) => !one.found[0].section.missing);
    const key = !count ? "none" : !complete ? "some" : state.left.length ? "first" : count === 1 ? "one" : "found";
    status.textContent = say(key, { count, query: field.value.trim() });
    settle();
  };

  // Reads the next few units, and more when these have nothing to show after all.
  async function readOn(mine) {
    do {
      const room = { ...AT_ONCE };
      const next = mine.left.filter(({ shared }) => (room[shared ? "shared" : "own"] -= 1) >= 0);
      mine.left = mine.left.filter((one) => !next.includes(one));
      const units = await Promise.all(next.map(({ name }) => search.unit(name)));
      mine.read.push(...units.map((unit, i) => ({
        unit, ...next[i], sections: search.findSections(unit, mine.words),
      })));
    } while (mine.left.length && !mine.read.some(({ sections }) => sections.length));
    if (mine === state) show();
  }

  // What is shown answers what was typed, unless more was typed since.
  const settle = () => {
    state.answered = true;
    if (!waiting) list.ariaBusy = "false";
  };

  async function answer() {
    clearTimeout(waiting);
    waiting = undefined;
    const query = field.value.trim();
    const briefing = here.checked ? here.value : "";
    if (state.query === query && state.briefing === briefing) {
      if (state.answered) settle();
      return;
    }
    const mine = { query, briefing, words: search.readQuery(query), read: [], left: [], opened: new Set() };
    state = mine;
    list.ariaBusy = "true";
    if (!mine.words.length) {
      list.replaceChildren();
      status.textContent = query ? say("none", { query }) : say("begin");
      settle();
      return;
    }
    try {
      mine.left = await search.findUnits(mine.words, briefing);
      if (mine === state) await readOn(mine);
    } catch (error) {
      if (mine !== state) return;
      state = {};
      list.replaceChildren();
      status.textContent = say("failed");
      settle();
    }
  }

  const move = (event) => {
    const stops = [field, ...list.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus();
  };

  const setUp = () => {
    field = dialog.querySelector("input[type=search]");
    here = dialog.querySelector("input[type=checkbox]");
    status = dialog.querySelector("[role=status]");
    list = dialog.querySelector(".search-results");
    ({ words, kinds } = JSON.parse(dialog.dataset.words));
    const path = location.href.slice(search.root.href.length);
    here.value = /^briefings\/([^/]+)\//.exec(path)?.[1] ?? "";
    here.closest("label").hidden = !here.value;
    field.addEventListener("input", () => {
      list.ariaBusy = "true";
      clearTimeout(waiting);
      waiting = setTimeout(answer, PAUSE);
    });
    here.addEventListener("change", answer);
    dialog.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      await answer();
      list.querySelector("a")?.click();
    });
    dialog.addEventListener("keydown", move);
    // a link to another place of the same page leads nowhere behind an open box
    list.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
  };

  search.run = (opened) => {
    if (!dialog) {
      dialog = opened;
      setUp();
    }
    search.directory().then(answer, () => (status.textContent = say("failed")));
  };
})();
