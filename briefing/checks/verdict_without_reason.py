"""Whether a verdict on a claim can be followed: that it gives its reason, and that sources speak of the claim.

Fact-checkers who sign the code of principles of the International Fact-Checking Network (commitment 4) publish how a
verdict was reached; a rating alone asks to be believed.
"""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_verdict_without_reason(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find verdicts without a reason, and those on claims of which no source speaks."""
    for claim in story.claims.values():
        verdict = claim.noun.verdict
        if verdict and not verdict.because and not claim.noun.assessment:
            message = f"the verdict “{verdict.rating}” gives no reason"
            yield Finding(claim, ("verdict", "rating"), message, "say why under `because`, or in the assessment")
        if verdict and not claim.noun.evidence:
            message = f"the verdict “{verdict.rating}” is on a claim without any evidence"
            yield Finding(claim, ("verdict", "rating"), message, "give the reports it rests on under `evidence`")


CHECK = Check(
    "verdict-without-reason",
    Severity.WARNING,
    "A verdict on a claim cannot be followed.",
    check_verdict_without_reason,
    absence=True,
)
