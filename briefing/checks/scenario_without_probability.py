"""Whether each scenario and forecast says how likely it is."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_scenario_without_probability(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find scenarios and forecasts without an estimate."""
    for course in iter_courses(story):
        if not course.noun.probability:
            message = f"the {course.kind} has no probability"
            hint = "add `probability: [{on: …, value: …}]`, and new estimates after it as they come"
            yield Finding(course, (), message, hint, at_key=True)


CHECK = Check(
    "scenario-without-probability",
    Severity.WARNING,
    "A scenario or forecast gives no probability.",
    check_scenario_without_probability,
)
