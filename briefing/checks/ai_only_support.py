"""Whether the support for a claim goes back to anything but text produced by AI."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_ai_only_support(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find claims with supporting reports, none of which has an origin that counts."""
    for key, standing in facts.standings(story).items():
        if standing.reports and not standing.origins and not facts.is_rootless(story, key):
            named = ", ".join(f"`{source}`" for source in standing.reports)
            message = f"the claim is supported only by text produced by AI ({named}), which is no origin"
            hint = "find what the text was made from and give it as `origin`, or a source written by a person"
            yield Finding(story.claims[key], ("evidence",), message, hint, at_key=True)


CHECK = Check(
    "ai-only-support",
    Severity.NOTE,
    "A claim is supported by nothing but text that was produced by AI.",
    check_ai_only_support,
    absence=True,
)
