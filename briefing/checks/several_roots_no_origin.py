"""Whether evidence says where it comes from when its source rests on several others.

Without an `origin`, a report counts as resting on everything its source rests on, and a claim may seem better
supported than it is.
"""

from collections.abc import Iterator

from briefing.analysis.origins import report_roots
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_several_roots_no_origin(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find supporting and disputing reports without an origin of sources with roots in several families."""
    sources = facts.sources(story)
    for claim in story.claims.values():
        for position, evidence in enumerate(claim.noun.evidence):
            if evidence.origin or evidence.stance == "reports":
                continue
            roots = report_roots(evidence, sources)
            families = {facts.corpus.family(sources[root].publisher) for root in roots if root in sources}
            if len(families) > 1:
                named = ", ".join(f"`{root}`" for root in roots)
                message = f"`{evidence.source}` rests on {named}; this report counts as resting on all of them"
                hint = "say with `origin: …` where this report comes from; the source itself if it is its own"
                yield Finding(claim, ("evidence", position), message, hint)


CHECK = Check(
    "several-roots-no-origin",
    Severity.NOTE,
    "A source rests on several others, and its evidence does not say on which.",
    check_several_roots_no_origin,
)
