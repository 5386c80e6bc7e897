"""Estimates that came in after a revision and claim to be older: said afterwards, and dated before."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.edtf import parse_edtf, surely_before
from briefing.problems import Severity

_HINT = "date it by the day on which it is added; what was thought earlier, and not said, cannot count"


def check_estimate_backdated(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find estimates, added since the latest revision with their question, that are dated before that revision."""
    for course in iter_courses(story):
        kind = "scenarios" if course.kind == "scenario" else "forecasts"
        with_it = [revision for revision in story.revisions if course.id in getattr(revision.state, kind)]
        if not with_it:
            continue
        latest = with_it[-1]
        published = len(getattr(latest.state, kind)[course.id].probability)
        day = parse_edtf(latest.date.isoformat())
        for position, estimate in enumerate(course.noun.probability[published:], start=published):
            if surely_before(estimate.on, day):
                message = f"the estimate is dated {estimate.on}, but the revision {latest.id} did not have it"
                yield Finding(course, ("probability", position, "on"), message, _HINT)


CHECK = Check(
    "estimate-backdated",
    Severity.WARNING,
    "An estimate is dated before a revision that did not have it.",
    check_estimate_backdated,
)
