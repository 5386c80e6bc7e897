"""Whether sources could know of the events that they report.

A source may announce what is planned: an event that is still to come, as seen from the briefing's own date, is left
alone, and so is evidence that `reports` and does not support.
"""

from collections.abc import Iterator
from typing import Any

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.edtf import surely_before
from briefing.model.claim import Evidence
from briefing.model.timeline import Event
from briefing.problems import Related, Severity


def check_event_after_its_source(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find supporting reports of an event, and their origins, that were published before it."""
    written = story.briefing.noun.updated or story.briefing.noun.created
    seen_from = written.upper if written else facts.today
    for event in story.events.values():
        if event.noun.when.lower <= seen_from:
            for position, evidence in enumerate(event.noun.evidence):
                if evidence.stance == "supports":
                    yield from _too_early(story, event, position, evidence)


def _too_early(story: Story, event: Entry[Event], position: int, evidence: Evidence) -> Iterator[Finding]:
    for name, sources in (("source", (evidence.source,)), ("origin", evidence.origin)):
        for key in sources:
            source: Entry[Any] | None = story.sources.get(key)
            date = source and (source.noun.updated or source.noun.published)
            if source and date and surely_before(date, event.noun.when):
                message = f"`{key}` is of {date} and cannot report an event of {event.noun.when}"
                hint = "correct one of the dates; if it announced the event beforehand, write `stance: reports`"
                related = Related("the date of the event", event.span("when"))
                yield Finding(event, ("evidence", position, name), message, hint, related=(related,))
                return


CHECK = Check(
    "event-after-its-source",
    Severity.WARNING,
    "An event is later than the source that reports it.",
    check_event_after_its_source,
)
