"""Where the entries of a long list stand: a list that would make a page too heavy is cut into parts, a page each.

The list's own page then is an index with the anchor of every entry, so that its addresses, once shared, keep leading
there; links of the site lead to the part. A list is cut by what its entries will weigh and not by their number, because
an entry can be a line, or a text with a hundred citations. The weights are estimates of the HTML, in bytes, and are
meant to be high: tests hold finished pages to the limit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

from briefing import urls
from briefing.corpus import Entry, Story
from briefing.model.fields import PlainText, ProseText
from briefing.model.walk import Route, iter_leaves
from briefing.pages.eras import events_by_era

T = TypeVar("T")

PAGE_LIMIT = 300_000
"""The most HTML, in bytes and uncompressed, that a page of a list may weigh, whatever its briefing holds."""
LIST_LIMIT = 235_000
"""How much of that a list may take, going by the estimates; the rest is for what stands around it."""
THEME_WEIGHT, HEADING_WEIGHT = 35_000, 300
"""What stands around a page of few headings, and a heading's line in the table of contents."""
_ENTRY, _TEXT, _REFERENCE, _CITATION, _LINE = 450, 60, 280, 120, 190
"""An entry's own marks; those of each of its texts and references; of a citation in prose; of a line elsewhere."""
_CHART, _FILTERED = 4500, 250
"""The drawing of a question's probabilities; what readers filter an event by."""
_OF_A_POSITION = frozenset({"statement", "claimant", "evidence"})
"""What of a claim stands in the questions that it answers; the rest is on its own page."""


class Item(NamedTuple):
    """An entry of a list: a noun by its kind and id."""

    kind: str
    id: str


@lru_cache(maxsize=64)
def parts_of(story: Story, section: str) -> tuple[tuple[Item, ...], ...]:
    """The entries of a section's list in the order of its page, by part; one part where they fit on its own page."""
    items = (Item(kind, key) for kind, key in _ORDERS[section](story))
    return cut(items, lambda item: weigh(story, item))


def cut(items: Iterable[T], weigh: Callable[[T], int], limit: int = LIST_LIMIT) -> tuple[tuple[T, ...], ...]:
    """Cut a list so that no part weighs more than the limit, except one that is a single entry."""
    parts: list[list[T]] = [[]]
    filled = 0
    for item in items:
        weight = weigh(item)
        if parts[-1] and filled + weight > limit:
            parts.append([])
            filled = 0
        parts[-1].append(item)
        filled += weight
    return tuple(map(tuple, parts))


def place_of(story: Story, kind: str, key: str) -> urls.Target:
    """Where a noun of a story is shown: as `urls.target` says, or on the part of that page which holds it."""
    target = urls.target(kind, key, story.slug)
    section = _SECTIONS.get(kind)
    number = _numbers(story, section).get(Item(kind, key)) if section else None
    return urls.Target(urls.part_page(story.slug, section, number), target.anchor) if section and number else target


@lru_cache(maxsize=256)
def _numbers(story: Story, section: str) -> Mapping[Item, int]:
    """The part on which each entry of a section stands; nothing where the section is one page."""
    parts = parts_of(story, section)
    return {item: number for number, items in enumerate(parts, 1) for item in items} if len(parts) > 1 else {}


def weigh(story: Story, item: Item) -> int:
    """What an entry will weigh, by its texts, by what it leads to, and by what leads to it and is listed there."""
    weight = _weigh_noun(story, item)
    if item.kind in {"source", "story-actor"}:
        named = ("actor" if item.kind == "story-actor" else item.kind, item.id)
        naming = {(link.entry.kind, link.entry.id): link.entry for link in story.backlinks.get(named, ())}
        weight += sum(_LINE + _label(entry) for entry in naming.values())
    if item.kind == "source":
        weight += sum(_LINE for entry in naming.values() if entry.kind in {"claim", "source"})
        weight = weight * 9 // 10  # not every claim would stand otherwise without it
    if item.kind == "dispute":
        for key in story.disputes[item.id].noun.claims:
            weight += _weigh_noun(story, Item("claim", key), _OF_A_POSITION) + _weigh_descent(story, key)
            weight += sum(_LINE + _label(other) for other in _disputes_of(story, key) if other.id != item.id)
    return weight


