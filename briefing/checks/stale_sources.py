"""Whether a story that is called developing has been followed."""

import datetime as dt
from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.edtf import EdtfDate
from briefing.model.source import Source
from briefing.problems import Severity

DAYS_BEHIND_UPDATE = 90
"""How many days before the briefing's own date its newest source may be published."""
DAYS_BEHIND_TODAY = 365
"""The same before today."""


def check_stale_sources(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find developing briefings whose newest source that was read is old."""
    briefing = story.briefing.noun
    dates = [day for source in story.sources.values() if source.noun.consulted and (day := _newest(source.noun))]
    if briefing.status != "developing" or not dates:
        return
    newest = max(dates)
    written = briefing.updated or briefing.created
    for what, day, limit in (
        (f"the briefing's date, {written}", _day(written) if written else None, DAYS_BEHIND_UPDATE),
        ("today", facts.today, DAYS_BEHIND_TODAY),
    ):
        if day and (day - newest).days > limit:
            age = f"{(day - newest).days} days before {what}"
            message = f"the story is called developing, but its newest source is of {newest}, {age}"
            hint = "look for newer sources, or set `status: stable` or `closed`"
            yield Finding(story.briefing, ("status",), message, hint)
            return


def _newest(source: Source) -> dt.date | None:
    return max((day for date in (source.published, source.updated) if date and (day := _day(date))), default=None)


def _day(date: EdtfDate) -> dt.date | None:
    return None if date.upper == dt.date.max else date.upper


CHECK = Check(
    "stale-sources",
    Severity.WARNING,
    "A developing briefing rests on old sources only.",
    check_stale_sources,
    absence=True,
)
