// Which sections of a unit a query finds, and which come first.
(() => {
  const search = window.briefingSearch;
  // How much a kind counts among places that fit equally well.
  const KINDS = {
    overview: 30, actor: 28, claim: 26, dispute: 24, event: 22, "story-actor": 22, scenario: 20, forecast: 20, judgment: 18,
    topic: 16, place: 16, source: 14, era: 12, relation: 12,
  };
  const OTHER_KIND = 6;
  const folded = new WeakMap(); // of a unit, its texts folded
  const CITED = /^\[\d+\]$/;

  const foldTexts = (unit) => {
    if (!folded.has(unit)) folded.set(unit, unit.texts.map((text) => ` ${search.fold(text)} `));
    return folded.get(unit);
  };

  // The sections that have all the words or, where none has, most of them; the best first.
  search.findSections = (unit, words) => {
    const texts = foldTexts(unit);
    const levels = texts.map((text) => words.map((word) => word.level(text)));
    const phrase = words.map((word) => word.word).join(" ");
    const found = unit.sections
      .map(([kind, page, anchor, fact, places]) => {
        const best = words.map((_, i) => Math.max(...places.map((place) => levels[place][i])));
        const missing = best.filter((level) => !level).length;
        if (missing === words.length) return null;
        const title = unit.texts[places[0]];
        const section = { kind: unit.kinds[kind], page: unit.pages[page], anchor, fact, title, places, missing };
        section.score = score(section, texts, levels, best, phrase) - 100 * missing;
        return section;
      })
      .filter(Boolean);
    const least = Math.min(...found.map(({ missing }) => missing));
    return found.filter(({ missing }) => missing === least).sort((a, b) => b.score - a.score);
  };

  const score = ({ kind, anchor, places }, texts, levels, best, phrase) => {
    const title = texts[places[0]];
    const inTitle = levels[places[0]];
    const words = best.map((level, i) => ([0, 24, 40][inTitle[i]] || [0, 5, 10][level])).reduce((a, b) => a + b, 0);
    const isPart = kind === "overview" && anchor; // a part of the overview is no briefing
    let bonus = (!isPart && KINDS[kind]) || OTHER_KIND;
    if (title === ` ${phrase} `) bonus += 200;
    else if (title.startsWith(` ${phrase}`)) bonus += 60;
    else if (title.includes(` ${phrase}`)) bonus += 40;
    else if (places.some((place) => texts[place].includes(phrase))) bonus += 15;
    return words + bonus;
  };

  // The part of a section's text that says most of what was asked for.
  search.excerpt = (unit, section, words, length = 180) => {
    const texts = foldTexts(unit);
    const body = section.places.slice(1).filter((place) => unit.texts[place] !== section.fact && !CITED.test(unit.texts[place]));
    const fits = body.map((place) => words.reduce((sum, word) => sum + word.level(texts[place]), 0));
    const most = Math.max(0, ...fits);
    const from = most ? fits.indexOf(most) : 0;
    const whole = body.slice(from, from + 12).map((place) => unit.texts[place]).join(" ").replace(/ (?=[.,;:!?)\]”»…])/g, "");
    const [first] = search.findPlaces(whole, words);
    const begin = first && first[0] > length / 2 ? whole.lastIndexOf(" ", first[0] - length / 3) + 1 : 0;
    const rest = whole.slice(begin);
    const end = rest.length > length ? Math.max(rest.lastIndexOf(" ", length), length / 2) : rest.length;
    return `${begin ? "… " : ""}${rest.slice(0, end)}${end < rest.length ? " …" : ""}`;
  };
})();
