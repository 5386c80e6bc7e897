"""Whether evidence is cited from a source that was itself consulted.

A statement known only through an article is evidence by way of that article: `source` names the article, `origin` the
statement.
"""

from collections.abc import Iterator

from briefing.analysis.passages import iter_evidence
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_evidence_not_consulted(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find evidence whose source is marked as not consulted."""
    for entry, route, evidence in iter_evidence(story):
        source = story.sources.get(evidence.source)
        if source and not source.noun.consulted:
            message = f"`{evidence.source}` was not consulted, so nothing can be quoted or cited from it directly"
            hint = f"give the source that reports it, with `origin: {evidence.source}`; or mark it consulted"
            yield Finding(entry, (*route, "source"), message, hint)


CHECK = Check(
    "evidence-not-consulted",
    Severity.WARNING,
    "Evidence is taken from a source that nobody here has read.",
    check_evidence_not_consulted,
)
