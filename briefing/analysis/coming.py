"""What a story dates to come, and when its questions are decided, as seen from the day up to which it speaks."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from briefing.analysis.track_record import Call, calls_of, reference_day
from briefing.corpus import Entry, Story
from briefing.edtf import EdtfDate
from briefing.model.timeline import Event


def coming_events(story: Story) -> Iterator[Entry[Event]]:
    """The events whose first possible day comes after that day; none where the story does not say which it is."""
    today = reference_day(story)
    return (entry for entry in story.events.values() if today and today < entry.noun.when.lower)


def decisions(story: Story) -> Iterator[tuple[Call, EdtfDate]]:
    """Each scenario and forecast with the date by which it is to be decided, or on which it was."""
    for call in calls_of(story):
        date = call.decided if call.outcome and call.decided else call.due
        if date and date.upper < dt.date.max:
            yield call, date


@lru_cache(maxsize=1)  # every page of a story asks, and no other story is to stay in memory
def has_dates(story: Story) -> bool:
    """Whether there is anything for a calendar."""
    return any(True for _ in coming_events(story)) or any(True for _ in decisions(story))
