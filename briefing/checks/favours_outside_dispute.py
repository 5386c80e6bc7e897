"""Whether the favoured claim is one of the claims in dispute."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_favours_outside_dispute(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find disputes that favour a claim which they do not list."""
    for dispute in story.disputes.values():
        favoured = dispute.noun.favours
        known = all(claim in story.claims for claim in (*dispute.noun.claims, favoured))  # or it has been reported
        if favoured and known and favoured not in dispute.noun.claims:
            message = f"the dispute favours `{favoured}`, which is not one of its claims"
            hint = (
                f"one of: {', '.join(dispute.noun.claims)}" if dispute.noun.claims else "list the claim under `claims`"
            )
            yield Finding(dispute, ("favours",), message, hint)


CHECK = Check(
    "favours-outside-dispute",
    Severity.ERROR,
    "A dispute favours a claim that is not one of its positions.",
    check_favours_outside_dispute,
)
