"""Whether evidence stands twice."""

from collections.abc import Iterator

from briefing.analysis.passages import iter_evidence
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.folding import fold
from briefing.model.claim import Quote
from briefing.problems import Related, Severity
from briefing.yamldoc import Route


def check_repeated_evidence(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find reports with the same source, stance and quote on one entry."""
    seen: dict[tuple[str, ...], list[tuple[Quote | None, Route]]] = {}
    for entry, route, evidence in iter_evidence(story):
        earlier = seen.setdefault((entry.kind, entry.id, evidence.source, evidence.stance), [])
        same = next((at for quote, at in earlier if _folded(quote) == _folded(evidence.quote)), None)
        if same is None:
            earlier.append((evidence.quote, route))
        else:
            message = f"this evidence from `{evidence.source}` stands here a second time"
            first = Related("first given here", entry.span(*same))
            hint = "remove one of the two, or quote another passage"
            yield Finding(entry, route, message, hint, related=(first,))


def _folded(quote: Quote | None) -> tuple[str, ...]:
    """A quote as it is looked up, in which typographic marks, spaces and case make no difference."""
    return tuple(fold(part or "").text.strip() for part in quote.model_dump().values()) if quote else ()


CHECK = Check(
    "repeated-evidence",
    Severity.WARNING,
    "The same passage of a source is given twice as evidence for one thing.",
    check_repeated_evidence,
)
