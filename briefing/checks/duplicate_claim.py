"""Whether a statement is made by two claims."""

from collections.abc import Iterator
from typing import Any

from briefing.analysis.similar import words_of
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.problems import Related, Severity


def check_duplicate_claim(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find claims whose statements differ at most in case, spacing and punctuation."""
    seen: dict[tuple[str, ...], Entry[Any]] = {}
    for claim in story.claims.values():
        words = words_of(claim.noun.statement)
        first = seen.setdefault(words, claim)
        if first is not claim:
            message = f"the claim says the same as `{first.id}`"
            hint = "give all the evidence to one of the two and remove the other"
            related = Related("the same statement", first.span("statement"))
            yield Finding(claim, ("statement",), message, hint, related=(related,))


CHECK = Check(
    "duplicate-claim",
    Severity.WARNING,
    "Two claims make the same statement.",
    check_duplicate_claim,
)
