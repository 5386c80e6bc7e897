"""Whether the briefing's date of update is that of the newest thing in it."""

from collections.abc import Iterator
from typing import Any

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.edtf import EdtfDate, surely_before
from briefing.problems import Related, Severity
from briefing.yamldoc import Route


def check_update_date_behind(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find briefings updated before they were created, or before what they hold."""
    briefing = story.briefing.noun
    updated = briefing.updated
    if updated is None:
        return
    hint = "set `updated` to the day of the last change, or correct the other date"
    if briefing.created and surely_before(updated, briefing.created):
        message = f"the briefing was updated on {updated}, before it was created ({briefing.created})"
        yield Finding(story.briefing, ("updated",), message, hint)
        return
    # What is dated after today is wrong by itself, and other checks say so.
    later = [found for found in _dated(story) if found[0].lower <= facts.today and surely_before(updated, found[0])]
    if later:
        date, entry, route, what = max(later, key=lambda found: found[0])
        message = f"the briefing says that it was last updated on {updated}, but holds {what} of {date}"
        yield Finding(story.briefing, ("updated",), message, hint, related=(Related(what, entry.span(*route)),))


def _dated(story: Story) -> Iterator[tuple[EdtfDate, Entry[Any], Route, str]]:
    for source in story.sources.values():
        for name in ("accessed", "published"):
            date = getattr(source.noun, name)
            if date and source.noun.consulted:
                yield date, source, (name,), f"a source {name}"
    for course in iter_courses(story):
        for position, estimate in enumerate(course.noun.probability):
            yield estimate.on, course, ("probability", position, "on"), "an estimate"
        if course.noun.resolution and course.noun.resolution.on:
            yield course.noun.resolution.on, course, ("resolution", "on"), "an outcome"
    for dispute in story.disputes.values():
        if dispute.noun.resolved:
            yield dispute.noun.resolved.on, dispute, ("resolved", "on"), "a resolved dispute"


CHECK = Check(
    "update-date-behind",
    Severity.WARNING,
    "A briefing holds something later than the day of its last update.",
    check_update_date_behind,
)
