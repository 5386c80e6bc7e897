"""Whether the newest probabilities of scenarios that exclude each other leave room for each other."""

from collections.abc import Iterator

from briefing.analysis.outlook import newest_estimate
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity

_TOLERANCE = 1e-9


def check_probabilities_over_one(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find a story whose open scenarios' newest probabilities add up to more than 1."""
    newest = {
        key: estimate.value
        for key, entry in story.scenarios.items()
        if (estimate := newest_estimate(entry.noun)) and not (entry.noun.resolution and entry.noun.resolution.outcome)
    }
    total = sum(newest.values())
    # A single number above 1 is another check's to report.
    if total > 1 + _TOLERANCE and all(0 <= value <= 1 for value in newest.values()):
        sums = " + ".join(f"{value:g}" for value in newest.values())
        message = f"the scenarios exclude each other, but their newest probabilities add up to {total:.4g} ({sums})"
        last = story.scenarios[next(reversed(newest))]
        hint = "lower some of them; what is not foreseen may keep a share as well"
        yield Finding(last, ("probability",), message, hint)


CHECK = Check(
    "probabilities-over-one",
    Severity.ERROR,
    "The scenarios' probabilities add up to more than 1.",
    check_probabilities_over_one,
)
