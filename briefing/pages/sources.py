"""The sources: every one with how it was made, what it rests on, what rests on it, and what would fall without it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.analysis.quote_tally import describe_tally
from briefing.analysis.sensitivity import StandingChange
from briefing.messages import _
from briefing.model.publisher import Publisher
from briefing.model.source import Source
from briefing.pages.dates import day_of
from briefing.pages.facts import Facts
from briefing.pages.images import ImageView, view_image
from briefing.pages.lineage_view import view_lineage
from briefing.pages.links import source_numbers
from briefing.pages.part_index import Line, Listing, plan_list
from briefing.pages.parts import Item
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing
from briefing.pages.words import PRODUCTIONS, RELIABILITY, STANDINGS, Term, counted


@dataclass(frozen=True, slots=True)
class Change:
    """A claim whose standing would be another."""

    claim: str
    before: Term
    after: Term


@dataclass(frozen=True, slots=True)
class Citing:
    """A noun that names the source."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class CitedBy:
    """The nouns of one kind that name the source: the first of them, and how many there are besides."""

    title: str
    citing: tuple[Citing, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with everything that is known of it."""

    id: str
    number: int
    source: Source
    publisher: Publisher | None
    publisher_name: str
    production: Term
    reliability: str
    snapshot: str
    rests_on: tuple[str, ...]
    carried_by: tuple[str, ...]
    """The sources that rest on it."""
    changes: tuple[Change, ...]
    """The first of them; `more_changes` says how many there are besides."""
    more_changes: int
    cited_by: tuple["CitedBy", ...]
    """Where it is cited, by kind of noun."""
    images: tuple[ImageView, ...]


MOST = 60
"""How many claims, and nouns of every other kind, one source lists; the table of all claims has the rest."""
_CITING_KINDS = {
    "briefing": _("Overview"), "judgment": _("Judgments"), "claim": _("Claims"), "dispute": _("Questions in dispute"),
    "event": _("Events"), "era": _("Eras"), "story-actor": _("Actors"), "relation": _("Relations"),
    "scenario": _("Scenarios"), "forecast": _("Forecasts"), "source": _("Notes on other sources"),
}  # fmt: skip


def plan_sources(facts: Facts) -> Iterator[PagePlan]:
    """Plan the page of sources, and its parts where there are too many for one."""
    numbers = source_numbers(facts.story)

    def name(items: Sequence[Item]) -> str:
        shown = [numbers[item.id] for item in items]
        return _("Sources %(first)s–%(last)s", first=min(shown), last=max(shown))

    def line(item: Item) -> Line:
        source = facts.sources[item.id]
        published = day_of(source.published) if source.published else None
        return Line(*item, source.title, numbers[item.id], published, facts.corpus.name(source.publisher))

    yield from plan_list(facts, "sources", Listing(partial(_show, facts), name, line))


def _show(facts: Facts, items: Sequence[Item], part: int) -> Showing:
    story, numbers = facts.story, source_numbers(facts.story)
    views = tuple(_view(facts, numbers[item.id], item.id) for item in items)
    context = {
        "own": not part,
        "number_read": len(facts.consulted),
        "number_unread": len(story.sources) - len(facts.consulted),
        "read": tuple(view for view in views if view.source.consulted),
        "unread": tuple(view for view in views if not view.source.consulted),
        "lineage": view_lineage(facts) if not part else None,
        "quotes": describe_tally(facts.quotes),
        "unchecked": facts.quotes.unchecked,
        "productions": tuple((term, facts.productions.get(key, 0)) for key, term in PRODUCTIONS.items()),
    }
    about = _(
        "%(sources)s, %(read)s of them read: how each was made, what it rests on, and what would fall without it.",
        sources=counted(len(story.sources), "source"),
        read=len(facts.consulted),
    )
    return Showing("sources", story.sources, context, about)


def _view(facts: Facts, number: int, key: str) -> SourceView:
    source = facts.sources[key]
    entry = facts.corpus.publishers.get(source.publisher)
    publisher = entry.noun if entry else None
    return SourceView(
        id=key,
        number=number,
        source=source,
        publisher=publisher,
        publisher_name=facts.corpus.name(source.publisher),
        production=PRODUCTIONS[source.production],
        reliability=RELIABILITY.get(publisher.reliability or "", "") if publisher else "",
        snapshot=_snapshot(facts, source),
        rests_on=source.derived_from,
        carried_by=tuple(other for other, noun in facts.sources.items() if key in noun.derived_from),
        changes=tuple(_change(change) for change in facts.withdrawals[key][:MOST]),
        more_changes=max(len(facts.withdrawals[key]) - MOST, 0),
        cited_by=_cited_by(facts, key),
        images=tuple(view for image in source.images if (view := view_image(facts, image))),
    )


def _change(change: StandingChange) -> Change:
    return Change(change.claim, STANDINGS[change.before.standing], STANDINGS[change.after.standing])


def _snapshot(facts: Facts, source: Source) -> str:
    match facts.snapshots.read(source).state:
        case "ok":
            return _("saved, and unchanged since it was read")
        case "no-folder" | "missing":
            return _("saved, but not at hand when this site was built")
        case "changed":
            return _("saved, but the saved text is another than the one that was read")
    return "" if not source.consulted else _("not saved")


def _cited_by(facts: Facts, key: str) -> tuple[CitedBy, ...]:
    found: dict[str, dict[str, Citing]] = {}
    for link in facts.story.backlinks.get(("source", key), ()):
        by_lineage = link.entry.kind == "source" and link.leaf.raw is None
        if not by_lineage and (link.entry.kind, link.entry.id) != ("source", key):
            found.setdefault(link.entry.kind, {})[link.entry.id] = Citing(link.entry.kind, link.entry.id)
    return tuple(
        CitedBy(title, tuple(found[kind].values())[:MOST], max(len(found[kind]) - MOST, 0))
        for kind, title in _CITING_KINDS.items()
        if kind in found
    )
