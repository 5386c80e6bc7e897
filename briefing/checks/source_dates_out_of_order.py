"""Whether a source's own dates can follow each other."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.edtf import surely_before
from briefing.problems import Severity


def check_source_dates_out_of_order(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find sources accessed or updated before they were published."""
    for source in story.sources.values():
        published = source.noun.published
        if published and published.lower > facts.today:
            continue  # that date is wrong by itself, and another check says so
        for name in ("updated", "accessed"):
            date = getattr(source.noun, name)
            if published and date and surely_before(date, published):
                message = f"the source is said to have been {name} on {date}, before it was published ({published})"
                yield Finding(source, (name,), message, "correct one of the two dates")


CHECK = Check(
    "source-dates-out-of-order",
    Severity.WARNING,
    "A source was read or changed before it was published.",
    check_source_dates_out_of_order,
)
