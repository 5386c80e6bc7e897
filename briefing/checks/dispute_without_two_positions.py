"""Whether a dispute has two sides, each with a source that supports it."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_dispute_without_two_positions(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find disputes with fewer than two different claims that have supporting evidence."""
    for dispute in story.disputes.values():
        claims = [key for key in dict.fromkeys(dispute.noun.claims) if key in story.claims]
        held = [key for key in claims if any(e.stance == "supports" for e in story.claims[key].noun.evidence)]
        dangling = any(key not in story.claims for key in dispute.noun.claims)  # has been reported
        if len(held) < 2 and not dangling:  # noqa: PLR2004 — a dispute has two sides
            idle = ", ".join(f"`{key}`" for key in claims if key not in held)
            found = f"no source supports {idle}" if idle else "it lists only one claim"
            message = f"a dispute needs two positions that somebody holds: {found}"
            hint = "add the other position, with evidence that supports it; or make this no dispute"
            yield Finding(dispute, ("claims",), message, hint)


CHECK = Check(
    "dispute-without-two-positions",
    Severity.WARNING,
    "A dispute sets fewer than two supported claims against each other.",
    check_dispute_without_two_positions,
    absence=True,
)
