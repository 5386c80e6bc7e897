"""Whether following where reports come from ever ends."""

from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping

from briefing.analysis.cycles import find_circles
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.model.claim import Claim
from briefing.problems import Severity

_HINT = "one of these steps is wrong: decide which source had it from which"


def check_lineage_cycle(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find circles in `derived_from`, and those that a claim's own origins close."""
    lineage: dict[str, Collection[str]] = {key: entry.noun.derived_from for key, entry in story.sources.items()}
    known = set()
    for circle in find_circles(lineage):
        known.add(circle)
        message = f"the lineage runs in a circle: {_spelled(circle)}"
        source = story.sources[circle[0]]
        yield Finding(source, ("derived_from", source.noun.derived_from.index(circle[1])), message, _HINT)
    for entry in story.claims.values():
        graph, starts = _with_origins(lineage, entry.noun)
        for circle in find_circles(graph, starts):
            if circle not in known:
                position = next(i for i, e in enumerate(entry.noun.evidence) if e.origin and e.source in circle)
                message = f"with this origin, the lineage of the claim runs in a circle: {_spelled(circle)}"
                yield Finding(entry, ("evidence", position, "origin"), message, _HINT)


def _with_origins(
    lineage: dict[str, Collection[str]], claim: Claim
) -> tuple[Mapping[str, Collection[str]], Collection[str]]:
    """The lineage as one claim's evidence sees it; an origin that is the source itself ends there."""
    own: dict[str, Collection[str]] = {}
    for evidence in claim.evidence:
        if evidence.origin:
            origins = (origin for origin in evidence.origin if origin != evidence.source)
            own[evidence.source] = tuple(dict.fromkeys((*own.get(evidence.source, ()), *origins)))
    return ChainMap(own, lineage), tuple(own)


def _spelled(circle: tuple[str, ...]) -> str:
    return " → ".join(f"`{key}`" for key in circle)


CHECK = Check(
    "lineage-cycle",
    Severity.ERROR,
    "Sources rest on each other in a circle.",
    check_lineage_cycle,
)
