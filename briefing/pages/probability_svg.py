"""How a probability moved: a step line, because an estimate holds until the next one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.datewords import DateSaid, date_words
from briefing.edtf import EdtfDate
from briefing.escape import Markdown
from briefing.language import Language
from briefing.messages import _, listed
from briefing.model.outlook import Estimate, Resolution
from briefing.pages.svg import element, number, percent, picture
from briefing.pages.words import OUTCOMES

_WIDTH, _HEIGHT = 340, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 326, 16, 168
_LINES = (0, 0.25, 0.5, 0.75, 1)


class Period(NamedTuple):
    """The days that a chart spans; charts that stand side by side share one, so that they can be compared."""

    start: dt.date
    end: dt.date

    def x(self, day: dt.date) -> float:
        """Where a day lies; in the middle when there is but one day."""
        days = (self.end - self.start).days
        return _LEFT + (_RIGHT - _LEFT) * ((day - self.start).days / days if days else 0.5)


def common_period(dates: Iterable[EdtfDate], until: dt.date | None) -> Period | None:
    """The period from the first of the dates to the last of them, or to `until` if later; None without dates."""
    days = [_day(date) for date in dates]
    return Period(min(days), max(*days, until or days[0], days[0])) if days else None


def probability_svg(  # noqa: PLR0913, PLR0917 — a chart takes its words, its data and its frame
    language: Language,
    key: str,
    title: str,
    estimates: Sequence[Estimate],
    period: Period,
    resolution: Resolution | None = None,
) -> Markdown:
    """Draw the estimates of one scenario or forecast over a period, and its outcome once it is known.

    `key` is unique on the page; the estimates are drawn in the order of their dates. Probabilities are 0 to 1.
    """
    ordered = sorted(estimates, key=lambda estimate: estimate.on)
    decided = resolution.on if resolution and resolution.outcome else None
    return picture(
        key,
        language.say(_("Probability over time: %(title)s", title=title)),
        language.say(_description(ordered, resolution)),
        *_axes(period),
        *_curve(ordered, period, _day(decided) if decided else period.end, language),
        *_outcome(resolution, period, language),
        size=(_WIDTH, _HEIGHT),
        kind="probability",
    )


def _description(estimates: Sequence[Estimate], resolution: Resolution | None) -> str:
    first, last = estimates[0], estimates[-1]
    if len(estimates) > 1:
        told = _(
            "%(first)s on %(begin)s, %(last)s on %(end)s, in %(count)s estimates.",
            first=percent(first.value), begin=DateSaid(first.on), last=percent(last.value), end=DateSaid(last.on),
            count=len(estimates),
        )  # fmt: skip
    else:
        told = _(
            "%(share)s on %(date)s, the only estimate so far.", share=percent(first.value), date=DateSaid(first.on)
        )
    parts = [told]
    if resolution and resolution.outcome:
        outcome = OUTCOMES[resolution.outcome]
        day = resolution.on
        parts += [
            _("Resolved on %(date)s: %(outcome)s.", date=DateSaid(day), outcome=outcome)
            if day
            else _("Resolved: %(outcome)s.", outcome=outcome)
        ]
    return listed([*parts, _("The table of estimates gives each with its reason.")], " ")


def _axes(period: Period) -> list[Markdown]:
    parts = []
    for share in _LINES:
        height = _y(share)
        parts += [
            element("line", class_="chart-grid", x1=_LEFT, x2=_RIGHT, y1=height, y2=height, stroke="currentColor",
                    stroke_opacity=0.45 if share == 0 else 0.18),
            _label(percent(share), _LEFT - 6, height + 4, "end"),
        ]  # fmt: skip
    if period.start == period.end:
        return [*parts, _label(period.start.isoformat(), period.x(period.start), _BOTTOM + 20, "middle")]
    starts = _label(period.start.isoformat(), _LEFT, _BOTTOM + 20, "start")
    return [*parts, starts, _label(period.end.isoformat(), _RIGHT, _BOTTOM + 20, "end")]


def _curve(estimates: Sequence[Estimate], period: Period, end: dt.date, language: Language) -> list[Markdown]:
    xs = [period.x(_day(estimate.on)) for estimate in estimates]
    ys = [_y(estimate.value) for estimate in estimates]
    path = f"M{number(xs[0])} {number(ys[0])}"
    path += "".join(f"H{number(x)}V{number(y)}" for x, y in zip(xs[1:], ys[1:], strict=True))
    path += f"H{number(max(xs[-1], period.x(end)))}"
    line = element("path", class_="chart-line", d=path, fill="none", stroke="currentColor", stroke_width=2)
    dots = [
        element("circle", element("title", f"{percent(e.value)}, {date_words(e.on, language)}"),
                class_="chart-point", cx=x, cy=y, r=4, fill="currentColor")
        for e, x, y in zip(estimates, xs, ys, strict=True)
    ]  # fmt: skip
    above = ys[-1] - 8 if ys[-1] > _TOP + 10 else ys[-1] + 17
    near_end = xs[-1] > (_LEFT + _RIGHT) / 2
    figure = _label(percent(estimates[-1].value), xs[-1], above, "end" if near_end else "start", strong=True)
    return [line, *dots, figure]


def _outcome(resolution: Resolution | None, period: Period, language: Language) -> list[Markdown]:
    if not resolution or not resolution.outcome or not resolution.on:
        return []
    x = period.x(min(max(_day(resolution.on), period.start), period.end))
    height = {"yes": _y(1), "no": _y(0), "void": _y(0.5)}[resolution.outcome]
    size, outcome = 6, language.say(OUTCOMES[resolution.outcome])
    diamond = f"M{number(x - size)} {number(height)}l{size} {-size}l{size} {size}l{-size} {size}z"
    return [
        element("line", class_="chart-decided", x1=x, x2=x, y1=_TOP, y2=_BOTTOM, stroke="currentColor",
                stroke_dasharray="3 3"),
        element("path", element("title", f"{outcome}, {date_words(resolution.on, language)}"),
                class_=f"chart-outcome chart-{resolution.outcome}", d=diamond, fill="currentColor"),
        _label(outcome, x - 9, height - 4 if height > _TOP + 10 else height + 14, "end", strong=True),
    ]  # fmt: skip


def _label(text: str, x: float, y: float, anchor: str, *, strong: bool = False) -> Markdown:
    weight = "bold" if strong else None
    return element("text", text, x=x, y=y, text_anchor=anchor, font_size=12, font_weight=weight, fill="currentColor")


def _y(share: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * share


def _day(date: EdtfDate) -> dt.date:
    """The first day a date can mean; the last one where its beginning is open."""
    return date.upper if date.lower == dt.date.min else date.lower
