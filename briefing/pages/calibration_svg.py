"""Whether probabilities mean what they say: how often things came true, against how probable they were called."""

import math
from collections.abc import Sequence

from briefing.analysis.scoring import Decile
from briefing.escape import Markdown
from briefing.language import Language
from briefing.messages import _
from briefing.pages.svg import element, percent, picture

_SIZE = 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 364, 14, 330
_LINES = (0, 0.25, 0.5, 0.75, 1)
_CAP = 4
_CROWDED = 0.85


def calibration_svg(language: Language, key: str, deciles: Sequence[Decile]) -> Markdown:
    """Draw the deciles that hold forecasts: a dot at mean forecast and observed share, its area growing with n.

    The bar through a dot is the 95 % interval. On the dashed line, what was called 70 % came true in 70 % of cases.
    """
    filled = [decile for decile in deciles if decile.n]
    return picture(
        key,
        language.say(_("Calibration: how often it came true, by the probability given")),
        language.say(_description(filled)),
        *_axes(language),
        *(part for decile in filled for part in _dot(decile, language)),
        size=(_SIZE, _SIZE),
        kind="calibration",
    )


def _description(deciles: Sequence[Decile]) -> str:
    more = sum((d.forecast or 0) < (d.low or 0) for d in deciles)
    less = sum((d.forecast or 0) > (d.high or 0) for d in deciles)
    total = sum(d.n for d in deciles)
    return _(
        "%(total)s scored forecasts in %(bins)s of ten bins. In %(more)s bins things came true more often than the "
        "probabilities said, and in %(less)s less often, by more than the 95%% interval allows. The table beside the "
        "chart has the figures.",
        total=total,
        bins=len(deciles),
        more=more,
        less=less,
    )


def _axes(language: Language) -> list[Markdown]:
    parts = [
        element("line", class_="chart-ideal", x1=_x(0), y1=_y(0), x2=_x(1), y2=_y(1), stroke="currentColor",
                stroke_dasharray="5 4", stroke_opacity=0.7)
    ]  # fmt: skip
    for share in _LINES:
        x, y, faint = _x(share), _y(share), 0.45 if share == 0 else 0.18
        parts += [
            element("line", class_="chart-grid", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke="currentColor",
                    stroke_opacity=faint),
            element("line", class_="chart-grid", x1=x, x2=x, y1=_TOP, y2=_BOTTOM, stroke="currentColor",
                    stroke_opacity=faint),
            _label(percent(share), _LEFT - 6, y + 4, "end"),
            _label(percent(share), x, _BOTTOM + 18, "middle"),
        ]  # fmt: skip
    across = _label(language.say(_("probability given")), (_LEFT + _RIGHT) / 2, _BOTTOM + 40, "middle")
    return [*parts, across, _label(language.say(_("came true")), _LEFT + 4, _TOP + 12, "start")]


def _dot(decile: Decile, language: Language) -> list[Markdown]:
    # A decile with forecasts has all its figures; the fallbacks only tell the type checker so.
    x, y = _x(decile.forecast or 0), _y(decile.observed or 0)
    low, high = _y(decile.low or 0), _y(decile.high or 0)
    radius = min(3 + math.sqrt(decile.n) / 2, 12)
    words = _(
        "%(lower)s to %(upper)s: n = %(n)s, mean forecast %(forecast)s, came true %(observed)s",
        lower=percent(decile.lower),
        upper=percent(decile.upper),
        n=decile.n,
        forecast=percent(decile.forecast or 0),
        observed=percent(decile.observed or 0),
    )
    bar = f"M{x:.2f} {low:.2f}V{high:.2f}M{x - _CAP:.2f} {low:.2f}h{2 * _CAP}M{x - _CAP:.2f} {high:.2f}h{2 * _CAP}"
    count = f"n={decile.n}"
    beside = x < _x(_CROWDED)  # near the right edge the number stands to the left
    return [
        element("path", class_="chart-band", d=bar, fill="none", stroke="currentColor", stroke_opacity=0.7),
        element(
            "circle",
            element("title", language.say(words)),
            class_="chart-point",
            cx=x,
            cy=y,
            r=radius,
            fill="currentColor",
        ),
        _label(count, x + radius + 3, y + 4, "start") if beside else _label(count, x - radius - 3, y + 4, "end"),
    ]


def _label(text: str, x: float, y: float, anchor: str) -> Markdown:
    return element("text", text, x=x, y=y, text_anchor=anchor, font_size=12, fill="currentColor")


def _x(share: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * share


def _y(share: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * share
