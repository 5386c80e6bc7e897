"""The timeline: dated events in order, within the eras they fall into."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.edtf import EdtfDate
from briefing.model.timeline import Era, Event
from briefing.pages.claims import ClaimView, view_claim
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.images import ImageView, view_image
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing, plan_section
from briefing.pages.timeline_view import view_timeline
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


@dataclass(frozen=True, slots=True)
class EraView:
    """A stretch of time with the events that begin within it. Without an era of their own, events have none."""

    id: str | None
    era: Era | None
    events: tuple[EventView, ...]


def plan_timeline(facts: Facts) -> PagePlan:
    """Plan the timeline."""
    story = facts.story
    eras = group_events(facts)
    context = {"eras": eras, "picture": view_timeline(facts), "legend": tuple(IMPORTANCE.values())}
    about = f"{counted(len(story.events), 'event')} by date, with the evidence for each."
    entries = {**story.events, **story.eras}
    return plan_section(facts, "timeline", Showing("timeline", entries, context, about))


def group_events(facts: Facts) -> tuple[EraView, ...]:
    """The events in order of time, each under the latest-begun era that it begins in."""
    story = facts.story
    eras = {key: entry.noun for key, entry in sorted(story.eras.items(), key=lambda item: item[1].noun.when)}
    events = sorted(story.events.items(), key=lambda item: item[1].noun.when)
    groups: dict[str | None, list[EventView]] = {}
    for key, entry in events:
        groups.setdefault(_era_of(entry.noun.when, eras), []).append(_view(facts, key, entry.noun))
    views = [EraView(key, era, tuple(groups.get(key, ()))) for key, era in eras.items()]
    return (*views, EraView(None, None, tuple(groups[None]))) if None in groups else tuple(views)


def _era_of(when: EdtfDate, eras: Mapping[str, Era]) -> str | None:
    begun = [key for key, era in eras.items() if era.when.lower <= when.lower <= era.when.upper]
    return begun[-1] if begun else None


def _view(facts: Facts, key: str, event: Event) -> EventView:
    return EventView(
        key,
        event,
        IMPORTANCE[event.importance],
        view_evidence(facts, event.evidence),
        tuple(view_claim(facts, claim) for claim in event.claims),
        view_image(facts, event.image),
    )
