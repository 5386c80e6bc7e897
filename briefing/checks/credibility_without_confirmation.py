"""Whether a claim with credibility 1 has more than one origin.

In the Admiralty code (NATO AJP-2.1) 1 means "confirmed by other sources"; reports that repeat one origin confirm
nothing.
"""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_credibility_without_confirmation(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find claims of credibility 1 with fewer than two independent origins."""
    for key, standing in facts.standings(story).items():
        claim = story.claims[key]
        if claim.noun.credibility == 1 and len(standing.origins) < 2:  # noqa: PLR2004 — confirmation takes another
            message = f"credibility 1 means “confirmed by other sources”, but the claim has {standing.counts}"
            yield Finding(claim, ("credibility",), message, "give 2 or higher, or evidence of another origin")


CHECK = Check(
    "credibility-without-confirmation",
    Severity.WARNING,
    "A claim is rated as confirmed by other sources, and is not.",
    check_credibility_without_confirmation,
    absence=True,
)
