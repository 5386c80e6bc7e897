"""The contested claims: each open question with its positions side by side, then every claim against every source."""

from dataclasses import dataclass

from briefing import urls
from briefing.model.claim import Dispute
from briefing.pages.claims import ClaimView, view_claim
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing, plan_section
from briefing.pages.words import CELLS, QUOTE_STATES, STANCES, STANDINGS, Term, counted

MOST_CELLS = 12_000
"""A table of more cells than this is no help to a reader, and weighs megabytes: then each claim lists its sources."""


_VOICES = {"supports": "held by", "disputes": "disputed by", "reports": "reported by"}
_RELAYS = {**_VOICES, "supports": "according to"}
"""Of speech: whoever reports that somebody said a thing does not hold it."""


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a disputed question."""

    letter: str
    view: ClaimView
    evidence: tuple[EvidenceView, ...]
    favoured: bool
    voices: tuple[tuple[str, tuple[str, ...]], ...]
    """The publishers that speak of it, by what they do: hold it, dispute it, report it."""
    also_in: tuple[str, ...]
    """Other disputes in which the claim is a position too."""


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A question with its positions."""

    id: str
    dispute: Dispute
    positions: tuple[Position, ...]
    readers: tuple[str, ...]
    """The sources that speak to the question at all."""


@dataclass(frozen=True, slots=True)
class CellView:
    """What one source says of one claim; `rank` is its place when the column is sorted."""

    term: Term
    rank: int


@dataclass(frozen=True, slots=True)
class Row:
    """A claim against each consulted source."""

    view: ClaimView
    rank: int
    """Its place when the table is sorted by standing."""
    cells: tuple[CellView, ...]
    split: bool
    """Whether sources disagree on it, or one of them with itself."""


def plan_contested(facts: Facts) -> PagePlan:
    """Plan the page of contested claims."""
    story = facts.story
    gridded = len(story.claims) * len(facts.consulted) <= MOST_CELLS
    disputes = tuple(_dispute(facts, key, entry.noun) for key, entry in story.disputes.items())
    context = {
        "disputes": disputes,
        "still_open": sum(view.dispute.resolved is None for view in disputes),
        "others": _others(facts),
        "rows": _rows(facts) if gridded else (),
        "listed": () if gridded else tuple(view_claim(facts, key) for key in story.claims),
        "columns": facts.matrix.sources,
        "legend": tuple(CELLS.values()),
        "standings": tuple((STANDINGS[key], len(claims)) for key, claims in facts.by_standing.items()),
        "states": tuple(QUOTE_STATES.values()),
        "csv": urls.matrix_file(story.slug) if facts.present else None,
    }
    about = (
        f"{counted(len(disputes), 'disputed question')} with every position, its words, reports and origins, "
        f"and a table of {counted(len(story.claims), 'claim')} against {counted(len(facts.matrix.sources), 'source')}."
    )
    entries = {**story.disputes, **story.claims}
    return plan_section(facts, "contested-claims", Showing("contested", entries, context, about))


def _dispute(facts: Facts, key: str, dispute: Dispute) -> DisputeView:
    positions = tuple(_position(facts, key, dispute, index) for index in range(len(dispute.claims)))
    readers = tuple(dict.fromkeys(e.source for position in positions for e in position.evidence))
    return DisputeView(key, dispute, positions, readers)


def _position(facts: Facts, key: str, dispute: Dispute, index: int) -> Position:
    claim = dispute.claims[index]
    noun = facts.story.claims[claim].noun
    evidence = view_evidence(facts, noun.evidence)
    verbs = _RELAYS if noun.kind == "attribution" else _VOICES
    voices = (
        (verb, tuple(dict.fromkeys(one.publisher for one in evidence if one.stance == STANCES[stance])))
        for stance, verb in verbs.items()
    )
    return Position(
        letter=chr(ord("A") + index) if index < 26 else str(index + 1),  # noqa: PLR2004 — letters of the alphabet
        view=view_claim(facts, claim),
        evidence=evidence,
        favoured=claim == dispute.favours,
        voices=tuple((verb, names) for verb, names in voices if names),
        also_in=tuple(other for other in facts.disputes_of[claim] if other != key),
    )


def _others(facts: Facts) -> tuple[ClaimView, ...]:
    """Claims of no dispute that a source nevertheless disputes."""
    return tuple(
        view_claim(facts, key)
        for key, standing in facts.standings.items()
        if standing.disputed_by and key not in facts.disputes_of
    )


def _rows(facts: Facts) -> tuple[Row, ...]:
    matrix, cell_ranks, standing_ranks = facts.matrix, list(CELLS), list(STANDINGS)
    rows = []
    for key in matrix.claims:
        said = [matrix.cells[key][source] for source in matrix.sources]
        rows.append(
            Row(
                view_claim(facts, key),
                standing_ranks.index(facts.standings[key].standing),
                tuple(CellView(CELLS[cell], cell_ranks.index(cell)) for cell in said),
                "supports and disputes" in said or {"supports", "disputes"} <= set(said),
            )
        )
    return tuple(rows)
