"""Whether a claim of kind `attribution` names its claimant."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_attribution_without_claimant(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find attributions without a claimant."""
    for claim in story.claims.values():
        if claim.noun.kind == "attribution" and not claim.noun.claimant:
            message = "an attribution says that somebody said something, and this one does not say who"
            yield Finding(claim, ("kind",), message, "add `claimant: …`, or choose another `kind`")


CHECK = Check(
    "attribution-without-claimant",
    Severity.NOTE,
    "A claim about what somebody said does not say who.",
    check_attribution_without_claimant,
)
