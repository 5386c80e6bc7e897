"""Whether sources could know of the events that they report.

A source may announce what is planned: an event that is still to come, as seen from the briefing's own date, is left
alone, and so is evidence that `reports` and does not support.
"""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.edtf import EdtfDate, surely_before
from briefing.model.claim import Evidence
from briefing.model.timeline import Event
from briefing.problems import Related, Severity
from briefing.prose import iter_prose_references


def check_event_after_its_source(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find supporting reports of an event, and their origins, that were published before it."""
    written = story.briefing.noun.updated or story.briefing.noun.created
    seen_from = written.upper if written else facts.today
    for event in story.events.values():
        if event.noun.when.lower <= seen_from:
            for position, evidence in enumerate(event.noun.evidence):
                if evidence.stance == "supports":
                    yield from _too_early(story, event, position, evidence)
            if not event.noun.evidence and event.noun.claims:
                yield from _all_claims_too_early(story, event)
            elif not event.noun.evidence and event.noun.text:
                yield from _all_cited_too_early(story, event, event.noun.text)


def _all_cited_too_early(story: Story, event: Entry[Event], text: str) -> Iterator[Finding]:
    """Find an event that nothing reports but citations in its text, all of them of an earlier day."""
    cited = [found for found in iter_prose_references(text) if found.kind == "source"]
    dates = [_date_of(story, found.id) for found in cited]
    if cited and all(date and surely_before(date, event.noun.when) for date in dates):
        message = f"`{cited[0].id}` is of {dates[0]} and cannot report an event of {event.noun.when}"
        hint = "correct one of the dates; if it announced the event beforehand, cite it as evidence that `reports`"
        related = Related("the date of the event", event.span("when"))
        yield Finding(event, ("text",), message, hint, text=cited[0].raw, nth=cited[0].nth, related=(related,))


def _all_claims_too_early(story: Story, event: Entry[Event]) -> Iterator[Finding]:
    """Find an event that rests on claims alone, all of whose supporting reports are of an earlier day."""
    claims = [story.claims[key].noun for key in event.noun.claims if key in story.claims]
    sources = [e.source for claim in claims for e in claim.evidence if e.stance == "supports"]
    dates = [_date_of(story, source) for source in sources]
    if sources and all(date and surely_before(date, event.noun.when) for date in dates):
        message = f"`{sources[0]}`, behind its claims, is of {dates[0]} and cannot report an event of {event.noun.when}"
        hint = "correct one of the dates; if it announced the event beforehand, cite it as evidence that `reports`"
        related = Related("the date of the event", event.span("when"))
        yield Finding(event, ("claims",), message, hint, related=(related,))


def _date_of(story: Story, key: str) -> EdtfDate | None:
    source = story.sources.get(key)
    return (source.noun.updated or source.noun.published) if source else None


def _too_early(story: Story, event: Entry[Event], position: int, evidence: Evidence) -> Iterator[Finding]:
    for name, sources in (("source", (evidence.source,)), ("origin", evidence.origin)):
        for key in sources:
            date = _date_of(story, key)
            if date and surely_before(date, event.noun.when):
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
