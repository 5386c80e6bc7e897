"""How good probabilities turned out to be: scores of resolved yes-or-no forecasts, and their calibration.

Nothing here knows of briefings, so that forecasts from anywhere can be scored:

>>> from briefing import ResolvedForecast, score_forecasts
>>> scores = score_forecasts([ResolvedForecast(0.7, "yes"), ResolvedForecast(0.2, "no"), ResolvedForecast(0.4, "void")])
>>> scores.n, scores.void, round(scores.brier, 3), round(scores.log, 3)
(2, 1, 0.065, -0.29)

Means are exact and rounded once (`statistics.mean`), so the order of the forecasts makes no difference.
"""

import math
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal, NamedTuple, cast

Outcome = Literal["yes", "no", "void"]
Answer = Outcome | bool
"""True and False are taken for "yes" and "no", and so is any number that equals 1 or 0 (1.0, NumPy's), as tables have
them."""
Closed = Literal["left", "right"]
"""Which bound of a bin belongs to it, in the words of pandas and NumPy."""

MINIMUM_N = 30
"""Scored forecasts below which a mean says little. With 30, the 95 % interval of an observed share is still about 17
percentage points wide to either side."""

_INNER_BOUNDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_OUTCOMES = ("yes", "no", "void")
_HALF = 0.5


class ResolvedForecast(NamedTuple):
    """A probability (0 to 1) that was given for "yes", and what came of it.

    `outcome` is "yes", "no" or "void"; True and False, or 1 and 0, are taken for "yes" and "no".
    """

    probability: float
    outcome: Answer


@dataclass(frozen=True, slots=True)
class Decile:
    """The forecasts of one tenth of the scale: `lower` is included, `upper` is not, save for 1 in the last.

    Of bins closed to the right `upper` is included, `lower` is not, save for 0 in the first.

    `forecast` is their mean probability, `observed` the share of them that came true, and `low` to `high` the Wilson
    95 % interval around that share. All four are None when there is no forecast.
    """

    lower: float
    upper: float
    n: int
    forecast: float | None
    observed: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """What a set of forecasts scores.

    `n` forecasts count, `void` others do not. `brier` and `log` are means over the n, None when n is 0; `log` is
    negative infinity as soon as one forecast gave no chance at all to what happened; `impossible` says how many did.
    """

    n: int
    void: int
    brier: float | None
    log: float | None
    impossible: int
    deciles: tuple[Decile, ...]

    @property
    def says_little(self) -> bool:
        """Whether there are too few forecasts for the means to be told from luck."""
        return self.n < MINIMUM_N


def brier_score(probability: float, outcome: Answer) -> float:
    """The squared distance of a probability from what happened: 0 is best, 1 worst, and 0.25 is earned by always 50 %.

    This is (p - o)², with o = 1 for yes. It is half of what Brier defined, who summed the squares over both answers:
    G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950), 1-3.
    Scores on his scale, which runs to 2, must be halved to be compared.

    Raises ValueError for a number that is no probability, or for an outcome other than yes and no.
    """
    return (_checked(probability) - _decided(outcome)) ** 2


def log_score(probability: float, outcome: Answer, *, floor: float = 0.0) -> float:
    """The natural logarithm of the probability that was given to what happened: 0 is best, -0.693 is earned by 50 %.

    I. J. Good, "Rational decisions", Journal of the Royal Statistical Society B 14 (1952), 107-114. Where what happened
    had been given no chance at all the score is negative infinity: that is what the rule says, and hiding it would
    reward false certainty. `floor` draws probabilities into [floor, 1 - floor] first, for comparison with programs that
    do so.

    Raises ValueError for a number that is no probability, an outcome other than yes and no, or a floor that is not in
    [0, 0.5).
    """
    if not 0 <= floor < _HALF:
        raise ValueError(f"{floor} is not a floor from 0 to below 0.5")
    given = min(max(_checked(probability), floor), 1 - floor)
    if not _decided(outcome):
        return math.log1p(-given) if given < 1 else -math.inf
    return math.log(given) if given > 0 else -math.inf


def score_forecasts(
    forecasts: Iterable[ResolvedForecast | tuple[float, Answer]], *, floor: float = 0.0, closed: Closed = "left"
) -> Scores:
    """Score resolved forecasts together, each with the same weight; void ones are counted apart and do not score.

    `floor` is that of `log_score`, `closed` that of `calibration`. Raises ValueError as the single scores do.
    """
    counted: list[tuple[float, bool]] = []
    void = 0
    for probability, outcome in forecasts:
        if outcome == "void":
            void += 1
        else:
            counted.append((_checked(probability), _decided(outcome)))
    logs = [log_score(p, o, floor=floor) for p, o in counted]
    return Scores(
        n=len(counted),
        void=void,
        brier=mean([brier_score(p, o) for p, o in counted]),
        log=mean(logs),
        impossible=logs.count(-math.inf),
        deciles=calibration(counted, closed=closed),
    )


def calibration(forecasts: Iterable[tuple[float, bool]], *, closed: Closed = "left") -> tuple[Decile, ...]:
    """Sort probabilities with their answers into ten deciles: [0, 0.1), [0.1, 0.2) … [0.9, 1].

    With `closed="right"` they are [0, 0.1], (0.1, 0.2] … (0.9, 1], as scikit-learn and `pandas.cut` have them. A
    probability belongs where it compares as a number to the bounds, so 0.3 falls into [0.3, 0.4), or (0.2, 0.3].
    """
    place = bisect_right if closed == "left" else bisect_left
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(len(_INNER_BOUNDS) + 1)]
    for probability, outcome in forecasts:
        bins[place(_INNER_BOUNDS, probability)].append((probability, outcome))
    bounds = (0.0, *_INNER_BOUNDS, 1.0)
    return tuple(_decile(bounds[i], bounds[i + 1], found) for i, found in enumerate(bins))


def wilson_interval(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval that a share of n observations leaves open for the true probability.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22 (1927), 209-212, without correction for continuity. Unlike the textbook's it stays
    within 0 to 1 and makes sense for few observations. Raises ValueError unless 0 <= successes <= n and n > 0.
    """
    if not 0 <= successes <= n or n == 0:
        raise ValueError(f"{successes} of {n} is not a share")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # Exact at the ends, where rounding would leave a trace such as 1e-17.
    return (0.0 if successes == 0 else centre - half), (1.0 if successes == n else centre + half)


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean, None of nothing.

    It is worked out exactly and rounded once: a sum that was rounded can give three times 0.7 a mean below 0.7, which
    is then outside its decile.
    """
    return statistics.mean(values) if values else None


def _decile(lower: float, upper: float, found: list[tuple[float, bool]]) -> Decile:
    if not found:
        return Decile(lower, upper, 0, None, None, None, None)
    n, came_true = len(found), sum(outcome for _, outcome in found)
    low, high = wilson_interval(came_true, n)
    return Decile(lower, upper, n, mean([p for p, _ in found]), came_true / n, low, high)


def _checked(probability: float) -> float:
    if not 0 <= probability <= 1:  # also refuses NaN
        raise ValueError(f"{probability} is not a probability between 0 and 1")
    return probability


def _decided(outcome: Answer) -> bool:
    if outcome in {"yes", "no"}:
        return outcome == "yes"
    if outcome in {0, 1}:  # a truth value, or any kind of number, as tables of forecasts give it
        return bool(outcome)
    known = ", ".join(_OUTCOMES)
    raise ValueError(f"“{cast('object', outcome)}” is not an outcome that can be scored; outcomes are {known}")
