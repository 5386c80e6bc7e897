"""The timeline drawn: a row for each lane, a column for each date, eras as stretches behind them.

Columns follow each other in order of time and are of one width, because stories pause for years and then happen in
days: what is drawn is the order, and each event says its date. An event reaches over all columns that its date can
mean; an uncertain or approximate one is drawn hollow, an open one runs on to the edge. Of many events the most
important are drawn, and above them a bar for each year or month says how many there are in all.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.datewords import DateSaid
from briefing.edtf import EdtfDate
from briefing.messages import _, listed
from briefing.model.timeline import Era, Event
from briefing.pages.facts import Facts
from briefing.pages.picture import Box, Label, Picture, Stroke, number, text_width, wrap
from briefing.pages.words import counted

_LANES = 118
"""Width of the column of lane names."""
_HEAD = 62
_ROW = 48
_MIDDLE = 13
"""Of a row, where the marks are; the words begin beside them and go on below."""
_ROOM = 810.0
"""Width of all columns: the drawing fills the page's."""
_SIZES = {1: 8.0, 2: 12.0, 3: 16.0}
_LABEL = 40.0
_WORDS = 190.0
"""Width of an event's words."""
_GAP = 5.0
MOST_DRAWN = 40
"""How many events are drawn."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where the columns are."""

    days: Sequence[dt.date]
    step: float

    def x(self, day: dt.date) -> float:
        """The middle of the last column that begins no later than the day."""
        index = bisect_right(self.days, day) - 1
        return _LANES + self.step * (max(index, 0) + 0.5)

    @property
    def end(self) -> float:
        return _LANES + self.step * len(self.days)


def view_timeline(facts: Facts) -> Picture | None:
    """Draw the events of a story; None where there are too few to need it."""
    events = {key: e.noun for key, e in sorted(facts.story.events.items(), key=lambda item: item[1].noun.when)}
    if len(events) < 2:  # noqa: PLR2004 — one event has no order
        return None
    every, events = len(events), _weightiest(events)
    days = sorted({_day(event.when) for event in events.values()})
    scale = _Scale(days, _ROOM / len(days))
    lanes = _lanes(events, facts.say(_("Other events")))
    boxes, labels, y = [], [], float(_HEAD)
    strokes = []
    for lane, keys in lanes.items():
        marks, depth = _marks(facts, {key: events[key] for key in keys}, scale, y)
        height = _ROW * depth
        boxes += marks
        labels += [Label(0, number(y + 13 + 12 * i), line, "small") for i, line in enumerate(wrap(lane, _LANES, 2))]
        strokes.append(Stroke(f"M 0 {number(y + height)} L {number(scale.end)} {number(y + height)}", "rule"))
        y += height
    eras = {key: entry.noun for key, entry in facts.story.eras.items()}
    return Picture(
        name="timeline",
        width=number(scale.end + 2),
        height=number(y + 2),
        title=_("%(events)s in order of time", events=counted(len(events), "event"))
        if len(events) == every
        else _("The %(shown)s most important of %(events)s", shown=len(events), events=counted(every, "event")),
        text=_("Each mark leads to its event in the list below, which says the same in words."),
        boxes=(*_bands(eras, scale, y), *boxes),
        strokes=tuple(strokes),
        labels=(*_years(scale), *_era_names(eras, scale), *labels),
    )


