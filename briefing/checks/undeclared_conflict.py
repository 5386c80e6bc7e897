"""Whether claims that cannot both be true are set against each other by a dispute."""

from collections.abc import Iterator

from briefing.analysis.values import find_conflicts
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Related, Severity


def check_undeclared_conflict(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find pairs of claims with incompatible typed values of one property that no dispute joins."""
    claims = {key: entry.noun for key, entry in story.claims.items()}
    disputes = {key: entry.noun for key, entry in story.disputes.items()}
    # A dispute that names a claim wrongly may be meant to join two others; the name has been reported.
    unsure = {
        claim for dispute in disputes.values() if not claims.keys() >= {*dispute.claims} for claim in dispute.claims
    }
    for conflict in find_conflicts(claims, disputes):
        if conflict.first in unsure or conflict.second in unsure:
            continue
        first, second = claims[conflict.first].about, claims[conflict.second].about
        if first and second:
            what = f"“{conflict.property}” of `{conflict.subject}`"
            message = f"{what} is {_shown(second.value)} here and {_shown(first.value)} in `{conflict.first}`"
            hint = "add a dispute that lists both claims, or correct one of the values"
            related = Related("the other value", story.claims[conflict.first].span("about", "value"))
            yield Finding(story.claims[conflict.second], ("about", "value"), message, hint, related=(related,))


def _shown(value: object) -> str:
    return f"{value[0]}–{value[1]}" if isinstance(value, tuple) else f"“{value}”"


CHECK = Check(
    "undeclared-conflict",
    Severity.ERROR,
    "Two claims give one property incompatible values, and no dispute joins them.",
    check_undeclared_conflict,
    absence=True,
)
