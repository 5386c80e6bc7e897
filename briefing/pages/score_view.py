"""Scores as pages show them."""

import math
from dataclasses import dataclass

from briefing.analysis.scoring import Decile, Scores
from briefing.analysis.track_record import Call
from briefing.pages.svg import percent


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The score of one forecast: the probability that counts, and what it earned."""

    probability: str
    brier: str
    log: str


@dataclass(frozen=True, slots=True)
class TotalView:
    """The mean scores of a set of forecasts."""

    name: str
    n: int
    void: int
    brier: str
    log: str
    says_little: bool


@dataclass(frozen=True, slots=True)
class DecileView:
    """One row of the calibration table."""

    bounds: str
    n: int
    forecast: str
    observed: str
    interval: str


def view_score(call: Call) -> ScoreView | None:
    """The score of a call; None unless it has one."""
    if call.estimate is None or call.brier is None or call.log is None:
        return None
    return ScoreView(percent(call.estimate.value), score_words(call.brier), score_words(call.log))


def view_total(name: str, scores: Scores) -> TotalView:
    """The means of a set of scores."""
    brier, log = score_words(scores.brier), score_words(scores.log)
    return TotalView(name, scores.n, scores.void, brier, log, scores.says_little)


def view_decile(decile: Decile) -> DecileView:
    """A row of the calibration table; what is not defined without forecasts is a dash."""
    low, high = round(decile.lower * 100), round(decile.upper * 100)
    interval = "–"
    if decile.low is not None and decile.high is not None:
        interval = f"{decile.low * 100:.0f}–{decile.high * 100:.0f}%"
    return DecileView(f"{low}–{high}%", decile.n, _share(decile.forecast), _share(decile.observed), interval)


def score_words(score: float | None) -> str:
    """A score to three decimals, with a true minus: "0.160", "−0.511", "−∞"; a dash for none."""
    if score is None:
        return "–"
    if score == -math.inf:
        return "−∞"
    return f"{score + 0:.3f}".replace("-0.000", "0.000").replace("-", "−")


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.0f}%"
