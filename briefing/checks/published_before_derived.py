"""Whether what a source rests on was there before it."""

from collections.abc import Iterator

from briefing.analysis.passages import iter_evidence
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.edtf import surely_before
from briefing.problems import Related, Severity

_HINT = "correct one of the dates, or the lineage: which of the two had it from the other?"


def check_published_before_derived(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find sources, and origins of evidence, with dates in the wrong order."""
    for source in story.sources.values():
        for position, parent in enumerate(source.noun.derived_from):
            if message := _wrong(story, source.id, parent):
                related = Related("the later date", story.sources[parent].span("published"))
                yield Finding(source, ("derived_from", position), message, _HINT, related=(related,))
    told = {(source.id, parent) for source in story.sources.values() for parent in source.noun.derived_from}
    for entry, route, evidence in iter_evidence(story):
        for origin in evidence.origin:
            pair = (evidence.source, origin)
            if pair not in told and (message := _wrong(story, *pair)):
                told.add(pair)
                related = Related("the later date", story.sources[origin].span("published"))
                yield Finding(entry, (*route, "origin"), message, _HINT, related=(related,))


def _wrong(story: Story, report: str, origin: str) -> str | None:
    later, earlier = story.sources.get(report), story.sources.get(origin)
    if not later or not earlier or not later.noun.published or not earlier.noun.published or report == origin:
        return None
    reported = later.noun.updated or later.noun.published
    if not surely_before(reported, earlier.noun.published):
        return None
    return f"`{report}` ({reported}) cannot rest on `{origin}`, which was published later ({earlier.noun.published})"


CHECK = Check(
    "published-before-derived",
    Severity.WARNING,
    "A source was published before the source that it rests on.",
    check_published_before_derived,
)