def _weigh_descent(story: Story, claim: str) -> int:
    """The titles of what the reports on a claim go back to, and its links where only the source names it."""
    weight = 0
    for report in story.claims[claim].noun.evidence:
        source = story.sources[report.source].noun
        weight += sum(
            _label(story.sources[key]) for key in report.origin or source.derived_from if key != report.source
        )
        weight += 0 if report.origin else _REFERENCE * len(source.derived_from)
    return weight


def _has_address(story: Story, source: str) -> bool:
    return source in story.sources and story.sources[source].noun.url is not None


def _disputes_of(story: Story, claim: str) -> Iterator[Entry[Any]]:
    """The questions that a claim is an answer to."""
    named = {
        link.entry.id: link.entry for link in story.backlinks.get(("claim", claim), ()) if link.entry.kind == "dispute"
    }
    return (entry for entry in named.values() if claim in entry.noun.claims)


def _weigh_noun(story: Story, item: Item, fields: frozenset[str] | None = None) -> int:
    entry = story.registries()[item.kind][item.id]
    drawn = item.kind in {"scenario", "forecast"}
    # a table of contents repeats headings; a question stands in a table, a drawing and its caption besides
    weight = _ENTRY + (_CHART + 7 * _label(entry) if drawn else _label(entry))
    weight += _FILTERED if item.kind == "event" else 0
    for leaf in iter_leaves(entry.noun):
        if fields is not None and leaf.route[0] not in fields:
            continue
        if isinstance(leaf.marker, ProseText | PlainText):
            text = str(leaf.value)  # what a claim states can be a number
            weight += _TEXT + written(text) + _CITATION * (text.count("@") + text.count("[["))
            if "quote" in leaf.route and _has_address(story, _evidence_of(entry.noun, leaf.route).source):
                weight += len(quote(text))  # once more in the address of the passage
        else:
            weight += _REFERENCE
    return weight


def _evidence_of(noun: Any, quote: Route) -> Any:
    """The evidence that a quote belongs to: a claim's own, or that of how a question came out."""
    for step in quote[: quote.index("quote")]:
        noun = noun[step] if isinstance(step, int) else getattr(noun, step)
    return noun


def written(text: str) -> int:
    """How many bytes a text has in HTML."""
    return len(escape(text).encode("utf-8", "replace"))


def _label(entry: Entry[Any]) -> int:
    noun = entry.noun
    text = getattr(noun, "title", None) or getattr(noun, "statement", None) or getattr(noun, "question", None)
    return written(text or "") or _LINE


def _order_sources(story: Story) -> Iterator[tuple[str, str]]:
    for consulted in (True, False):
        yield from (("source", key) for key, entry in story.sources.items() if entry.noun.consulted is consulted)


def _order_timeline(story: Story) -> Iterator[tuple[str, str]]:
    for era, events in events_by_era(story).items():
        if era is not None:
            yield "era", era
        yield from (("event", key) for key in events)


def _order_actors(story: Story) -> Iterator[tuple[str, str]]:
    yield from (("story-actor", key) for key in story.actors)
    yield from (("relation", key) for key in story.relations)


def _order_outlook(story: Story) -> Iterator[tuple[str, str]]:
    yield from (("scenario", key) for key in story.scenarios)
    yield from (("forecast", key) for key in story.forecasts)


def _order_disputes(story: Story) -> Iterator[tuple[str, str]]:
    yield from (("dispute", key) for key in story.disputes)


_ORDERS: Mapping[str, Callable[[Story], Iterator[tuple[str, str]]]] = {
    "sources": _order_sources, "timeline": _order_timeline, "actors": _order_actors, "outlook": _order_outlook,
    "contested-claims": _order_disputes,
}  # fmt: skip
_SECTIONS = {
    "source": "sources", "event": "timeline", "era": "timeline", "story-actor": "actors", "relation": "actors",
    "scenario": "outlook", "forecast": "outlook", "dispute": "contested-claims",
}  # fmt: skip
