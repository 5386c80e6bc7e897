"""How many of a story's quotes were compared with a saved text of their source."""

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
