"""The lineage of all sources of a story, drawn: who spoke, who carried it on, and which texts were read."""

from collections.abc import Iterator

from briefing.analysis.chain import lineage_of
from briefing.messages import _, ngettext
from briefing.model.claim import Evidence
from briefing.pages.chain_view import Drawing, draw_chain
from briefing.pages.facts import Facts
from briefing.pages.picture import Picture

_MOST = 120
"""More sources than this make no picture that anybody could read; the lists below it say the same."""


def _reports(facts: Facts) -> Iterator[Evidence]:
    for entry in facts.story.claims.values():
        yield from entry.noun.evidence


def view_lineage(facts: Facts) -> Picture | None:
    """Draw the lineage of a story's sources; None where there is nothing to be seen."""
    chain = lineage_of(facts.sources, _reports(facts))
    if not chain.links or len(chain.sources) > _MOST:
        return None
    marks = {
        key: ((ngettext("%(num)s claim hangs on it", "%(num)s claims hang on it", len(changes)), "small falls"),)
        for key, changes in facts.withdrawals.items()
        if changes
    }
    return draw_chain(facts, chain, marks, Drawing("lineage", _("Which source rests on which"), linked=True))
