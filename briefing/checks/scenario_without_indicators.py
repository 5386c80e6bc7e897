"""Whether each open scenario has indicators."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_scenario_without_indicators(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find unresolved scenarios without indicators."""
    for scenario in story.scenarios.values():
        resolved = scenario.noun.resolution and scenario.noun.resolution.outcome
        if not scenario.noun.indicators and not resolved:
            message = "nobody can tell whether this scenario is coming: it has no indicators"
            hint = "add `indicators`: observable things that would raise or lower its probability"
            yield Finding(scenario, (), message, hint, at_key=True)


CHECK = Check(
    "scenario-without-indicators",
    Severity.WARNING,
    "A scenario names nothing observable that would tell whether it is coming.",
    check_scenario_without_indicators,
)
