"""Whether quotes are short enough to be quotations and not copies."""

from collections.abc import Iterator

from briefing.analysis.passages import iter_evidence
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity

MOST_WORDS = 40
"""More words than a quotation needs to be found again."""
_MOST_CHARACTERS = 400
"""The same for writing without spaces between words."""


def check_quote_too_long(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find quotes that print more than forty words of a source."""
    for entry, route, evidence in iter_evidence(story):
        exact = evidence.quote.exact if evidence.quote else None
        if exact and (len(exact.split()) > MOST_WORDS or len(exact) > _MOST_CHARACTERS):
            message = f"the quote prints {len(exact.split())} words of another's text"
            hint = "cite the passage with its first and last words: `start: …` and `end: …`"
            yield Finding(entry, (*route, "quote", "exact"), message, hint)


CHECK = Check(
    "quote-too-long",
    Severity.WARNING,
    "A quote repeats more of somebody else's text than it needs to.",
    check_quote_too_long,
)
