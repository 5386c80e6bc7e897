"""Whether every probability is one."""

from collections.abc import Iterator

from briefing.analysis.outlook import iter_courses
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_probability_out_of_range(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find probabilities outside 0 to 1, and ranges that are upside down."""
    for judgment in story.judgments.values():
        if judgment.noun.likelihood:
            lower, upper = judgment.noun.likelihood
            for end in dict.fromkeys((lower, upper)):
                if not 0 <= end <= 1:
                    yield Finding(judgment, ("likelihood",), _message(end), _hint(end))
            if lower > upper:
                message = f"the likelihood runs from {lower:g} down to {upper:g}"
                yield Finding(judgment, ("likelihood",), message, "write the lower bound first")
    for course in iter_courses(story):
        for position, estimate in enumerate(course.noun.probability):
            if not 0 <= estimate.value <= 1:
                yield Finding(
                    course, ("probability", position, "value"), _message(estimate.value), _hint(estimate.value)
                )


def _message(value: float) -> str:
    return f"{value:g} is no probability: a probability lies between 0 and 1"


def _hint(value: float) -> str:
    return f"write {value / 100:g} for {value:g}%" if 1 < value <= 100 else "write a number such as 0.55"  # noqa: PLR2004


CHECK = Check(
    "probability-out-of-range",
    Severity.ERROR,
    "A probability lies outside 0 to 1.",
    check_probability_out_of_range,
)
