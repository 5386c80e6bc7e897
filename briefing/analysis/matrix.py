"""Who says what: each consulted source against each claim."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from briefing.analysis.origins import report_roots, sources_of
from briefing.corpus import Story
from briefing.edtf import instant, latest_instant
from briefing.model.claim import Claim
from briefing.model.source import Source

Cell = Literal["supports", "disputes", "supports and disputes", "reports", "silent", "before"]
"""`before`: the source was published before the matter arose, so its silence says nothing."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells by claim and then by source; the sources are those consulted, in the story's order."""

    sources: tuple[str, ...]
    claims: tuple[str, ...]
    cells: dict[str, dict[str, Cell]]


def matrix_of(story: Story) -> Matrix:
    """Lay every consulted source against every claim of a story."""
    sources = sources_of(story)
    consulted = tuple(key for key, source in sources.items() if source.consulted)
    cells: dict[str, dict[str, Cell]] = {}
    for key, entry in story.claims.items():
        arose = matter_arose(story, key)
        cells[key] = {source: _cell(entry.noun, source, sources[source], arose) for source in consulted}
    return Matrix(consulted, tuple(story.claims), cells)


def matter_arose(story: Story, claim: str) -> dt.datetime | None:
    """The first moment at which anybody is known to have spoken of the matter.

    That is the earliest date of a source that speaks of the claim or of a claim disputed with it, or of what those
    sources rest on. None when none of them is dated.
    """
    sources = sources_of(story)
    keys = {claim}.union(*(e.noun.claims for e in story.disputes.values() if claim in e.noun.claims))
    spoken = {
        source
        for key in keys
        if key in story.claims
        for evidence in story.claims[key].noun.evidence
        for source in (evidence.source, *report_roots(evidence, sources))
    }
    dates = [sources[s].published for s in spoken if s in sources]
    return min((instant(date) for date in dates if date), default=None)


def _cell(claim: Claim, key: str, source: Source, arose: dt.datetime | None) -> Cell:
    stances = {evidence.stance for evidence in claim.evidence if evidence.source == key}
    if {"supports", "disputes"} <= stances:
        return "supports and disputes"
    for stance in ("disputes", "supports", "reports"):
        if stance in stances:
            return stance
    published = source.published
    return "before" if published and arose and latest_instant(published) < arose else "silent"
