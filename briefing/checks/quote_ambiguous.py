"""Quotes that stand in the saved text of their source more than once."""

import json
from collections.abc import Iterator

from briefing.analysis.passages import iter_evidence
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.model.claim import Quote
from briefing.problems import Related, Severity, Span
from briefing.quotes import Ambiguous, SourceText
from briefing.selecting import disambiguate

_SHOWN = 4
"""Places that are listed; a single common word would have hundreds."""


def check_quote_ambiguous(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find quotes that the snapshot holds more than once."""
    for entry, route, evidence in iter_evidence(story):
        source = story.sources.get(evidence.source)
        if evidence.quote is None or source is None:
            continue
        found = facts.snapshots.find(source.noun, evidence.quote)
        reading = facts.snapshots.read(source.noun)
        if not isinstance(found, Ambiguous) or reading.text is None:
            continue
        places = [Span(reading.path, place.line, place.column) for place in found.places[:_SHOWN]]
        ways = list(_ways(reading.text, evidence.quote, found))
        offers = [f"{way} for {place}" for way, place in zip(ways, places, strict=True)]
        more = len(found.places) - len(places)
        yield Finding(
            entry,
            (*route, "quote"),
            f"quote stands {len(found.places)} times in `{evidence.source}`",
            f"add a prefix or suffix: {', '.join(offers)}{f', and {more} more places' if more else ''}",
            related=tuple(Related("the quote stands here", place) for place in places),
        )


def _ways(text: SourceText, quote: Quote, found: Ambiguous) -> Iterator[str]:
    """For each place, what to write so that the quote stands only there."""
    for place in found.places[:_SHOWN]:
        unique = disambiguate(text, quote, text.folded.stretch(place.start, place.end))
        added = {k: v for k, v in unique.model_dump(exclude_none=True).items() if getattr(quote, k) != v}
        yield ", ".join(f"`{name}: {json.dumps(words, ensure_ascii=False)}`" for name, words in added.items())


CHECK = Check(
    "quote-ambiguous",
    Severity.ERROR,
    "A quote stands more than once in the saved text of its source.",
    check_quote_ambiguous,
    needs_snapshots=True,
)
