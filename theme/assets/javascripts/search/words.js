// Words as they are compared: the same for a query as briefing/search/words.py has it for texts.
(() => {
  const search = window.briefingSearch;
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3100-\\u318f\\u31f0-\\u31ff" +
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff\\u{20000}-\\u{3ffff}";
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED} ]+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  const ARTICLE = "[وف]?(?:[بك]?ال|لل)";
  const DROPPED =
    /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|\p{Cf}/u;
  const KEPT = /[\p{L}\p{N}\p{M}]/u;
  const AS_IT_IS = /[^a-z0-9 \u0430-\u0438\u043a-\u044f\u4e00-\u9fff\uac00-\ud7a3]/gu; // all others may fold to something else
  const VARIANTS = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ħ: "h", þ: "th", ς: "σ", ґ: "г", ى: "ي", ی: "ي",
    ة: "ه", ک: "ك", ʼ: " ", ʻ: " ", ʹ: " ",
  };
  // What Korean attaches to a noun; the longer ones first.
  const PARTICLES = (
    "으로부터 에서는 에게서 이라고 에서도 으로는 에서 에게 께서 부터 까지 으로 라고 하고 처럼 보다 마다 조차 이나 이며 " +
    "은 는 이 가 을 를 의 에 와 과 도 만 로 나"
  ).split(" ");
  const LONGEST = 24;
  const MOST_PAIRS = 4;

  const known = new Map();
  const foldCharacter = (character) => {
    if (!known.has(character)) known.set(character, [...character.normalize("NFKD").toLowerCase()].map(foldPiece).join("").normalize("NFC"));
    return known.get(character);
  };
  const foldPiece = (piece) => {
    if (DROPPED.test(piece)) return "";
    if (Object.hasOwn(VARIANTS, piece)) return VARIANTS[piece];
    if (/\p{Nd}/u.test(piece)) return digit(piece);
    return KEPT.test(piece) ? piece : " ";
  };
  // Decimal digits stand in tens, in order, in every script.
  const digit = (piece) => {
    let zero = piece.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && zero > piece.codePointAt(0) - 9) zero -= 1;
    return String((piece.codePointAt(0) - zero) % 10);
  };

  const wordsOf = (text) => text.replace(AS_IT_IS, foldCharacter).match(RUN) ?? [];
  search.fold = (text) => wordsOf(text).join(" ");

  // A folded text with the place in the original that each of its characters comes from.
  search.foldPlaces = (text) => {
    let folded = "";
    const places = [];
    let place = 0;
    for (const character of text) {
      const piece = foldCharacter(character);
      for (let i = 0; i < piece.length; i += 1) places.push(place);
      folded += piece;
      place += character.length;
    }
    return { folded, places: [...places, place] };
  };

  const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&");
  const pairs = (word) => [...word].slice(1).map((second, i) => [...word][i] + second);

  function readUnspaced(word) {
    const particle = PARTICLES.find((end) => word.endsWith(end) && word.length - end.length > 1);
    const stem = particle && /^[\uac00-\ud7a3]+$/u.test(word) ? word.slice(0, -particle.length) : word;
    const all = pairs(stem);
    const step = Math.max(1, (all.length - 1) / (MOST_PAIRS - 1));
    const some = all.length > MOST_PAIRS ? Array.from({ length: MOST_PAIRS }, (_, i) => all[Math.round(i * step)]) : all;
    return {
      word,
      terms: some.length ? some.map((term) => ({ term, whole: true })) : [{ term: stem, whole: false }],
      level: (text) => (text.includes(word) ? 2 : text.includes(stem) ? 1 : 0),
      pattern: escape(stem),
    };
  }

  function readSpaced(word) {
    const article = new RegExp(`^${ARTICLE}(?=..)`, "u").exec(word);
    const stem = article ? word.slice(article[0].length) : word;
    const isArabic = /^[\u0621-\u06ff]/u.test(stem);
    const pattern = `(?<![^ ${UNSPACED}])${isArabic ? `(?:${ARTICLE})?` : ""}${escape(stem)}`;
    const test = isArabic && new RegExp(pattern, "u");
    const begins = (text) => (test ? test.test(text) : text.includes(` ${stem}`));
    return {
      word,
      terms: [{ term: stem.slice(0, LONGEST), whole: false }],
      level: (text) => (text.includes(` ${word} `) ? 2 : begins(text) ? 1 : 0),
      pattern,
    };
  }

  // The words of a query: under which terms to look each up, and how well it fits a text, folded and within spaces: 2
  // where it stands as it was typed, 1 where a word begins so, 0 where it does not stand.
  search.readQuery = (query) =>
    [...new Set(wordsOf(query.normalize("NFC")))].map((word) => (IS_UNSPACED.test(word) ? readUnspaced(word) : readSpaced(word)));

  // Where words stand in a text as it is written, as pairs of its places, in order.
  search.findPlaces = (text, words) => {
    const { folded, places } = search.foldPlaces(text);
    if (!words.length) return [];
    const pattern = new RegExp(words.map((word) => word.pattern).sort((a, b) => b.length - a.length).join("|"), "gu");
    return [...folded.matchAll(pattern)].map((found) => {
      const end = found.index + found[0].length;
      return [places[found.index], Math.max(places[end], places[end - 1] + 1)];
    });
  };
})();
