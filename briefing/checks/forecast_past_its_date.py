"""Whether what should be decided by now has an outcome."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_forecast_past_its_date(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find scenarios and forecasts without an outcome whose last day lies before today."""
    for course in iter_courses(story):
        resolution = course.noun.resolution
        if resolution and resolution.by and not resolution.outcome and resolution.by.upper < facts.today:
            message = f"the {course.kind} was to be decided by {resolution.by}, and has no outcome"
            hint = "add `outcome: yes`, `no` or `void`, with `on` and `evidence`"
            yield Finding(course, ("resolution", "by"), message, hint)


CHECK = Check(
    "forecast-past-its-date",
    Severity.WARNING,
    "The date of a scenario or forecast has passed, and no outcome is given.",
    check_forecast_past_its_date,
)
