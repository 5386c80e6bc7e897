"""What would fall if a source were withdrawn.

Withdrawing a source takes out the source, its reports, and every lineage that runs through it: a report that rested on
it alone falls with it, and one that rests on something else as well keeps that.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analysis.standing import ClaimStanding, compute_standings
from briefing.corpus import Corpus, Story
from briefing.model.claim import Claim, Evidence
from briefing.model.source import Source


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A claim whose standing is another without a source."""

    claim: str
    before: ClaimStanding
    after: ClaimStanding


def withdrawn_with(source: str, sources: Mapping[str, Source]) -> frozenset[str]:
    """The source and every source that rests on it alone, directly or through others."""
    gone = {source}
    grew = True
    while grew:
        fallen = {
            key
            for key, noun in sources.items()
            if key not in gone and noun.derived_from and all(parent in gone for parent in noun.derived_from)
        }
        gone |= fallen
        grew = bool(fallen)
    return frozenset(gone)


def without_source(
    source: str, sources: Mapping[str, Source], claims: Mapping[str, Claim]
) -> tuple[dict[str, Source], dict[str, Claim]]:
    """A story's sources and claims as they would be had the source never been there."""
    gone = withdrawn_with(source, sources)
    kept_sources = {
        key: noun.model_copy(update={"derived_from": tuple(p for p in noun.derived_from if p not in gone)})
        if any(parent in gone for parent in noun.derived_from)
        else noun
        for key, noun in sources.items()
        if key not in gone
    }
    return kept_sources, {key: _without_reports(claim, source, gone) for key, claim in claims.items()}


def _without_reports(claim: Claim, source: str, gone: frozenset[str]) -> Claim:
    kept: list[Evidence] = []
    for evidence in claim.evidence:
        # A report with an origin of its own stands or falls with that, not with the rest of its source's lineage.
        if evidence.source == source or (not evidence.origin and evidence.source in gone):
            continue
        origin = tuple(o for o in evidence.origin if o not in gone)
        if evidence.origin and not origin:
            continue
        kept.append(evidence if origin == evidence.origin else evidence.model_copy(update={"origin": origin}))
    return (
        claim.model_copy(update={"evidence": tuple(kept)})
        if len(kept) != len(claim.evidence) or kept != list(claim.evidence)
        else claim
    )


def changes_without(corpus: Corpus, story: Story, source: str) -> tuple[StandingChange, ...]:
    """The claims whose standing would change if a source were withdrawn, in the order of the story."""
    sources = {key: entry.noun for key, entry in story.sources.items()}
    claims = {key: entry.noun for key, entry in story.claims.items()}
    disputes = {key: entry.noun for key, entry in story.disputes.items()}
    before = compute_standings(corpus, sources, claims, disputes)
    left_sources, left_claims = without_source(source, sources, claims)
    after = compute_standings(corpus, left_sources, left_claims, disputes)
    return tuple(
        StandingChange(key, before[key], after[key]) for key in claims if before[key].standing != after[key].standing
    )
