"""The search files of a synthetic site without the site: `python benchmarks/search_index.py OUT --briefings 1000`.

Every page is planned, rendered and converted as `mkdocs build` does it, and then read for the search; only the theme
is left out. Briefings are done in blocks, so that a corpus of any size fits into memory. With `--made 50`, only fifty
are made so, and the others are these with other words, of the same lengths and as frequent. It prints what each step
cost, and how large the files are.
"""

import argparse
import gzip
import json
import os
import re
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from generate import corpus_files
from markdown import Markdown
from mkdocs.config import load_config
from synthetic_story import Shape
from synthetic_words import _COMMON

from briefing import urls
from briefing.html_tree import read_html
from briefing.load import load
from briefing.pages.plan import PagePlan
from briefing.pages.site import plan_site
from briefing.render import Renderer
from briefing.search import SearchPage, Unit, index_files, read_sections
from briefing.searchable import briefing_units, is_searched, search_page, shared_unit
from briefing.site_map import slug_of
from briefing.snapshots import Snapshots

ROOT = Path(__file__).parent.parent
BLOCK = 10
COMMON = frozenset(_COMMON)
"""Words that every briefing has."""
Head = tuple[str, str, str]
"""The address, kind and title of a page."""
_LETTERS = "bcdfghjklmnpqrstvwxz"


def make_files(briefings: int, made: int, seed: int = 1) -> list[tuple[str, bytes]]:
    """The search files of a synthetic corpus, so many of whose briefings are made; prints what they cost."""
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor() as pool:
        blocks = [folder for _, folder in zip(range(0, made, BLOCK), _blocks(Path(name), made, seed))]  # noqa: B905
        done = list(pool.map(_read_block, blocks))
    units = [unit for block, _, _, _ in done for unit in block]
    shared: dict[Head, str] = {}
    for _, pages, _, _ in done:  # a page of an actor is one page, whatever the block that spoke of the actor
        for head, html in pages:
            shared[head] = shared.get(head, "") + html
    units += [unit for head, html in shared.items() for unit in shared_unit(SearchPage(*head, read_html(html)))]
    units = [other for number in range(-(-briefings // made)) for other in (_reworded(unit, number) for unit in units)]
    pages, seconds = sum(count for _, _, count, _ in done), sum(spent for _, _, _, spent in done)
    begin = time.process_time()
    files = list(index_files(units))
    merged = time.process_time() - begin
    _report(briefings, units, files, 1000 * seconds / pages, merged)
    return files


def _reworded(unit: Unit, number: int) -> Unit:
    """The same unit with other words in the place of those that are invented; as it is for number 0."""
    if not number:
        return unit
    other = _LETTERS[number % 20 :] + _LETTERS[: number % 20]
    turned = str.maketrans(_LETTERS + _LETTERS.upper(), other + other.upper())

    def reword(text: str) -> str:
        words = re.sub(r"[^\W\d_]{2,}", lambda w: w[0] if w[0].lower() in COMMON else w[0].translate(turned), text)
        return words if number < len(_LETTERS) else words.replace("a", f"a{number // len(_LETTERS)}")

    begin, _, rest = unit.content.decode().partition(",")
    data = json.loads(rest.removesuffix(")\n"))
    data["title"], data["texts"] = reword(data["title"]), [reword(text) for text in data["texts"]]
    titles, others = (("\n".join(sorted({reword(term) for term in lines.split("\n")}))) for lines in unit.terms)
    content = f"{begin.replace('/units/', f'/units/{number}-')},{json.dumps(data, ensure_ascii=False)})\n".encode()
    return replace(unit, name=f"{number}-{unit.name}", content=content, terms=(titles, others))


def _blocks(folder: Path, briefings: int, seed: int) -> Iterator[Path]:
    """Content folders of a block of briefings each, with the actors and publishers of all."""
    files = corpus_files(briefings, Shape(), seed)
    shared = [next(files), next(files)]
    block = folder / "empty"
    for name, data in files:
        number = (int(name.split("/")[1].rpartition("-")[2]) - 1) // BLOCK
        if block != folder / str(number):
            if block.exists():
                yield block
            block = folder / str(number)
            for own in shared:
                _write(block, *own)
        _write(block, name, data)
    yield block


def _write(folder: Path, name: str, data: object) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _read_block(folder: Path) -> tuple[list[Unit], list[tuple[Head, str]], int, float]:
    """The units of a block's briefings, its pages that belong to none, how many pages there were, and seconds spent."""
    settings = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    extensions = [*settings.markdown_extensions, "briefing.heading_ids"]
    converter = Markdown(extensions=extensions, extension_configs=settings.mdx_configs or {})
    renderer, snapshots = Renderer(), Snapshots(None)
    stories: dict[str, list[tuple[PagePlan, Any]]] = {}
    shared: list[tuple[Head, str]] = []
    count = 0
    for plan in filter(is_searched, plan_site(load(folder).corpus, snapshots)):
        if not slug_of(plan) and plan.kind != "actor":
            continue  # lists of the whole site, which a block cannot make
        count += 1
        html = converter.reset().convert(renderer.render(plan).partition("\n---\n")[2])
        if slug := slug_of(plan):
            stories.setdefault(slug, []).append((plan, html))
        else:
            shared.append(((urls.web_path(plan.uri), plan.kind, plan.title), html))
    begin = time.process_time()
    for pages in stories.values():
        pages[:] = [(plan, read_sections(search_page(plan, read_html(html)))) for plan, html in pages]
    units = [unit for pages in stories.values() for unit in briefing_units(pages)]
    return units, shared, count, time.process_time() - begin


def _report(briefings: int, units: list[Unit], files: list[tuple[str, bytes]], page: float, merged: float) -> None:
    sizes = {part: [(len(c), len(gzip.compress(c, 6))) for uri, c in files if uri.startswith(f"search/{part}")]
             for part in ("directory", "terms/", "units/")}  # fmt: skip
    print(f"{briefings:,} briefings, {len(units):,} units; {page:.2f} ms a page; index: {merged:.2f} s")
    for part, found in sizes.items():
        raw, packed = (sum(size[i] for size in found) for i in (0, 1))
        print(f"  {part}: {len(found):,} files, {raw / 1e6:.2f} MB ({packed / 1e6:.2f} MB compressed), "
              f"largest {max(found)[0] / 1e3:.0f} kB")  # fmt: skip


def main() -> None:
    """Read the options, make the files and write them."""
    parser = argparse.ArgumentParser(description="Make the search files of a synthetic site.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--briefings", type=int, default=1000)
    parser.add_argument("--made", type=int, help="how many of them are made; all, unless it is given")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    for uri, content in make_files(options.briefings, options.made or options.briefings, options.seed):
        path = options.out / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
