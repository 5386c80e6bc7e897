"""Whether a resolved scenario or forecast says what happened, when, and who says so."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_resolution_incomplete(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find resolutions with an outcome but no day or evidence, with these but no outcome, or decided in the future."""
    for course in iter_courses(story):
        resolution = course.noun.resolution
        if resolution is None:
            continue
        if resolution.outcome is None:
            if resolution.on or resolution.evidence:
                message = "the resolution has a day or evidence, but no outcome"
                yield Finding(course, ("resolution",), message, "add `outcome: yes`, `no` or `void`")
            continue
        missing = [name for name in ("on", "evidence") if not getattr(resolution, name)]
        if resolution.outcome == "void" and "evidence" in missing:
            missing.remove("evidence")
        if missing:
            message = f"the outcome is given without {' and '.join(f'`{name}`' for name in missing)}"
            hint = "say on which day it was decided, and which source says so"
            yield Finding(course, ("resolution", "outcome"), message, hint)
        if resolution.on and resolution.on.lower > facts.today:
            message = f"the outcome is dated {resolution.on}, which is still to come"
            yield Finding(course, ("resolution", "on"), message, "correct the date, or wait with the outcome")


CHECK = Check(
    "resolution-incomplete",
    Severity.WARNING,
    "An outcome is given without its day or evidence, or these without an outcome.",
    check_resolution_incomplete,
)
