"""Whether what a judgment rests on is supported itself.

A claim that only AI-generated text supports has no origin, and counts as unsupported.
"""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_judgment_on_unsupported_claims(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find claims among the grounds of a judgment that have no supporting origin."""
    standings = facts.standings(story)
    for judgment in story.judgments.values():
        for position, claim in enumerate(judgment.noun.claims):
            standing = standings.get(claim)
            if standing and not standing.origins and not facts.is_rootless(story, claim):
                why = "only text produced by AI supports" if standing.reports else "no source supports"
                message = f"the judgment rests on `{claim}`, which {why}"
                yield Finding(
                    judgment,
                    ("claims", position),
                    message,
                    "give the claim evidence, or do not rest the judgment on it",
                )


CHECK = Check(
    "judgment-on-unsupported-claims",
    Severity.WARNING,
    "A judgment rests on a claim that no origin supports.",
    check_judgment_on_unsupported_claims,
    absence=True,
)
