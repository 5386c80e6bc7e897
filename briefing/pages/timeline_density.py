"""How many events a long timeline has in each stretch of time, as bars that lead to the first event of each."""

from collections.abc import Mapping, Sequence

from briefing import urls
from briefing.messages import Message, _
from briefing.model.timeline import Event
from briefing.pages.facts import Facts
from briefing.pages.picture import Box, Label, Picture, number
from briefing.pages.words import counted

_WIDTH, _HEIGHT, _FOOT = 928.0, 70.0, 18.0
_MOST_BARS = 60
_LABEL = 44.0
"""Width of a label; bars that are narrower share one."""


def view_density(facts: Facts, more_than: int) -> Picture | None:
    """Bars for all events of a story, by year, or by month where that is fine enough; None where there are few."""
    found = sorted(facts.story.events.items(), key=lambda item: item[1].noun.when)
    events = {key: entry.noun for key, entry in found}
    if len(events) <= more_than:
        return None
    stretches = _stretches(events)
    step, most = _WIDTH / len(stretches), max(len(keys) for _name, keys in stretches)
    boxes, labels = [], []
    for index, (name, keys) in enumerate(stretches):
        x, height = index * step, max(3.0, (_HEIGHT - _FOOT) * len(keys) / most)
        bar = (number(x + 1), number(_HEIGHT - _FOOT - height), number(step - 2), number(height))
        anchor, told = urls.anchor("event", keys[0]), _told(name, len(keys))
        boxes.append(Box(*bar, style="event", radius=1, anchor=anchor, name=told))
        if index % (1 + int(_LABEL / step)) == 0 and x + _LABEL <= _WIDTH:
            labels.append(Label(number(x + 2), _HEIGHT - 4, name, "small"))
    return Picture(
        name="density",
        width=_WIDTH,
        height=_HEIGHT,
        title=_("%(events)s over time", events=counted(len(events), "event")),
        text=_("Each bar leads to the first event of its time."),
        boxes=tuple(boxes),
        labels=tuple(labels),
    )


def _told(name: str, count: int) -> Message:
    return _("%(time)s: %(events)s", time=name, events=counted(count, "event"))


def _stretches(events: Mapping[str, Event]) -> Sequence[tuple[str, list[str]]]:
    """The events by the finest of month, year and decade that needs no more than so many bars."""
    by: dict[str, list[str]] = {}
    for length in (7, 4, 3):
        by = {}
        for key, event in events.items():
            day = event.when.upper if event.when.open_start else event.when.lower
            name = day.isoformat()[:length]
            by.setdefault(f"{name}0" if length == 3 else name, []).append(key)  # noqa: PLR2004 — a decade
        if len(by) <= _MOST_BARS:
            break
    return list(by.items())
