"""Whether a source contradicts itself on a claim without a note that says so.

Sources do contradict themselves, and that is worth recording; but where it is not meant, one of the two is a slip.
"""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Related, Severity


def check_contradictory_stances(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find sources with both stances on one claim where none of their reports has a note."""
    for claim in story.claims.values():
        reports: dict[str, list[int]] = {}
        for position, evidence in enumerate(claim.noun.evidence):
            reports.setdefault(evidence.source, []).append(position)
        for source, positions in reports.items():
            told = [claim.noun.evidence[position] for position in positions]
            if not {"supports", "disputes"} <= {e.stance for e in told} or any(e.note for e in told):
                continue
            second = next(p for p, e in zip(positions, told, strict=True) if e.stance != told[0].stance)
            message = f"`{source}` both supports and disputes this claim"
            hint = "if the source contradicts itself, say so in a `note` on one of the two; else correct a `stance`"
            first = Related("the other stance", claim.span("evidence", positions[0]))
            yield Finding(claim, ("evidence", second), message, hint, related=(first,))


CHECK = Check(
    "contradictory-stances",
    Severity.WARNING,
    "One source both supports and disputes a claim, without a word on why.",
    check_contradictory_stances,
)
