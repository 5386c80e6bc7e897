"""Whether a resolved dispute says what resolved it."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_resolved_without_reason(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find resolved disputes without a reason."""
    for dispute in story.disputes.values():
        if dispute.noun.resolved and not (dispute.noun.resolved.because or "").strip():
            message = "the dispute is marked as resolved, but not why"
            yield Finding(dispute, ("resolved",), message, "add `because: …` with what settled the question")


CHECK = Check(
    "resolved-without-reason",
    Severity.WARNING,
    "A dispute is marked as resolved without saying why.",
    check_resolved_without_reason,
)
