"""Whether two claims say nearly the same.

Numbers, dates, names, negations and words such as "could" and "will" make the difference between claims that are worth
setting side by side; claims that differ in them, or that a dispute joins, are not reported.
"""

from collections.abc import Iterator
from itertools import combinations

from briefing.analysis.similar import Statement, find_similar, words_of
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.model.claim import Claim
from briefing.problems import Related, Severity


def check_near_duplicate_claim(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find pairs of claims of one claimant that hardly differ, though no dispute sets them against each other."""
    joined = {frozenset(pair) for d in story.disputes.values() for pair in combinations(d.noun.claims, 2)}
    claims = {key: entry.noun for key, entry in story.claims.items()}
    statements = {key: Statement(claim.statement, _passages(claim)) for key, claim in claims.items()}
    for first, second in find_similar(statements):
        one, other = claims[first], claims[second]
        if words_of(one.statement) == words_of(other.statement):
            continue  # another check says so
        rivals = frozenset((first, second)) in joined
        valued = one.about and other.about and one.about != other.about
        if rivals or valued or (one.claimant and other.claimant and one.claimant != other.claimant):
            continue
        message = f"the claim says nearly the same as `{first}`: “{one.statement}”"
        hint = "make one claim of the two, or say what sets them apart"
        related = Related("the other claim", story.claims[first].span("statement"))
        yield Finding(story.claims[second], ("statement",), message, hint, related=(related,))


def _passages(claim: Claim) -> frozenset[str]:
    """What the claim rests on or says of what, where it says it in a form that can be compared."""
    quoted = {f"{e.source} {e.quote!r}" for e in claim.evidence if e.quote and e.stance == "supports"}
    return frozenset({*quoted, repr(claim.about)} if claim.about else quoted)


CHECK = Check(
    "near-duplicate-claim",
    Severity.WARNING,
    "Two claims say the same thing in slightly different words.",
    check_near_duplicate_claim,
)
