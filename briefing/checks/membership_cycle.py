"""Whether memberships form a hierarchy."""

from collections.abc import Iterator

from briefing.analysis.cycles import find_circles
from briefing.checks.rule import CorpusCheck, Facts, Finding
from briefing.problems import Severity


def check_membership_cycle(facts: Facts) -> Iterator[Finding]:
    """Find circles in `member_of`."""
    actors = facts.corpus.actors
    for circle in find_circles({key: entry.noun.member_of for key, entry in actors.items()}):
        spelled = " → ".join(f"`{key}`" for key in circle)
        actor = actors[circle[0]]
        route = ("member_of", actor.noun.member_of.index(circle[1]))
        yield Finding(actor, route, f"the memberships run in a circle: {spelled}", "one of them is the wrong way round")


CHECK = CorpusCheck(
    "membership-cycle",
    Severity.ERROR,
    "Actors are members of each other in a circle.",
    check_membership_cycle,
)
