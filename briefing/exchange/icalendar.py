"""Calendars in iCalendar (RFC 5545), written by the icalendar library: what is dated to come, and what is due when.

What is to come is told from the day up to which a briefing speaks, never from today, so that a calendar changes only
with the data. A date of less than a day's precision spans all the days it can mean, and is tentative.
"""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from icalendar import Calendar, Event

from briefing import urls
from briefing.analysis.coming import coming_events, decisions
from briefing.analysis.freshness import last_change
from briefing.analysis.track_record import Call
from briefing.corpus import Corpus, Entry, Story
from briefing.datewords import date_words
from briefing.escape import visible_text
from briefing.exchange.exported import ExportedFile, Site
from briefing.exchange.feed import plain
from briefing.language import Language
from briefing.messages import _
from briefing.remembering import remembered

MEDIA_TYPE = "text/calendar"
_EPOCH = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar; `first` and `last` are the days it spans, both included."""

    id: str
    first: dt.date
    last: dt.date
    event: bytes
    """As the calendar has it."""


def export_icalendar(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A calendar of each briefing, where there is a date: RFC 5545 knows no empty calendar."""
    for story in corpus.stories.values():
        yield from _file(urls.story_folder(story.slug), story.briefing.noun.title, appointments_of(story, site))


def export_shared_icalendar(appointments: Sequence[Appointment], site: Site) -> Iterator[ExportedFile]:
    """A calendar of the site, likewise."""
    yield from _file("", site.name, appointments)


def _file(folder: str, name: str, appointments: Sequence[Appointment]) -> Iterator[ExportedFile]:
    if appointments:
        yield ExportedFile(urls.calendar_file(folder), format_icalendar(name, appointments))


@remembered(2)  # for the calendar of the briefing, and then for that of the site
def appointments_of(story: Story, site: Site) -> tuple[Appointment, ...]:
    """What a briefing dates to come, and what is, or was, to be decided when."""
    return tuple(_appointments(story, site))


def _appointments(story: Story, site: Site) -> Iterator[Appointment]:
    for entry in coming_events(story):
        when = entry.noun.when
        text = f"{date_words(when, site.language_of(story.briefing.noun.language))}. {plain(entry.noun.text or '')}"
        vague = when.uncertain or when.approximate or when.precision not in {"day", "time"}
        last = when.upper if when.upper < dt.date.max else when.lower
        yield _appointment(site, entry, (entry.noun.title, text), (when.lower, last), story, tentative=vague)
    for call, day in decisions(story):
        span = (day.upper, day.upper)  # due at the end of the days that the date can mean
        yield _appointment(
            site,
            call.entry,
            _words(call, site.language_of(story.briefing.noun.language)),
            span,
            story,
            tentative=day.uncertain or day.approximate,
        )


def format_icalendar(name: str, appointments: Sequence[Appointment]) -> bytes:
    """One calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//briefing//EN")
    calendar.add("version", "2.0")
    calendar.add("name", visible_text(name))
    calendar.add("x-wr-calname", visible_text(name))
    written: bytes = calendar.to_ical()
    head, end, rest = written.rpartition(b"END:VCALENDAR")  # the name may hold these words, too
    ordered = sorted(appointments, key=lambda a: (a.first, a.last, a.id))
    return b"".join([head, *(appointment.event for appointment in ordered), end, rest])


def _words(call: Call, language: Language) -> tuple[str, str]:
    noun = call.entry.noun
    name = noun.title or noun.statement
    states = {
        "yes": _("Resolved yes: %(name)s", name=name), "no": _("Resolved no: %(name)s", name=name),
        "void": _("Void: %(name)s", name=name),
    }  # fmt: skip
    state = states.get(call.outcome or "", _("Due: %(name)s", name=name))
    criteria = plain(noun.resolution.criteria) if noun.resolution else ""
    decided = language.say(_("To be decided: %(criteria)s", criteria=criteria))
    return language.say(state), f"{visible_text(noun.statement)}\n{decided}"


def _appointment(  # noqa: PLR0913 — what an appointment is made of
    site: Site,
    entry: Entry[Any],
    words: tuple[str, str],
    span: tuple[dt.date, dt.date],
    story: Story,
    *,
    tentative: bool,
) -> Appointment:
    identity = site.identify(f"{urls.story_folder(story.slug)}calendar/{entry.kind}/{entry.id}")
    first, last = span
    event = Event()
    # RFC 7986 (5.3) asks for a UUID, which says nothing of the host it was made on.
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, identity)))
    event.add("dtstamp", dt.datetime.fromisoformat(last_change(story) or _EPOCH).replace(tzinfo=dt.UTC))
    event.add("dtstart", first)
    if last < dt.date.max:
        event.add("dtend", last + dt.timedelta(days=1))  # the first day after it
    event.add("summary", visible_text(words[0]))
    event.add("description", words[1])
    event.add("status", "TENTATIVE" if tentative else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if topics := [visible_text(topic) for topic in story.briefing.noun.topics]:
        event.add("categories", topics)
    if address := site.address(urls.target(entry.kind, entry.id, story.slug)):
        event.add("url", address)
    return Appointment(identity, first, last, event.to_ical())
