"""Search a large site in a slowed browser: `python benchmarks/search.py SITE INDEX`.

SITE is any built site, for its theme; INDEX is a large one, or what `search_index.py` wrote. Each query is asked on a
page of its own, with nothing cached and the processor slowed sixfold, hosted and from disk: how long it takes from
opening the box to the first result, how many files, and how many bytes, as they are and compressed. Then words are
drawn at random from all texts, and each must find its section. Exits with 1 when something takes more than a second or
1.5 MB, or a word is missed.
"""

import argparse
import gzip
import json
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright
from weight import served

SLOWED, SECONDS, BYTES = 6, 1.0, 1_500_000
ASK = """(query) => new Promise((done) => {
  const begin = performance.now();
  new MutationObserver(() => {
    if (document.querySelector(".search-result")) done((performance.now() - begin) / 1000);
  }).observe(document.querySelector(".search-results"), { childList: true });
  document.querySelector(".search-open").click();
  document.querySelector(".search input[type=search]").value = query;
})"""
"""Open the box with words in it, and tell after how many seconds the first result is there."""
FIND = """async ([name, page, anchor, word]) => {
  const search = briefingSearch;
  await Promise.all(["words", "index", "results"].map(search.part));
  const words = search.readQuery(word);
  if (!(await search.findUnits(words, "")).some((unit) => unit.name === name)) return false;
  const found = search.findSections(await search.unit(name), words);
  return found.some((section) => section.page === page && section.anchor === anchor);
}"""
"""Whether a word finds a section, all results being shown."""


def ask(browser: Browser, base: str, folder: Path, query: str) -> tuple[float, list[Path]]:
    """Seconds until the first result, and the files that were fetched for it."""
    page = browser.new_page()
    page.goto(f"{base}index.html")
    page.locator(".search-open:not([hidden])").wait_for()
    files: list[Path] = []
    page.on("request", lambda request: files.append(folder / _path(request.url, base)))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    seconds = page.evaluate(ASK, query)
    page.close()
    return float(seconds), files


def _path(url: str, base: str) -> str:
    return unquote(urlsplit(url).path.removeprefix(urlsplit(base).path))


def sections(index: Path, chance: random.Random, number: int) -> Iterator[tuple[str, str, str, str]]:
    """Words drawn at random, each with the unit, page and anchor of its section."""
    units = sorted((index / "search/units").rglob("*.js"))
    for path in (chance.choice(units) for _ in range(number)):
        data = json.loads(path.read_text(encoding="utf-8").partition(",")[2].removesuffix(")\n"))
        _, page, anchor, _, places = chance.choice(data["sections"])
        words = re.findall(r"\w+", data["texts"][chance.choice(places)].replace("_", " "))
        name = path.relative_to(index / "search/units").with_suffix("").as_posix()
        if words:
            yield name, data["pages"][page], anchor, chance.choice(words)


def measure(browser: Browser, base: str, folder: Path, queries: list[str], runs: int) -> bool:
    """Print a line for each query, and tell whether all are within bounds."""
    fine = True
    for query in queries:
        times, files = [], []
        for _ in range(runs):
            spent, files = ask(browser, base, folder, query)
            times.append(spent)
        contents = [path.read_bytes() for path in files]
        size, packed = sum(map(len, contents)), sum(len(gzip.compress(content, 6)) for content in contents)
        fine = fine and median(times) <= SECONDS and size <= BYTES
        print(f"| {urlsplit(base).scheme} | {query} | {median(times):.2f} ({min(times):.2f}–{max(times):.2f}) | "
              f"{len(files)} | {size / 1000:,.0f} | {packed / 1000:,.0f} |")  # fmt: skip
    return fine


def recall(page: Page, base: str, index: Path, number: int) -> bool:
    """Print how many words find the section that they were drawn from, and tell whether all do."""
    page.goto(f"{base}index.html")
    drawn = list(sections(index, random.Random(1), number))  # noqa: S311 — the same words in every run
    missed = [found for found in drawn if not page.evaluate(FIND, list(found))]
    print(f"\n{len(drawn) - len(missed)} of {len(drawn)} words find their section.", *missed[:5])
    return not missed


def main() -> int:
    """Measure hosted and from disk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--queries", nargs="*", default=["council", "treaty border", "cou", "de", "synthetic"])
    parser.add_argument("--words", type=int, default=1000, help="how many words are drawn for recall")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--chromium", default=None, help="the browser's path; Playwright's own by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(options.site / "assets", folder / "assets")
        shutil.copy(options.site / "index.html", folder)
        shutil.copytree(options.index / "search", folder / "search")
        browser: Any = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        print(
            "| from | query | seconds, median (range) | files | kB | kB compressed |\n"
            "| --- | --- | ---: | ---: | ---: | ---: |"
        )
        with served(folder) as base:
            fine = [measure(browser, address, folder, options.queries, options.runs)
                    for address in (base, f"{folder.as_uri()}/")]  # fmt: skip
            fine.append(recall(browser.new_page(), base, options.index, options.words))
        browser.close()
    return int(not all(fine))


if __name__ == "__main__":
    sys.exit(main())
