"""Likelihood in words and numbers together, in the bands of ICD 203.

Intelligence Community Directive 203 (2015), Analytic Standards, gives seven terms and the odds they stand for. Where
two bands share a bound, it belongs to the band further from even odds. Likelihood is how probable something is;
confidence is how well founded the judgment is; they are never put into one sentence.
"""

from typing import NamedTuple

from briefing.messages import _


class Band(NamedTuple):
    """A term of ICD 203 and the probabilities it stands for, in percent."""

    term: str
    lower: int
    upper: int


BANDS = (
    Band(_("almost no chance"), 1, 5),
    Band(_("very unlikely"), 5, 20),
    Band(_("unlikely"), 20, 45),
    Band(_("roughly even chance"), 45, 55),
    Band(_("likely"), 55, 80),
    Band(_("very likely"), 80, 95),
    Band(_("almost certain"), 95, 99),
)
_EVEN = 50
_TOLERANCE = 1e-9


def band_of(probability: float) -> Band:
    """The band a probability (0 to 1) falls into.

    Raises ValueError for a number that is no probability. Certainties have no term of their own in ICD 203 and take
    the outermost.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability} is not a probability between 0 and 1")
    percent = probability * 100
    if percent < _EVEN:
        return next(band for band in BANDS if percent <= band.upper + _TOLERANCE)
    return next(band for band in reversed(BANDS) if percent >= band.lower - _TOLERANCE)


def describe_likelihood(lower: float, upper: float) -> str:
    """A likelihood as term and number: "likely (70%)", "likely (55–80%)", "unlikely to likely (30–70%)".

    A range takes the term of the one band it lies in, bounds included; a wider one is named by its two ends. Raises
    ValueError for numbers that are no probabilities, or a range that is upside down.
    """
    if lower > upper:
        raise ValueError(f"the range {lower}–{upper} is upside down")
    band_of(lower), band_of(upper)
    if lower == upper:
        return _("%(term)s (%(share)s%%)", term=band_of(lower).term, share=_percent(lower))
    numbers = {"lower": _percent(lower), "upper": _percent(upper)}
    for band in BANDS:
        if band.lower - _TOLERANCE <= lower * 100 and upper * 100 <= band.upper + _TOLERANCE:
            return _("%(term)s (%(lower)s–%(upper)s%%)", term=band.term, **numbers)
    low, high = band_of(lower), band_of(upper)
    if low == high:
        return _("%(term)s (%(lower)s–%(upper)s%%)", term=low.term, **numbers)
    return _("%(low)s to %(high)s (%(lower)s–%(upper)s%%)", low=low.term, high=high.term, **numbers)


def _percent(probability: float) -> str:
    return f"{probability * 100:.1f}".removesuffix(".0")
