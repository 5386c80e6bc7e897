"""Where reports ultimately come from.

Follow a report's `origin`, else its source's `derived_from`, to the roots: the sources that rest on nothing else. Five
outlets that carry one agency's line have one root. Roots of one publisher family are one origin, and a text produced
by AI is never an origin by itself: it can only pass on what it was given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.analysis.cycles import find_circles
from briefing.corpus import Corpus, Story
from briefing.model.claim import Evidence
from briefing.model.source import Source


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent leg: a publisher family, the roots within it, and the reports that lead there."""

    family: str
    roots: tuple[str, ...]
    reports: tuple[str, ...]


def parents(source: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """What a source rests on; nothing for a source that the story does not know."""
    noun = sources.get(source)
    return noun.derived_from if noun else ()


def roots_of(source: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The roots that a source's lineage leads to, in the order met; a source that rests on nothing is its own root.

    A lineage that runs in a circle has no root; a check reports the circle.
    """
    found: dict[str, None] = {}
    seen = {source}
    stack = [source]
    while stack:
        current = stack.pop()
        above = parents(current, sources)
        if not above:
            found[current] = None
        for parent in reversed(above):
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
    return tuple(found)


def report_roots(evidence: Evidence, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The roots of one report.

    An `origin` that names the source itself says that this report is the outlet's own, whatever else it carries.
    """
    above = evidence.origin or parents(evidence.source, sources)
    if not above:
        return (evidence.source,)
    roots: dict[str, None] = {}
    for origin in above:
        roots.update(dict.fromkeys((origin,) if origin == evidence.source else roots_of(origin, sources)))
    return tuple(roots)


def counts_as_origin(source: str, sources: Mapping[str, Source]) -> bool:
    """Whether a root can be an origin: a text produced by AI cannot."""
    noun = sources.get(source)
    return noun is not None and noun.production != "ai-generated"


def origins_of(reports: Iterable[Evidence], sources: Mapping[str, Source], corpus: Corpus) -> tuple[Origin, ...]:
    """The independent origins behind some reports, in the order met."""
    families: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for report in reports:
        for root in report_roots(report, sources):
            if counts_as_origin(root, sources):
                roots, carriers = families.setdefault(corpus.family(sources[root].publisher), ({}, {}))
                roots[root] = None
                carriers[report.source] = None
    return tuple(Origin(family, tuple(roots), tuple(carriers)) for family, (roots, carriers) in families.items())


def sources_of(story: Story) -> dict[str, Source]:
    """A story's sources without their places, as the functions here take them."""
    return {key: entry.noun for key, entry in story.sources.items()}


def find_cycles(sources: Mapping[str, Source]) -> tuple[tuple[str, ...], ...]:
    """Circles of lineage, each once, from its alphabetically first source round to it again."""
    return find_circles({key: source.derived_from for key, source in sources.items()})
