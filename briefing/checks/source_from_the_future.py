"""Whether sources have been published yet."""

import datetime as dt
from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_source_from_the_future(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find sources published, updated or accessed after tomorrow, which it already is somewhere."""
    for source in story.sources.values():
        for name in ("published", "updated", "accessed"):
            date = getattr(source.noun, name)
            if date and date.lower > facts.today + dt.timedelta(days=1):
                yield Finding(source, (name,), f"the date {date} is still to come", "correct the date")


CHECK = Check(
    "source-from-the-future",
    Severity.WARNING,
    "A source is dated later than today.",
    check_source_from_the_future,
)
