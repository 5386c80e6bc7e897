"""The contested claims: each open question with its positions side by side, then every claim against every source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefing import urls
from briefing.messages import _
from briefing.model.claim import Dispute
from briefing.pages.claims import ClaimView, view_claim
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.part_index import Line, Listing, plan_list
from briefing.pages.parts import LIST_LIMIT, Item, cut, written
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing
from briefing.pages.table import NO_TABLE, Table, plan_table
from briefing.pages.words import STANCES, counted

_LINE = 500
"""The marks of a line in the list of other claims, in bytes."""
_VOICES = {"supports": _("Held by"), "disputes": _("Disputed by"), "reports": _("Reported by")}
_RELAYS = {**_VOICES, "supports": _("According to")}
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


def plan_contested(facts: Facts) -> Iterator[PagePlan]:
    """Plan the page of contested claims, its parts where it has too many questions, and the table apart from it."""
    keys, disputes = list(facts.story.disputes), facts.story.disputes
    table = plan_table(facts)

    def name(items: Sequence[Item]) -> str:
        first, last = (keys.index(item.id) + 1 for item in (items[0], items[-1]))
        return _("Questions %(first)s–%(last)s", first=first, last=last)

    def line(item: Item) -> Line:
        dispute = disputes[item.id].noun
        return Line(*item, dispute.question, keys.index(item.id) + 1, note=_("settled") if dispute.resolved else "")

    yield from plan_list(facts, "contested-claims", Listing(partial(_show, facts, table), name, line))
    yield from table.pages


def _show(facts: Facts, table: Table, items: Sequence[Item], part: int) -> Showing:
    story = facts.story
    others = cut(_others(facts), lambda view: _LINE + written(view.claim.statement), LIST_LIMIT // 4)
    context = {
        "own": not part,
        "disputes": tuple(_dispute(facts, item.id, story.disputes[item.id].noun) for item in items),
        "count": len(story.disputes),
        "still_open": sum(entry.noun.resolved is None for entry in story.disputes.values()),
        "others": others[0] if not part else (),
        "more_others": sum(map(len, others[1:])),
        "table_page": urls.every_claim_page(story.slug) if table.pages else None,
        "number_of_claims": len(story.claims),
        **(table.context if not part else NO_TABLE),
    }
    about = _(
        "%(questions)s with every position, its words, reports and origins, "
        "and a table of %(claims)s against %(sources)s.",
        questions=counted(len(story.disputes), "disputed question"),
        claims=counted(len(story.claims), "claim"),
        sources=counted(len(facts.matrix.sources), "source"),
    )
    return Showing("contested", {**story.disputes, **story.claims}, context, about)


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
