"""Whether high confidence is backed by more than one origin.

Confidence is how well founded a judgment is (ICD 203); however many outlets repeat one origin, it is one.
"""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_high_confidence_on_single_origin(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find judgments of high confidence all of whose claims have fewer than two independent origins."""
    standings = facts.standings(story)
    for judgment in story.judgments.values():
        known = [standings[claim] for claim in judgment.noun.claims if claim in standings]
        if judgment.noun.confidence == "high" and known and all(len(s.origins) <= 1 for s in known):
            message = "the confidence is high, but each claim under the judgment rests on one origin at most"
            hint = "lower the confidence, or add claims or evidence that have a second origin"
            yield Finding(judgment, ("confidence",), message, hint)


CHECK = Check(
    "high-confidence-on-single-origin",
    Severity.WARNING,
    "A judgment is given with high confidence though nothing under it is corroborated.",
    check_high_confidence_on_single_origin,
    absence=True,
)
