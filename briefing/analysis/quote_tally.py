"""How many of a story's quotes were compared with a saved text of their source."""

from collections.abc import Iterable
from typing import NamedTuple

from briefing.analysis.passages import iter_evidence
from briefing.corpus import Story
from briefing.messages import _, listed, ngettext
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
    if not tally.total:
        return _("no quotes")
    kinds = (
        _("%(count)s found in their sources", count=tally.checked), _("%(count)s unchecked", count=tally.unchecked),
        _("%(count)s not found once", count=tally.failed),
    )  # fmt: skip
    told = listed(kind for kind, count in zip(kinds, tally, strict=True) if count)
    return ngettext("%(num)s quote: %(kinds)s", "%(num)s quotes: %(kinds)s", tally.total, kinds=told)


def tally_quotes(story: Story, snapshots: Snapshots, source: str | None = None) -> Tally:
    """Count a story's quotes, or those from one of its sources. Those of a changed snapshot are unchecked."""
    states: list[QuoteState] = [
        snapshots.state(story, evidence.source, evidence.quote)
        for _claim, _where, evidence in iter_evidence(story)
        if evidence.quote and source in {None, evidence.source}
    ]
    checked = states.count("checked")
    unchecked = states.count("unchecked") + states.count("changed")
    return Tally(checked, unchecked, len(states) - checked - unchecked)
