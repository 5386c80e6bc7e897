"""The pages of a list: one, or an index and a page for each of its parts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefing import urls
from briefing.edtf import EdtfDate
from briefing.messages import _
from briefing.pages.facts import Facts
from briefing.pages.paging import PageLink, links_between
from briefing.pages.parts import LIST_LIMIT, Item, parts_of, written
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing, plan_part, plan_section

_LINE = 200
"""The marks of a line of the index, in bytes."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the index: its anchor on the list's own page, its words, and what tells it from others."""

    kind: str
    id: str
    label: str
    number: int | None = None
    """Its number, where readers know it by one."""
    when: EdtfDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartLines:
    """The lines of one part, below the name and address of its page."""

    title: str
    page: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PartIndex:
    """All entries of a list by part. A `dense` one has no room for more than numbers."""

    parts: tuple[PartLines, ...]
    dense: bool
    count: int


@dataclass(frozen=True, slots=True)
class Way:
    """The way from a part to the page that it is a part of, and to the other parts."""

    up: str
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """How the list of a section is shown: some of its entries, the name of these, and each in a line.

    `show` is asked for the entries of one page and the number of that part, 0 for the section's own page.
    """

    show: Callable[[Sequence[Item], int], Showing]
    name: Callable[[Sequence[Item]], str]
    line: Callable[[Item], Line]


def plan_list(facts: Facts, section: str, listing: Listing) -> Iterator[PagePlan]:
    """Plan the page of a section; where its list is too long for it, an index of the list and its parts."""
    parts = parts_of(facts.story, section)
    if len(parts) == 1:
        yield plan_section(facts, section, _with(listing.show(parts[0], 0), index=None))
        return
    titles = _told_apart([listing.name(items) for items in parts])
    index = view_index(facts, section, zip(titles, parts, strict=True), listing.line)
    address = partial(urls.part_page, facts.story.slug, section)
    yield plan_section(facts, section, _with(listing.show((), 0), index=index))
    for number, (title, items) in enumerate(zip(titles, parts, strict=True), 1):
        way = Way(urls.story_page(facts.story.slug, section), links_between(address, number, len(parts)))
        shown = _with(listing.show(items, number), index=None, way=way)
        yield plan_part(facts, section, number, title, shown)


def view_index(
    facts: Facts, section: str, parts: Iterable[tuple[str, Sequence[Item]]], line: Callable[[Item], Line]
) -> PartIndex:
    """Show every entry in a line under its part."""
    shown = tuple(
        PartLines(title, urls.part_page(facts.story.slug, section, number), tuple(map(line, items)))
        for number, (title, items) in enumerate(parts, 1)
    )
    lines = [one for part in shown for one in part.lines]
    weight = sum(_LINE + written(one.label) + written(one.note) for one in lines)
    return PartIndex(shown, weight > LIST_LIMIT, len(lines))


def _told_apart(titles: Sequence[str]) -> Sequence[str]:
    """The names of parts, with their number where several have one name."""
    return [
        title if titles.count(title) == 1 else _("%(title)s (page %(number)s)", title=title, number=number)
        for number, title in enumerate(titles, 1)
    ]


def _with(showing: Showing, **context: object) -> Showing:
    return replace(showing, context={**showing.context, **context})
