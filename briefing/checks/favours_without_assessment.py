"""Whether a preference among disputed claims is explained."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_favours_without_assessment(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find disputes that favour a claim and give no assessment."""
    for dispute in story.disputes.values():
        if dispute.noun.favours and not (dispute.noun.assessment or "").strip():
            message = f"the dispute favours `{dispute.noun.favours}` and does not say why"
            yield Finding(dispute, ("favours",), message, "add an `assessment` with the grounds")


CHECK = Check(
    "favours-without-assessment",
    Severity.WARNING,
    "A dispute favours one side without saying on what grounds.",
    check_favours_without_assessment,
)
