"""Whether the evidence for a claim quotes the words that it rests on."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_evidence_without_quote(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find evidence of claims without a quote, though its source was read. A data set has no words to quote."""
    for claim in story.claims.values():
        for position, evidence in enumerate(claim.noun.evidence):
            source = story.sources.get(evidence.source)
            if source and source.noun.consulted and source.noun.kind != "dataset" and not evidence.quote:
                message = f"the evidence from `{evidence.source}` quotes no words, so nobody can check it"
                hint = "add `quote: {exact: …}`, or `{start: …, end: …}` for a long passage"
                yield Finding(claim, ("evidence", position), message, hint)


CHECK = Check(
    "evidence-without-quote",
    Severity.NOTE,
    "Evidence for a claim does not say which words of the source it means.",
    check_evidence_without_quote,
)
