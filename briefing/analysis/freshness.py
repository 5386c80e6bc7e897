"""When a story last changed, as its data tells it. No page uses the day on which it is built."""

import datetime as dt
from collections.abc import Iterator

from briefing.corpus import Story
from briefing.edtf import EdtfDate


def last_change(story: Story) -> str | None:
    """The ISO 8601 day of the last change: as the briefing says, else the newest date that its authors set."""
    updated = story.briefing.noun.updated
    days = [date.lower for date in ([updated] if updated else _dates(story)) if date.lower > dt.date.min]
    return max(days).isoformat() if days else None


def _dates(story: Story) -> Iterator[EdtfDate]:
    dates = [story.briefing.noun.created]
    for source in story.sources.values():
        dates += [source.noun.published, source.noun.updated, source.noun.accessed]
    for course in (*story.scenarios.values(), *story.forecasts.values()):
        dates += [estimate.on for estimate in course.noun.probability]
    for dispute in story.disputes.values():
        dates.append(dispute.noun.resolved.on if dispute.noun.resolved else None)
    yield from (date for date in dates if date)
