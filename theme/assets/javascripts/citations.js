// What stands behind a citation, shown where it is: pointed at, focused or tapped, a number opens a card with the source,
// its words on the point at hand, and where it has them from. What cards say comes from a script beside the briefing's
// pages, loaded when somebody first comes near a number. It becomes text, never markup. Without all this, a number is a
// link to its source.

const CITATION = ".md-typeset .cite a";
const OPEN_AFTER = 150; // milliseconds of rest, so that crossing a number opens nothing
const CLOSE_AFTER = 300; // time to reach the card
const NEAR = 8; // pixels

let shown = null; // { link, card }
let timer;

function make(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

// The briefing and the source that a number leads to. What a briefing said earlier has other sources, and no cards.
function sourceOf(link) {
  const [, slug, key] = /\/briefings\/([a-z0-9-]+)\/sources(?:\/\d+)?\.html#source-([a-z0-9-]+)$/.exec(link.href) ?? [];
  return slug && { slug, key };
}

const loading = new Map();
function load(link) {
  const { slug } = sourceOf(link);
  const [folder] = /^.*\/briefings\/[a-z0-9-]+\//.exec(link.href);
  if (!loading.has(slug)) {
    const script = document.createElement("script");
    script.src = `${folder}citations.js`;
    loading.set(slug, new Promise((done, failed) => Object.assign(script, { onload: done, onerror: failed })));
    document.head.append(script);
  }
  return loading.get(slug);
}

const cardsOf = (link) => globalThis.briefingCards?.[sourceOf(link)?.slug];

// The nouns that a number speaks for, by their anchors: those its sentence names, else the one whose part of the page it
// stands in.
function* spokenOf(link) {
  yield* (link.parentElement.dataset.about ?? "").split(" ").filter(Boolean);
  const [, claim] = /\/claims\/([a-z0-9-]+)\.html$/.exec(location.pathname) ?? [];
  if (claim) yield `claim-${claim}`;
  const within = link.closest(".judgment[id], [data-noun]");
  if (within) yield within.dataset.noun ?? within.id;
  const before = [...document.querySelectorAll(".md-typeset :is(h2, h3)[id]")].filter(
    (heading) => heading.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  if (before.length) yield before.at(-1).id;
}

const own = (object, key) => (object && Object.hasOwn(object, key) ? object[key] : undefined);

// The first of these nouns on which the source is quoted, or of those that they rest on.
function quoteFor(link, cards, key) {
  for (const noun of spokenOf(link)) {
    for (const point of [noun, ...(own(cards.rests, noun) ?? [])]) {
      const quote = own(own(cards.quotes, point), key);
      if (quote) return { point, words: quote[0], passage: quote[1], after: quote[2], state: quote[3] };
    }
  }
  return null;
}

function term(kind, [style, mark, word]) {
  const shape = mark ? [Object.assign(make("span", "mark", mark), { ariaHidden: "true" }), " "] : [];
  return make("span", `${kind} ${kind}--${style}`, ...shape, word);
}

function away(address, text) {
  const to = URL.canParse(address ?? "") && new URL(address);
  if (!to || !["http:", "https:"].includes(to.protocol)) return null;
  return Object.assign(make("a", "", text), { href: to.href, rel: "noopener noreferrer external" });
}

function fill(link, cards, key) {
  const { words } = cards;
  const source = own(cards.sources, key);
  const found = quoteFor(link, cards, key);
  const [about, parts] = [make("p", "citation-by", make("strong", "", source.publisher)), []];
  if (source.date) about.append(" · ", source.date);
  parts.push(about, Object.assign(make("p", "citation-title", source.title), { lang: source.language ?? "", dir: "auto" }));
  if (found) {
    const quoted = Object.assign(make("q", "", found.words), { lang: source.language ?? "", dir: "auto" });
    const [statement, counts, standing] = cards.points[found.point];
    parts.push(make("p", "citation-point", `${words.on} `, statement), make("blockquote", "", quoted, " ", term("state", found.state)));
    const mark = standing ? [term("standing", standing), " "] : [];
    parts.push(make("p", "citation-standing", ...mark, make("span", "counts", counts)));
  } else {
    parts.push(make("p", "citation-line", words.none));
  }
  parts.push(make("p", "citation-made", term("production", source.made)));
  for (const line of [found?.after || source.rests, source.reliability, ...(source.lines ?? [])]) {
    if (line) parts.push(make("p", "citation-line", line));
  }
  // The number itself leads there, so on the way through a page by keyboard this is no stop more.
  const entry = Object.assign(make("a", "", words.entry), { href: link.href, tabIndex: -1 });
  const original = away(found?.passage, words.passage) ?? away(source.url, words.original);
  parts.push(make("p", "citation-steps", ...(original ? [original, " · "] : []), entry));
  return parts;
}

function place({ link, card }) {
  const at = link.getBoundingClientRect();
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const left = Math.min(Math.max(NEAR, at.left + at.width / 2 - width / 2), innerWidth - width - NEAR);
  const below = at.bottom + NEAR;
  const top = below + height <= innerHeight || at.top - NEAR - height < 0 ? below : at.top - NEAR - height;
  card.style.left = `${Math.max(0, left)}px`;
  card.style.top = `${top}px`;
  card.style.maxHeight = `${Math.max(innerHeight - top - NEAR, 120)}px`;
}

function close() {
  clearTimeout(timer);
  if (!shown) return;
  shown.link.removeAttribute("aria-describedby");
  shown.card.remove();
  shown = null;
}

function open(link) {
  clearTimeout(timer);
  if (shown?.link === link) return;
  const [cards, at] = [cardsOf(link), sourceOf(link)];
  if (!own(cards?.sources, at?.key)) return;
  close();
  const card = Object.assign(make("div", "citation-card"), { id: "citation-card", role: "group", tabIndex: -1 });
  card.ariaLabel = cards.words.name.replace("{number}", cards.sources[at.key].number);
  card.append(...fill(link, cards, at.key));
  card.popover = "manual"; // above everything, whatever cuts off what is around the number
  link.parentElement.after(card); // right after it for the keyboard, too
  card.showPopover();
  link.setAttribute("aria-describedby", card.id);
  shown = { link, card };
  place(shown);
}

const whenLoaded = (link, then) => load(link).then(then, () => {}); // without cards, a number is a link

function later(after, what) {
  clearTimeout(timer);
  timer = setTimeout(what, after);
}

const citation = (target) => {
  const link = target instanceof Element && target.closest(CITATION);
  return link && sourceOf(link) ? link : null;
};
const belongs = (target) => shown && (shown.card.contains(target) || shown.link.contains(target));

addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = citation(event.target);
  if (link) whenLoaded(link, () => link.matches(":hover") && later(OPEN_AFTER, () => open(link)));
  else if (belongs(event.target)) clearTimeout(timer);
  else if (shown && !belongs(document.activeElement)) later(CLOSE_AFTER, close);
  else if (!shown) clearTimeout(timer);
});

addEventListener("focusin", (event) => {
  const link = citation(event.target);
  if (link?.matches(":focus-visible")) whenLoaded(link, () => link === document.activeElement && open(link));
  else if (!link && !belongs(event.target)) close();
});

// With a finger, the first tap opens the card, and the second follows the link.
let pointer = "";
addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (shown && !belongs(event.target) && !citation(event.target)) close();
});
addEventListener("click", (event) => {
  const link = citation(event.target);
  if (!link || pointer !== "touch" || shown?.link === link) return;
  event.preventDefault();
  load(link).then(() => open(link), () => location.assign(link.href));
});

addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && shown?.link === document.activeElement) {
    shown.card.querySelector("a").focus();
    event.preventDefault();
  }
  if (event.key !== "Escape" || !shown) return;
  const { link, card } = shown;
  const inside = card.contains(document.activeElement);
  close();
  if (inside) link.focus({ focusVisible: false });
  event.stopPropagation();
}, true);

addEventListener("scroll", () => shown && place(shown), { passive: true });
addEventListener("resize", close);
document$.subscribe(close);
