"""Probabilities as pages show them: term and number together, and where they lie between 0 and 100."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.likelihood import BANDS, Band, describe_likelihood
from briefing.model.outlook import Estimate


@dataclass(frozen=True, slots=True)
class LikelihoodView:
    """A likelihood in words and numbers, and its bounds in percent."""

    words: str
    lower: float
    upper: float


def view_likelihood(lower: float, upper: float | None = None) -> LikelihoodView:
    """Show a probability, or the range between two."""
    upper = lower if upper is None else upper
    return LikelihoodView(describe_likelihood(lower, upper), round(lower * 100, 1), round(upper * 100, 1))


def latest(estimates: Sequence[Estimate]) -> LikelihoodView | None:
    """The newest of some estimates; None where there is none."""
    return view_likelihood(estimates[-1].value) if estimates else None


def bands() -> Sequence[Band]:
    """The terms with the percentages they stand for, for the note on how to read them."""
    return BANDS