def _weightiest(events: Mapping[str, Event]) -> dict[str, Event]:
    """The most important events, in order of time; of equals as many as there is room for, spread over all of them."""
    kept: set[str] = set()
    for importance in (3, 2, 1):
        equals = [key for key, event in events.items() if event.importance == importance]
        room = min(MOST_DRAWN - len(kept), len(equals))
        kept |= {equals[index * len(equals) // room] for index in range(room)}
    return {key: event for key, event in events.items() if key in kept}


def _day(when: EdtfDate) -> dt.date:
    return when.upper if when.open_start else when.lower


def _lanes(events: Mapping[str, Event], other: str) -> dict[str, list[str]]:
    lanes: dict[str, list[str]] = {}
    for key, event in events.items():
        lanes.setdefault(event.lane or other, []).append(key)
    return lanes


def _marks(facts: Facts, events: Mapping[str, Event], scale: _Scale, top: float) -> tuple[list[Box], int]:
    """The marks of one lane, below each other where they would overlap, and how many stand below each other."""
    boxes: list[Box] = []
    ends: list[float] = []
    for key, event in events.items():
        size = _SIZES[event.importance]
        x, until = scale.x(_day(event.when)), _until(event.when, scale)
        left, right = x - size / 2, max(until, x) + size / 2
        words = _words(facts, event)
        width = max(map(text_width, words))
        at, level = _place(left, right, width, scale)
        end = " end" if at + width < left else ""
        row = next((i for i, end in enumerate(ends) if end <= min(left, at)), len(ends))
        ends[row : row + 1] = [max(right, at + width) + 2 * _GAP]
        middle = top + _MIDDLE + _ROW * row
        labels = [
            Label(
                number(at + width if end else at),
                number(middle + level + 4 + 13 * i),
                line,
                ("title" if i else "small") + end,
            )
            for i, line in enumerate(words)
        ]
        boxes.append(
            Box(
                number(left),
                number(middle - size / 2),
                number(right - left),
                number(size),
                tuple(labels[:2] if level else labels),
                style=_style(event),
                anchor=urls.anchor("event", key),
                radius=number(size / 2),
                name=listed((DateSaid(event.when), event.title), ": "),
                told_by=told_by(event),
            )
        )
    return boxes, max(len(ends), 1)


def told_by(event: Event) -> Mapping[str, tuple[str, ...]]:
    """By what readers can filter events: the actors, and every importance that an event reaches."""
    return {"actor": event.actors, "importance": tuple(map(str, range(1, event.importance + 1)))}


def _words(facts: Facts, event: Event) -> tuple[str, ...]:
    """The date in a line, and the title in two."""
    date = wrap(facts.say(DateSaid(event.when)), _WORDS, 1)
    return (*date, *wrap(event.title, _WORDS, 2))


def _place(left: float, right: float, width: float, scale: _Scale) -> tuple[float, float]:
    """Where the words of a mark begin, and how far below its middle: beside it, or below it where there is no room."""
    if right + _GAP + width <= scale.end:
        return right + _GAP, 0
    if left - _GAP - width >= _LANES:
        return left - _GAP - width, 0
    return max(_LANES, min(left, scale.end - width)), _MIDDLE


def _until(when: EdtfDate, scale: _Scale) -> float:
    if when.open_end or when.unknown_end:
        return scale.end - 8
    return scale.x(when.upper)


def _style(event: Event) -> str:
    when = event.when
    sure = "unsure" if when.uncertain or when.approximate else "sure"
    return f"event event-{event.importance} {sure}{' open' if when.open_end or when.unknown_end else ''}"


def _stretch(era: Era, scale: _Scale) -> tuple[float, float] | None:
    """From the first to the last column that lies in an era; None where no event does."""
    inside = [day for day in scale.days if era.when.lower <= day <= era.when.upper]
    if not inside:
        return None
    return scale.x(inside[0]) - scale.step / 2, scale.x(inside[-1]) + scale.step / 2


def _bands(eras: Mapping[str, Era], scale: _Scale, bottom: float) -> list[Box]:
    stretches = [stretch for era in eras.values() if (stretch := _stretch(era, scale))]
    return [
        Box(number(x), 0, number(end - x), number(bottom), style=f"era era-{index % 2}", radius=0)
        for index, (x, end) in enumerate(stretches)
    ]


def _era_names(eras: Mapping[str, Era], scale: _Scale) -> list[Label]:
    labels = []
    for era in eras.values():
        if stretch := _stretch(era, scale):
            x, end = stretch
            lines = wrap(era.title, end - x - 6, 3) if end - x > _LABEL else ()
            labels += [Label(number(x + 4), 12 + 12 * i, line, "small") for i, line in enumerate(lines)]
    return labels


def _years(scale: _Scale) -> list[Label]:
    labels, last, edge = [], None, float("-inf")
    for day in scale.days:
        x = scale.x(day) - scale.step / 2 + 4
        if day.year != last and x > edge:
            labels.append(Label(number(x), _HEAD - 8, str(day.year), "name"))
            edge = x + _LABEL - 6
            last = day.year
    return labels
