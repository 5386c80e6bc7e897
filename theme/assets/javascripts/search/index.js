// Which units of the search have the words of a query, the most promising first. The files of terms are cut by the
// alphabet, so a query needs one or a few of them, however many there are.
(() => {
  const search = window.briefingSearch;
  const DIRECTORY = "search/directory.js";
  const MOST_FILES = 3; // that the beginning of a word may spread over
  const read = new Map();

  search.directory = async () => {
    const data = await search.get(DIRECTORY);
    if (typeof data.firsts === "string") {
      data.firsts = data.firsts ? data.firsts.split("\n") : [];
      data.units = data.units ? data.units.split("\n") : [];
      data.shared = new Set(data.shared);
    }
    return data;
  };

  search.unit = async (name) => search.get(`search/units/${name}.js`, (await search.directory()).version);

  const lines = async (number, version) => {
    if (!read.has(number)) read.set(number, (await search.get(`search/terms/${number}.js`, version)).split("\n"));
    return read.get(number);
  };

  // The number of the file that a term stands in, if it stands anywhere.
  const fileOf = (firsts, term) => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  // Units of a term with how well they fit: 4 and 3 in a title, as a whole and as a beginning; 2 and 1 elsewhere.
  const lookUp = async ({ term, whole }) => {
    const { firsts, version } = await search.directory();
    const found = new Map();
    const begin = fileOf(firsts, term);
    const files = [begin];
    for (let n = begin + 1; !whole && n < firsts.length && files.length < MOST_FILES; n += 1) {
      if (firsts[n].startsWith(term)) files.push(n);
      else break;
    }
    for (const file of await Promise.all(files.filter((n) => n < firsts.length).map((n) => lines(n, version)))) {
      for (const line of file) {
        if (!line.startsWith(term)) continue;
        const [entered, where] = line.split(" ");
        const exact = entered === term;
        if (exact || !whole) add(found, where, exact ? 1 : 0);
      }
    }
    return found;
  };

  const add = (found, where, exact) => {
    let unit = -1;
    for (const [, distance, place] of where.matchAll(/(\d*)([tT])/g)) {
      unit += distance ? Number(distance) : 1;
      found.set(unit, Math.max(found.get(unit) ?? 0, (place === "T" ? 3 : 1) + exact));
    }
  };

  // Of a word that is looked up by several terms, those units that have them all.
  const unitsOf = async (word) => {
    const [first, ...others] = await Promise.all(word.terms.map(lookUp));
    for (const [unit, fit] of first) {
      const fits = others.map((other) => other.get(unit) ?? 0);
      if (fits.includes(0)) first.delete(unit);
      else first.set(unit, Math.min(fit, ...fits));
    }
    return first;
  };

  // The units that have the words, best first, the newest among equals; where none has all of them, those that have some.
  search.findUnits = async (words, briefing) => {
    const { units, days, shared } = await search.directory();
    const scores = new Map();
    for (const found of await Promise.all(words.map(unitsOf))) {
      for (const [unit, fit] of found) {
        const { count = 0, sum = 0 } = scores.get(unit) ?? {};
        scores.set(unit, { count: count + 1, sum: sum + fit });
      }
    }
    const isWanted = (unit) => !briefing || units[unit] === briefing || units[unit].startsWith(`${briefing}.`);
    const wanted = [...scores].filter(([unit]) => isWanted(unit));
    const most = Math.max(0, ...wanted.map(([, { count }]) => count));
    return wanted
      .filter(([, { count }]) => count === most)
      .sort(([a, one], [b, other]) => other.sum - one.sum || days[b] - days[a] || a - b)
      .map(([unit]) => ({ name: units[unit], shared: shared.has(unit), days: days[unit] }));
  };
})();
