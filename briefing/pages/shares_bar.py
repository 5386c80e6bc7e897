"""A whole in parts, as one bar shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.pages.words import Term


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a whole, with its place in a bar of 100 units."""

    term: Term
    count: int
    start: float
    width: float


def shares_of(parts: Iterable[tuple[Term, int]]) -> tuple[Share, ...]:
    """The parts of which there are any, one after another."""
    counts = [(term, count) for term, count in parts if count]
    whole = sum(count for _, count in counts)
    shares, done = [], 0
    for term, count in counts:
        shares.append(Share(term, count, round(100 * done / whole, 2), round(100 * count / whole, 2)))
        done += count
    return tuple(shares)
