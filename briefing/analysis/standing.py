"""What the evidence for a claim computes to.

Standing is computed, never asserted, and is kept apart from the analyst's assessment. In this order:

1. `disputed` when a source disputes the claim;
2. `unsupported` when no origin supports it;
3. `disputed` when an unresolved dispute sets a rival against it that has a supporting origin;
4. `single-origin` with one independent origin, `corroborated` with two or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.analysis.origins import Origin, origins_of, sources_of
from briefing.corpus import Corpus, Story
from briefing.messages import Message, listed, ngettext
from briefing.model.claim import Claim, Dispute
from briefing.model.source import Source

Standing = Literal["unsupported", "single-origin", "corroborated", "disputed"]


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """A claim's standing with its counts.

    `reports` are the sources that support it, each once; `origins` the independent legs behind them; `disputed_by` the
    sources that dispute it, `disputed_origins` the legs behind those; `rivals` the supported claims set against it.
    """

    standing: Standing
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    disputed_by: tuple[str, ...] = ()
    disputed_origins: tuple[Origin, ...] = ()
    rivals: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        """The counts in words: "3 reports, 1 origin"."""
        return counts_of(len(self.reports), len(self.origins))


def counts_of(reports: int, origins: int) -> Message:
    """How many reports there are, and of how many origins: "3 reports, 1 origin"."""
    return listed(
        (
            ngettext("%(num)s report", "%(num)s reports", reports),
            ngettext("%(num)s origin", "%(num)s origins", origins),
        )
    )


def standings_of(corpus: Corpus, story: Story) -> dict[str, ClaimStanding]:
    """The standing of every claim of a story, by its id."""
    claims = {key: entry.noun for key, entry in story.claims.items()}
    disputes = {key: entry.noun for key, entry in story.disputes.items()}
    return compute_standings(corpus, sources_of(story), claims, disputes)


def compute_standings(
    corpus: Corpus,
    sources: Mapping[str, Source],
    claims: Mapping[str, Claim],
    disputes: Mapping[str, Dispute],
) -> dict[str, ClaimStanding]:
    """The same from the nouns alone, so that a changed set of them can be asked about."""
    support = {
        key: origins_of((e for e in claim.evidence if e.stance == "supports"), sources, corpus)
        for key, claim in claims.items()
    }
    rivals: dict[str, dict[str, None]] = {}
    for dispute in disputes.values():
        if dispute.resolved is None:
            for key in dispute.claims:
                rivals.setdefault(key, {}).update((c, None) for c in dispute.claims if c != key and support.get(c))
    return {
        key: _standing(claim, support[key], tuple(rivals.get(key, ())), sources, corpus)
        for key, claim in claims.items()
    }


def _standing(
    claim: Claim,
    origins: tuple[Origin, ...],
    rivals: tuple[str, ...],
    sources: Mapping[str, Source],
    corpus: Corpus,
) -> ClaimStanding:
    by_stance: dict[str, dict[str, None]] = {"supports": {}, "disputes": {}, "reports": {}}
    for evidence in claim.evidence:
        by_stance[evidence.stance][evidence.source] = None
    against = origins_of((e for e in claim.evidence if e.stance == "disputes"), sources, corpus)
    standing: Standing
    if by_stance["disputes"]:
        standing = "disputed"
    elif not origins:
        standing = "unsupported"
    elif rivals:
        standing = "disputed"
    else:
        standing = "single-origin" if len(origins) == 1 else "corroborated"
    reports, disputed_by, neutral = (tuple(by_stance[stance]) for stance in ("supports", "disputes", "reports"))
    return ClaimStanding(standing, reports, origins, disputed_by, against, rivals, neutral)
