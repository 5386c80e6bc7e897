"""The picture that other sites show with a link to a briefing (Open Graph), made at build time without network.

Such a picture is found by its public address only, so there is none where the site has no address; nor where Typst,
which draws it, is not installed. 1200 × 630 is the size that The Open Graph protocol's readers agree on.
"""

import importlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefing import urls
from briefing.analysis.freshness import last_change
from briefing.analysis.standing import standings_of
from briefing.corpus import Corpus, Story
from briefing.escape import visible_text
from briefing.exchange.exported import ExportedFile, Site
from briefing.exchange.pdf import can_make_pdf
from briefing.exchange.typst_text import string

WIDTH, HEIGHT = 1200, 630
_STANDINGS = {
    "corroborated": ("corroborated", "#7fcf9f"), "single-origin": ("single origin", "#e3b45c"),
    "disputed": ("disputed", "#f09a9c"), "unsupported": ("unsupported", "#a2abb8"),
}  # fmt: skip
_SIZES = ((50, 76), (100, 60), (180, 46))
"""Characters of a title, and the size in points in which so many fit; a longer one is cut off."""
_SMALLEST = 36


def export_preview_png(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A picture for each briefing."""
    if site.url and can_make_pdf():
        for story in corpus.stories.values():
            yield ExportedFile(urls.preview_file(story.slug), draw_preview(corpus, story, site))


def draw_preview(corpus: Corpus, story: Story, site: Site) -> bytes:
    """One picture. The same text and fonts give the same bytes. Raises ImportError without the library."""
    typst = importlib.import_module("typst")
    source = preview_source(corpus, story, site).encode()
    made: bytes = typst.compile(source, format="png", ppi=72, font_paths=_fonts())
    return made


@cache
def _fonts() -> Any:
    """The fonts at hand: looking for them takes twenty times as long as drawing."""
    return importlib.import_module("typst").Fonts()


def preview_source(corpus: Corpus, story: Story, site: Site) -> str:
    """The picture as source text of Typst, in which every text of the content is a string literal."""
    title = visible_text(story.briefing.noun.title)
    size = next((size for most, size in _SIZES if len(title) <= most), _SMALLEST)
    found = [standing.standing for standing in standings_of(corpus, story).values()]
    counts = {key: found.count(key) for key in _STANDINGS if key in found}
    bars = "".join(f'grid.cell(fill: rgb("{_STANDINGS[key][1]}"), box(height: 22pt)), ' for key in counts)
    widths = "".join(f"{count}fr, " for count in counts.values())
    words = " · ".join(f"{count} {_STANDINGS[key][0]}" for key, count in counts.items())
    about = " · ".join(part for part in (visible_text(site.name), last_change(story)) if part)
    return "\n".join([
        f'#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 72pt, fill: rgb("#14171b"))',
        '#set text(font: "Libertinus Serif", fill: rgb("#f3f4f6"), size: 30pt)',
        f'#text(fill: rgb("#8fb8ee"))[#{string(about)}]',
        f'#block(height: 260pt, clip: true)[#text(size: {size}pt, weight: "bold")[#{string(title)}]]',
        f"#grid(columns: ({widths}), {bars})" if counts else "",
        f"#{string(words)}",
    ])  # fmt: skip
