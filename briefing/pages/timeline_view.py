"""The timeline drawn: a row for each lane, a column for each date, eras as stretches behind them.

Columns follow each other in order of time and are of one width, because stories pause for years and then happen in
days: what is drawn is the order, and the dates are written above. An event reaches over all columns that its date can
mean; an uncertain or approximate one is drawn hollow, an open one runs on to the edge.
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
from briefing.pages.picture import Box, Label, Picture, Stroke, number, wrap
from briefing.pages.words import counted

_LANES = 118
"""Width of the column of lane names."""
_HEAD = 62
_ROW = 30
_STACK = 20
_NARROW, _WIDE, _ROOM = 16.0, 46.0, 560.0
_SIZES = {1: 7.0, 2: 11.0, 3: 15.0}
_LABEL = 40.0


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
    days = sorted({_day(event.when) for event in events.values()})
    scale = _Scale(days, max(_NARROW, min(_WIDE, _ROOM / len(days))))
    lanes = _lanes(events, facts.say(_("Other events")))
    boxes, labels, y = [], [], float(_HEAD)
    strokes = []
    for lane, keys in lanes.items():
        marks, depth = _marks({key: events[key] for key in keys}, scale, y)
        height = _ROW + _STACK * (depth - 1)
        boxes += marks
        labels += [Label(0, number(y + 13 + 12 * i), line, "small") for i, line in enumerate(wrap(lane, _LANES, 2))]
        strokes.append(Stroke(f"M 0 {number(y + height)} L {number(scale.end)} {number(y + height)}", "rule"))
        y += height
    eras = {key: entry.noun for key, entry in facts.story.eras.items()}
    return Picture(
        name="timeline",
        width=number(scale.end + 2),
        height=number(y + 2),
        title=_("%(events)s in order of time", events=counted(len(events), "event")),
        text=_("Each mark leads to its event in the list below, which says the same in words."),
        boxes=(*_bands(eras, scale, y), *boxes),
        strokes=tuple(strokes),
        labels=(*_years(scale), *_era_names(eras, scale), *labels),
    )


def _day(when: EdtfDate) -> dt.date:
    return when.upper if when.open_start else when.lower


def _lanes(events: Mapping[str, Event], other: str) -> dict[str, list[str]]:
    lanes: dict[str, list[str]] = {}
    for key, event in events.items():
        lanes.setdefault(event.lane or other, []).append(key)
    return lanes


def _marks(events: Mapping[str, Event], scale: _Scale, top: float) -> tuple[list[Box], int]:
    """The marks of one lane, below each other where they would overlap, and how many stand below each other."""
    boxes: list[Box] = []
    ends: list[float] = []
    for key, event in events.items():
        size = _SIZES[event.importance]
        x, until = scale.x(_day(event.when)), _until(event.when, scale)
        left, right = x - size / 2, max(until, x) + size / 2
        row = next((i for i, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [right + 2]
        middle = top + _ROW / 2 + _STACK * row
        boxes.append(
            Box(
                number(left),
                number(middle - size / 2),
                number(right - left),
                number(size),
                style=_style(event),
                anchor=urls.anchor("event", key),
                radius=number(size / 2),
                name=listed((DateSaid(event.when), event.title), ": "),
            )
        )
    return boxes, max(len(ends), 1)


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
