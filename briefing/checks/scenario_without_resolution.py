"""Whether each scenario and forecast can be found right or wrong one day."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_scenario_without_resolution(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find scenarios and forecasts without a date by which their criteria decide."""
    for course in iter_courses(story):
        resolution = course.noun.resolution
        if resolution is None or not resolution.criteria.strip():
            message = f"the {course.kind} does not say what would make it true, nor by when"
            hint = "add `resolution` with `criteria` and `by`"
            yield Finding(course, (), message, hint, at_key=True)
        elif not resolution.by and not resolution.outcome:
            message = f"the {course.kind} has no date by which it is decided"
            yield Finding(course, ("resolution",), message, "add `by: …` with the last day that counts")


CHECK = Check(
    "scenario-without-resolution",
    Severity.WARNING,
    "A scenario or forecast does not say how and by when it is decided.",
    check_scenario_without_resolution,
)
