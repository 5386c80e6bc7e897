"""A claim in short: its statement with its standing and counts, as lists and tables show it."""

from dataclasses import dataclass

from briefing.analysis.origins import Origin
from briefing.model.claim import Claim
from briefing.pages.facts import Facts
from briefing.pages.words import STANDINGS, Term


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with what the evidence for it computes to."""

    id: str
    claim: Claim
    standing: Term
    counts: str
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    disputed_by: tuple[str, ...]
    rivals: tuple[str, ...]
    neutral: tuple[str, ...]


def view_claim(facts: Facts, key: str) -> ClaimView:
    """Show a claim of the story."""
    found = facts.standings[key]
    return ClaimView(
        id=key,
        claim=facts.story.claims[key].noun,
        standing=STANDINGS[found.standing],
        counts=found.counts,
        reports=found.reports,
        origins=found.origins,
        disputed_by=found.disputed_by,
        rivals=found.rivals,
        neutral=found.neutral,
    )
