"""Whether estimates stand in order, newest last."""

from collections.abc import Iterator
from itertools import pairwise

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_estimate_order(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find estimates that are dated before the one above them, or on the same day."""
    for course in iter_courses(story):
        for position, (before, after) in enumerate(pairwise(course.noun.probability), start=1):
            if after.on.lower < before.on.lower:
                message = f"the estimate of {after.on} stands after that of {before.on}"
                hint = "put the newest last; estimates are only ever added at the end"
                yield Finding(course, ("probability", position, "on"), message, hint)
            elif after.on.text == before.on.text and after.on.moment is None:
                message = f"there are two estimates of {after.on}"
                hint = "keep one for each day; a later change has a later date"
                yield Finding(course, ("probability", position, "on"), message, hint)


CHECK = Check(
    "estimate-order",
    Severity.WARNING,
    "The estimates of a probability are not in the order of their dates.",
    check_estimate_order,
)
