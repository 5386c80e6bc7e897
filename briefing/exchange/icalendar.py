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
    page: urls.Target
    title: str
    text: str
    first: dt.date
    last: dt.date
    tentative: bool
    stamp: dt.datetime
    topics: tuple[str, ...]


def export_icalendar(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A calendar of each briefing, where there is a date: RFC 5545 knows no empty calendar."""
    for story in corpus.stories.values():
        yield from _file(
            urls.story_folder(story.slug), story.briefing.noun.title, tuple(appointments_of(story, site)), site
        )


def export_shared_icalendar(appointments: Sequence[Appointment], site: Site) -> Iterator[ExportedFile]:
    """A calendar of the site, likewise."""
    yield from _file("", site.name, appointments, site)


def _file(folder: str, name: str, appointments: Sequence[Appointment], site: Site) -> Iterator[ExportedFile]:
    if appointments:
        yield ExportedFile(urls.calendar_file(folder), format_icalendar(name, appointments, site))


def appointments_of(story: Story, site: Site) -> Iterator[Appointment]:
    """What a briefing dates to come, and what is, or was, to be decided when."""
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


def format_icalendar(name: str, appointments: Sequence[Appointment], site: Site) -> bytes:
    """One calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//briefing//EN")
    calendar.add("version", "2.0")
    calendar.add("name", visible_text(name))
    calendar.add("x-wr-calname", visible_text(name))
    written: bytes = calendar.to_ical()
    head, end, rest = written.partition(b"END:VCALENDAR")
    ordered = sorted(appointments, key=lambda a: (a.first, a.last, a.id))
    return b"".join(
        [head, *(_event(appointment, site.address(appointment.page)) for appointment in ordered), end, rest]
    )


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
    return Appointment(
        site.identify(f"{urls.story_folder(story.slug)}calendar/{entry.kind}/{entry.id}"),
        urls.target(entry.kind, entry.id, story.slug),
        visible_text(words[0]),
        words[1],
        *span,
        tentative,
        dt.datetime.fromisoformat(last_change(story) or _EPOCH).replace(tzinfo=dt.UTC),
        tuple(map(visible_text, story.briefing.noun.topics)),
    )


@remembered(20_000)  # it is the same in the calendar of a briefing and in that of the site
def _event(appointment: Appointment, address: str) -> bytes:
    event = Event()
    # RFC 7986 (5.3) asks for a UUID, which says nothing of the host it was made on.
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, appointment.id)))
    event.add("dtstamp", appointment.stamp)
    event.add("dtstart", appointment.first)
    if appointment.last < dt.date.max:
        event.add("dtend", appointment.last + dt.timedelta(days=1))  # the first day after it
    event.add("summary", appointment.title)
    event.add("description", appointment.text)
    event.add("status", "TENTATIVE" if appointment.tentative else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if appointment.topics:
        event.add("categories", list(appointment.topics))
    if address:
        event.add("url", address)
    written: bytes = event.to_ical()
    return written
