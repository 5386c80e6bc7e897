"""How much of a story rests on how few: its texts, what they lead back to, and how its claims stand."""

from dataclasses import dataclass

from briefing.analysis.origins import Origin, origins_of
from briefing.pages.facts import Facts
from briefing.pages.shares_bar import Share, shares_of
from briefing.pages.words import PRODUCTIONS, STANDINGS


@dataclass(frozen=True, slots=True)
class Leg:
    """An independent origin, and how many claims it supports."""

    origin: Origin
    names: tuple[str, ...]
    """Who published its roots."""
    claims: int
    alone: int
    """Claims that nothing else supports."""
    width: float


@dataclass(frozen=True, slots=True)
class Footing:
    """The story's footing in numbers."""

    texts: int
    claims: int
    legs: tuple[Leg, ...]
    """The independent origins behind all claims, the one that most rests on first."""
    standings: tuple[Share, ...]
    productions: tuple[Share, ...]
    heaviest: str | None
    """The source whose withdrawal would change most claims."""
    falling: int
    """How many claims that would change."""


def view_footing(facts: Facts) -> Footing:
    """Count what the claims of a story rest on."""
    changes = {key: len(found) for key, found in facts.withdrawals.items()}
    heaviest = max(changes, key=lambda key: changes[key], default=None)
    return Footing(
        texts=len(facts.consulted),
        claims=len(facts.standings),
        legs=_legs(facts),
        standings=shares_of((STANDINGS[key], len(claims)) for key, claims in facts.by_standing.items()),
        productions=shares_of((PRODUCTIONS[key], facts.productions.get(key, 0)) for key in PRODUCTIONS),
        heaviest=heaviest if heaviest and changes[heaviest] else None,
        falling=changes[heaviest] if heaviest else 0,
    )


def _legs(facts: Facts) -> tuple[Leg, ...]:
    support = [e for entry in facts.story.claims.values() for e in entry.noun.evidence if e.stance == "supports"]
    origins = origins_of(support, facts.sources, facts.corpus)
    carried = {
        origin.family: [s for s in facts.standings.values() if origin.family in {o.family for o in s.origins}]
        for origin in origins
    }
    most = max(map(len, carried.values()), default=1)
    legs = [
        Leg(
            origin,
            tuple(dict.fromkeys(facts.corpus.name(facts.sources[root].publisher) for root in origin.roots)),
            len(carried[origin.family]),
            sum(len(standing.origins) == 1 for standing in carried[origin.family]),
            round(100 * len(carried[origin.family]) / most, 2),
        )
        for origin in origins
    ]
    return tuple(sorted(legs, key=lambda leg: -leg.claims))
