"""How many of a story's quotes were compared with a saved text of their source."""

from collections.abc import Iterable
from typing import NamedTuple

from briefing.analysis.passages import iter_evidence
from briefing.corpus import Story
from briefing.snapshots import QuoteState, Snapshots


class Tally(NamedTuple):
    """Quotes found in their source's snapshot, those that could not be looked up, and those looked up in vain."""

    checked: int
    unchecked: int
    failed: int

    @property
    def total(self) -> int:
        """All quotes."""
        return sum(self)


NO_QUOTES = Tally(0, 0, 0)


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """The sum of several counts."""
    return Tally(*map(sum, zip(NO_QUOTES, *tallies, strict=True)))


def describe_tally(tally: Tally) -> str:
    """A count of quotes in words: all that there are, then each kind that there is any of."""
    names = ("found in their sources", "unchecked", "not found once")
    parts = zip(tally, names, strict=True)
    kinds = ", ".join(f"{count} {what}" for count, what in parts if count)
    return f"{tally.total} {'quote' if tally.total == 1 else 'quotes'}: {kinds}" if tally.total else "no quotes"


def tally_quotes(story: Story, snapshots: Snapshots, source: str | None = None) -> Tally:
    """Count a story's quotes, or those from one of its sources. Those of a changed snapshot are unchecked."""
    states: list[QuoteState] = [
        snapshots.state(story, evidence.source, evidence.quote)
        for _, _, evidence in iter_evidence(story)
        if evidence.quote and source in {None, evidence.source}
    ]
    checked = states.count("checked")
    unchecked = states.count("unchecked") + states.count("changed")
    return Tally(checked, unchecked, len(states) - checked - unchecked)
