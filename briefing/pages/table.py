"""The table of every claim against every source: on the page of contested claims, or on pages of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing import urls
from briefing.messages import _
from briefing.pages.claims import ClaimView, view_claim
from briefing.pages.facts import Facts
from briefing.pages.paging import page_links
from briefing.pages.part_index import Way
from briefing.pages.parts import HEADING_WEIGHT, LIST_LIMIT, PAGE_LIMIT, THEME_WEIGHT, cut, parts_of, weigh, written
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing, plan_story_page
from briefing.pages.words import CELLS, QUOTE_STATES, STANDINGS, Term, counted

MOST_CELLS = 12_000
"""A table of more cells than this is no help to a reader: then each claim lists its sources."""
MOST_COLUMNS = 120
"""The same for sources side by side."""
_ROW, _CELL, _CITED, _HEADING = 450, 135, 110, 300
"""The marks of a row, a cell, a cited source and a column's heading, in bytes."""


@dataclass(frozen=True, slots=True)
class CellView:
    """What one source says of one claim; `rank` is its place when the column is sorted."""

    term: Term
    rank: int


@dataclass(frozen=True, slots=True)
class Row:
    """A claim against each consulted source."""

    view: ClaimView
    rank: int
    """Its place when the table is sorted by standing."""
    cells: tuple[CellView, ...]
    split: bool
    """Whether sources disagree on it, or one of them with itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table: what the page of contested claims shows of it, and its own pages if it has any."""

    context: Mapping[str, Any]
    pages: tuple[PagePlan, ...]


NO_TABLE: Mapping[str, Any] = {
    "rows": (), "listed": (), "columns": (), "legend": (), "standings": (), "states": (), "csv": None,
}  # fmt: skip
"""The context of a page without it."""


def plan_table(facts: Facts) -> Table:
    """Plan the table on pages of its own, unless it fits on the page of contested claims with the questions."""
    story, columns = facts.story, len(facts.consulted)
    gridded = len(story.claims) * columns <= MOST_CELLS and columns <= MOST_COLUMNS
    views = tuple(view_claim(facts, key) for key in story.claims)
    questions = parts_of(story, "contested-claims")
    taken = sum(weigh(story, item) for item in questions[0])
    headings = columns * _HEADING if gridded else 0
    whole = sum(_weigh(view, columns, gridded=gridded) for view in views) + headings
    around = THEME_WEIGHT + HEADING_WEIGHT * len(questions[0])  # known here, so that no more need be kept free
    if len(questions) == 1 and taken + whole <= PAGE_LIMIT - around:
        return Table(_context(facts, views, gridded=gridded), ())
    parts = cut(views, lambda view: _weigh(view, columns, gridded=gridded), LIST_LIMIT - headings)
    pages = tuple(
        _plan_page(facts, _context(facts, part, gridded=gridded), number, len(parts))
        for number, part in enumerate(parts, 1)
    )
    return Table({**NO_TABLE, "csv": _csv(facts)}, pages)


def _weigh(view: ClaimView, columns: int, *, gridded: bool) -> int:
    cells = columns * _CELL if gridded else _CITED * len(view.claim.evidence)
    return _ROW + cells + written(view.claim.statement)


def _context(facts: Facts, views: tuple[ClaimView, ...], *, gridded: bool) -> Mapping[str, Any]:
    return {
        "rows": _rows(facts, views) if gridded else (),
        "listed": () if gridded else views,
        "columns": facts.matrix.sources if gridded else (),
        "legend": tuple(CELLS.values()),
        "standings": tuple((STANDINGS[key], len(claims)) for key, claims in facts.by_standing.items()),
        "states": tuple(QUOTE_STATES.values()),
        "csv": _csv(facts),
    }


def _csv(facts: Facts) -> str | None:
    return urls.matrix_file(facts.story.slug) if facts.present else None


def _plan_page(facts: Facts, context: Mapping[str, Any], number: int, pages: int) -> PagePlan:
    story = facts.story
    first = urls.every_claim_page(story.slug)
    way = Way(urls.story_page(story.slug, "contested-claims"), page_links(first, number, pages))
    heading = _("Every claim against every source")
    if number > 1:
        heading = _("%(title)s (page %(number)s)", title=heading, number=number)
    shown = {**context, "heading": heading, "count": len(story.claims), "way": way}
    about = _(
        "%(claims)s against %(sources)s.",
        claims=counted(len(story.claims), "claim"),
        sources=counted(len(facts.matrix.sources), "source"),
    )
    title = _("%(section)s: %(briefing)s", section=heading, briefing=story.briefing.noun.title)
    showing = Showing("every-claim", story.claims, shown, about)
    return plan_story_page(facts, urls.numbered(first, number), title, showing)


def _rows(facts: Facts, views: tuple[ClaimView, ...]) -> tuple[Row, ...]:
    matrix, cell_ranks, standing_ranks = facts.matrix, list(CELLS), list(STANDINGS)
    rows = []
    for view in views:
        said = [matrix.cells[view.id][source] for source in matrix.sources]
        rows.append(
            Row(
                view,
                standing_ranks.index(facts.standings[view.id].standing),
                tuple(CellView(CELLS[cell], cell_ranks.index(cell)) for cell in said),
                "supports and disputes" in said or {"supports", "disputes"} <= set(said),
            )
        )
    return tuple(rows)
