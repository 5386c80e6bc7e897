"""What would fall if a source were withdrawn.

Withdrawing a source takes out the source, its reports, and every lineage that runs through it: a report that rested on
it alone falls with it, and one that rests on something else as well keeps that. What a source says in its own words,
by an `origin` that names itself, does not rest on what it carries besides, and stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.analysis.origins import parents, sources_of
from briefing.analysis.standing import ClaimStanding, compute_standings
from briefing.corpus import Corpus, Story
from briefing.model.claim import Claim, Dispute, Evidence
from briefing.model.source import Source


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A claim whose standing is another without a source."""

    claim: str
    before: ClaimStanding
    after: ClaimStanding


def withdrawn_with(source: str, sources: Mapping[str, Source]) -> frozenset[str]:
    """The source and every source that rests on it alone, directly or through others."""
    return _withdrawn(source, sources, _carriers(sources))


def _carriers(sources: Mapping[str, Source]) -> dict[str, list[str]]:
    """For each source, those that rest on it directly."""
    carriers: dict[str, list[str]] = {}
    for key, noun in sources.items():
        for parent in noun.derived_from:
            carriers.setdefault(parent, []).append(key)
    return carriers


def _withdrawn(source: str, sources: Mapping[str, Source], carriers: Mapping[str, list[str]]) -> frozenset[str]:
    gone = {source}
    waiting = [source]
    while waiting:
        for key in carriers.get(waiting.pop(), ()):
            if key not in gone and all(parent in gone for parent in sources[key].derived_from):
                gone.add(key)
                waiting.append(key)
    return frozenset(gone)


def without_source(
    source: str, sources: Mapping[str, Source], claims: Mapping[str, Claim]
) -> tuple[dict[str, Source], dict[str, Claim]]:
    """A story's sources and claims as they would be had the source never been there.

    A source that rested on it alone stays, for what it says in its own words; nothing rests on it any more.
    """
    return _without_source(source, sources, claims, _carriers(sources))


def _without_source(
    source: str, sources: Mapping[str, Source], claims: Mapping[str, Claim], carriers: Mapping[str, list[str]]
) -> tuple[dict[str, Source], dict[str, Claim]]:
    gone = _withdrawn(source, sources, carriers)
    kept_sources = dict(sources)
    del kept_sources[source]
    for key in {carrier for fallen in gone for carrier in carriers.get(fallen, ())} - {source}:
        left = tuple(parent for parent in sources[key].derived_from if parent not in gone)
        kept_sources[key] = sources[key].model_copy(update={"derived_from": left})
    return kept_sources, {key: _without_reports(claim, source, gone) for key, claim in claims.items()}


def _without_reports(claim: Claim, source: str, gone: frozenset[str]) -> Claim:
    kept = tuple(left for evidence in claim.evidence if (left := _without(evidence, source, gone)))
    return claim if kept == claim.evidence else claim.model_copy(update={"evidence": kept})


def _without(evidence: Evidence, source: str, gone: frozenset[str]) -> Evidence | None:
    """A report as it would be; None when it falls."""
    if evidence.source == source:
        return None
    if not evidence.origin:
        return None if evidence.source in gone else evidence
    origin = tuple(o for o in evidence.origin if o == evidence.source or o not in gone)
    if origin == evidence.origin:
        return evidence
    return evidence.model_copy(update={"origin": origin}) if origin else None


def withdrawals_of(corpus: Corpus, story: Story) -> dict[str, tuple[StandingChange, ...]]:
    """For every source, the claims whose standing would change if it were withdrawn, in the order of the story.

    Only claims that a source can reach are computed again, so that this stays quick with a thousand sources.
    """
    sources = sources_of(story)
    claims = {key: entry.noun for key, entry in story.claims.items()}
    disputes = {key: entry.noun for key, entry in story.disputes.items()}
    before = compute_standings(corpus, sources, claims, disputes)
    reached, carriers = _reached(sources, claims), _carriers(sources)
    joined: dict[str, list[Dispute]] = {}
    for dispute in disputes.values():
        for key in dispute.claims:
            joined.setdefault(key, []).append(dispute)
    place = {key: index for index, key in enumerate(claims)}
    found = {}
    for source in sources:
        near = {d_claim for key in reached[source] for d in joined.get(key, ()) for d_claim in d.claims}
        # A rival's standing depends on its own rivals too, so what is near to the near is needed, if only to be read.
        read = near | {d_claim for key in near for d in joined.get(key, ()) for d_claim in d.claims}
        some = {key: claims[key] for key in sorted(read | reached[source], key=place.__getitem__)}
        among = {str(i): d for i, d in enumerate(d for key in some for d in joined.get(key, ()))}
        left_sources, left_claims = _without_source(source, sources, some, carriers)
        after = compute_standings(corpus, left_sources, left_claims, among)
        changed = (key for key in some if key in near or key in reached[source])
        found[source] = tuple(
            StandingChange(key, before[key], after[key])
            for key in changed
            if before[key].standing != after[key].standing
        )
    return found


def _reached(sources: Mapping[str, Source], claims: Mapping[str, Claim]) -> dict[str, set[str]]:
    """For every source, the claims that it, or what rests on it, speaks of."""
    reached: dict[str, set[str]] = {key: set() for key in sources}
    for key, claim in claims.items():
        for source in _above((s for e in claim.evidence for s in (e.source, *e.origin)), sources):
            if source in reached:
                reached[source].add(key)
    return reached


def _above(starts: Iterable[str], sources: Mapping[str, Source]) -> set[str]:
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(parents(current, sources))
    return seen


def changes_without(corpus: Corpus, story: Story, source: str) -> tuple[StandingChange, ...]:
    """The same for one source, by computing the whole story again without it."""
    sources = sources_of(story)
    claims = {key: entry.noun for key, entry in story.claims.items()}
    disputes = {key: entry.noun for key, entry in story.disputes.items()}
    before = compute_standings(corpus, sources, claims, disputes)
    after = compute_standings(corpus, *without_source(source, sources, claims), disputes)
    return tuple(
        StandingChange(key, before[key], after[key]) for key in claims if before[key].standing != after[key].standing
    )
