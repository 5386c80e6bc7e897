"""The table of claims against sources as CSV (RFC 4180), with the same cells as the page shows.

It begins with a byte order mark, without which spreadsheets take UTF-8 for something else. A text that a spreadsheet
would run as a formula is given an apostrophe before it, the spreadsheets' own mark for "this is text".
"""

import csv
import io
from collections.abc import Iterator

from briefing import urls
from briefing.analysis.matrix import matrix_of
from briefing.analysis.standing import standings_of
from briefing.corpus import Corpus, Story
from briefing.escape import visible_text
from briefing.exchange.exported import ExportedFile, Site

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_FIXED = ("id", "claim", "kind", "claimant", "standing", "reports", "origins")


def matrix_rows(corpus: Corpus, story: Story) -> Iterator[list[str]]:
    """The table, its head first. The columns of sources are headed by number and publisher."""
    matrix, standings = matrix_of(story), standings_of(corpus, story)
    numbers = {key: number for number, key in enumerate(story.sources, 1)}
    heads = (f"[{numbers[key]}] {corpus.name(story.sources[key].noun.publisher)}" for key in matrix.sources)
    yield [*_FIXED, *heads]
    for key in matrix.claims:
        claim, standing = story.claims[key].noun, standings[key]
        yield [
            key,
            claim.statement,
            claim.kind,
            corpus.name(claim.claimant) if claim.claimant else "",
            standing.standing,
            str(len(standing.reports)),
            str(len(standing.origins)),
            *(matrix.cells[key][source] for source in matrix.sources),
        ]


def format_csv(corpus: Corpus, story: Story) -> str:
    """The table as text, without the byte order mark."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(map(_harmless, row) for row in matrix_rows(corpus, story))
    return out.getvalue()


def export_matrix_csv(corpus: Corpus, _site: Site) -> Iterator[ExportedFile]:
    """A file for each briefing."""
    for story in corpus.stories.values():
        yield ExportedFile(urls.matrix_file(story.slug), format_csv(corpus, story).encode("utf-8-sig"))


def _harmless(cell: str) -> str:
    text = visible_text(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
