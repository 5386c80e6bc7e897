"""Whether estimates were made while the question was open."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.edtf import surely_before
from briefing.problems import Severity


def check_estimate_after_deadline(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find estimates dated after the last day that counts, or after the outcome was known."""
    for course in iter_courses(story):
        resolution = course.noun.resolution
        for position, estimate in enumerate(course.noun.probability if resolution else ()):
            for word, end in (
                ("decided", resolution and resolution.on),
                ("to be decided", resolution and resolution.by),
            ):
                if end and surely_before(end, estimate.on):
                    message = f"the estimate is dated {estimate.on}, but the matter was {word} by {end}"
                    hint = "correct one of the dates; an estimate after the event is none"
                    yield Finding(course, ("probability", position, "on"), message, hint)
                    break


CHECK = Check(
    "estimate-after-deadline",
    Severity.WARNING,
    "A probability was estimated after the matter was to be decided.",
    check_estimate_after_deadline,
)
