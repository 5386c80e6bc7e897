"""Whether an observed indicator names the event, or says in words what was seen."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_indicator_without_event(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find observations with neither an event nor a text."""
    for course in iter_courses(story):
        for key, indicator in course.noun.indicators.items():
            seen = indicator.observed
            if seen and not seen.event and not (seen.text or "").strip():
                message = f"the indicator `{key}` is marked as observed, but not by what"
                hint = "add `event: …` with an event of the timeline, or say it in `text`"
                yield Finding(course, ("indicators", key, "observed"), message, hint)


CHECK = Check(
    "indicator-without-event",
    Severity.WARNING,
    "An indicator is marked as observed without what was observed.",
    check_indicator_without_event,
)
