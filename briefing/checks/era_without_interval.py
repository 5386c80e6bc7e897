"""Whether eras are stretches of time."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_era_without_interval(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find eras whose `when` is a single date."""
    for era in story.eras.values():
        if not era.noun.when.is_interval:
            message = f"an era is a stretch of time, and {era.noun.when} is a single date"
            hint = f"write an interval such as {era.noun.when}/.. or 2024-06/2025-01"
            yield Finding(era, ("when",), message, hint)


CHECK = Check(
    "era-without-interval",
    Severity.WARNING,
    "An era has no beginning and end.",
    check_era_without_interval,
)
