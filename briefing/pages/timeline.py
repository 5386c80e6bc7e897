"""The timeline: dated events in order, within the eras they fall into."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.datewords import date_words
from briefing.messages import _
from briefing.model.timeline import Era, Event
from briefing.pages.claims import ClaimView, view_claim
from briefing.pages.eras import events_by_era
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.filters import MOST, Option
from briefing.pages.images import ImageView, view_image
from briefing.pages.part_index import Line, Listing, plan_list
from briefing.pages.parts import Item
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing
from briefing.pages.timeline_density import view_density
from briefing.pages.timeline_view import MOST_DRAWN, told_by, view_timeline
from briefing.pages.words import IMPORTANCE, Term, counted


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with what it rests on."""

    id: str
    event: Event
    importance: Term
    evidence: tuple[EvidenceView, ...]
    claims: tuple[ClaimView, ...]
    image: ImageView | None
    told_by: Mapping[str, tuple[str, ...]]
    """By what readers can filter."""


@dataclass(frozen=True, slots=True)
class EraView:
    """A stretch of time with the events that begin within it. Without an era of their own, events have none."""

    id: str | None
    era: Era | None
    events: tuple[EventView, ...]
    first: bool = True
    """Whether the era begins here, and has no events on an earlier page."""


def plan_timeline(facts: Facts) -> Iterator[PagePlan]:
    """Plan the timeline, and its parts where it is too long for one page."""
    story = facts.story
    registries = story.registries()

    def name(items: Sequence[Item]) -> str:
        dates = [registries[item.kind][item.id].noun.when for item in items if item.kind == "event"]
        if not dates:
            return _("Eras")
        first, last = (date_words(date, facts.language) for date in (dates[0], dates[-1]))
        return _("Timeline, %(first)s – %(last)s", first=first, last=last)

    def line(item: Item) -> Line:
        noun = registries[item.kind][item.id].noun
        return Line(*item, noun.title, when=noun.when, note=_("era") if item.kind == "era" else "")

    yield from plan_list(facts, "timeline", Listing(partial(_show, facts), name, line))


def _show(facts: Facts, items: Sequence[Item], part: int) -> Showing:
    story = facts.story
    context = {
        "own": not part,
        "eras": group_events(facts, items),
        "picture": view_timeline(facts) if not part else None,
        "density": view_density(facts, MOST_DRAWN) if not part else None,
        "actors": _actors(facts, items),
        "legend": tuple(IMPORTANCE.values()),
    }
    about = _("%(events)s by date, with the evidence for each.", events=counted(len(story.events), "event"))
    return Showing("timeline", {**story.events, **story.eras}, context, about)


def _actors(facts: Facts, items: Iterable[Item]) -> tuple[Option, ...]:
    """The actors of the events shown, or of all where only a drawing is, the most frequent of them, by name."""
    shown = [key for kind, key in items if kind == "event"] or facts.story.events
    events = [facts.story.events[key].noun for key in shown]
    counts = Counter(actor for event in events for actor in event.actors)
    options = [Option(key, facts.corpus.name(key), count) for key, count in counts.most_common(MOST)]
    return tuple(sorted(options, key=lambda option: (option.label.casefold(), option.key)))


def group_events(facts: Facts, items: Iterable[Item]) -> tuple[EraView, ...]:
    """The events among the items, in their order, each under its era; `first` where the era itself is among them."""
    eras = {event: era for era, events in events_by_era(facts.story).items() for event in events}
    groups: dict[str | None, list[EventView]] = {}
    begun = set()
    for kind, key in items:
        if kind == "era":
            groups.setdefault(key, [])
            begun.add(key)
        else:
            groups.setdefault(eras[key], []).append(_view(facts, key, facts.story.events[key].noun))
    return tuple(
        EraView(key, facts.story.eras[key].noun if key else None, tuple(events), key in begun)
        for key, events in groups.items()
    )


def _view(facts: Facts, key: str, event: Event) -> EventView:
    return EventView(
        key,
        event,
        IMPORTANCE[event.importance],
        view_evidence(facts, event.evidence),
        tuple(view_claim(facts, claim) for claim in event.claims),
        view_image(facts, event.image),
        told_by(event),
    )
