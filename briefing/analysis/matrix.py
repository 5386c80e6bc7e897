"""Who says what: each consulted source against each claim."""

import datetime as dt
from collections.abc import Mapping
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
    until = {key: latest_instant(date) for key in consulted if (date := sources[key].published)}
    first_words = {key: _first_words(entry.noun, sources) for key, entry in story.claims.items()}
    joined = _joined(story)
    cells = {}
    for key, entry in story.claims.items():
        arose = min(filter(None, (first_words[k] for k in (key, *joined.get(key, ())))), default=None)
        row: dict[str, Cell] = {
            source: "before" if arose and source in until and until[source] < arose else "silent"
            for source in consulted
        }
        row.update((source, cell) for source, cell in _spoken(entry.noun).items() if source in row)
        cells[key] = row
    return Matrix(consulted, tuple(story.claims), cells)


def matter_arose(story: Story, claim: str) -> dt.datetime | None:
    """The first moment at which anybody is known to have spoken of the matter.

    That is the earliest date of a source that speaks of the claim or of a claim disputed with it, or of what those
    sources rest on. None when none of them is dated.
    """
    sources = sources_of(story)
    keys = (claim, *_joined(story).get(claim, ()))
    return min(filter(None, (_first_words(story.claims[key].noun, sources) for key in keys)), default=None)


def _joined(story: Story) -> dict[str, tuple[str, ...]]:
    """For each claim, the others that a dispute sets beside it."""
    joined: dict[str, dict[str, None]] = {}
    for entry in story.disputes.values():
        for key in entry.noun.claims:
            others = (other for other in entry.noun.claims if other != key and other in story.claims)
            joined.setdefault(key, {}).update(dict.fromkeys(others))
    return {key: tuple(others) for key, others in joined.items()}


def _first_words(claim: Claim, sources: Mapping[str, Source]) -> dt.datetime | None:
    """The earliest date of the sources that speak of a claim, and of what they rest on."""
    spoken = {key for evidence in claim.evidence for key in (evidence.source, *report_roots(evidence, sources))}
    dates = (sources[key].published for key in spoken if key in sources)
    return min((instant(date) for date in dates if date), default=None)


def _spoken(claim: Claim) -> dict[str, Cell]:
    """What the sources that speak of a claim say."""
    stances: dict[str, set[str]] = {}
    for evidence in claim.evidence:
        stances.setdefault(evidence.source, set()).add(evidence.stance)
    return {source: _cell(found) for source, found in stances.items()}


def _cell(stances: set[str]) -> Cell:
    if {"supports", "disputes"} <= stances:
        return "supports and disputes"
    if "disputes" in stances:
        return "disputes"
    return "supports" if "supports" in stances else "reports"
