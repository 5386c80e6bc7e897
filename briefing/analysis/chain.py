"""By which way a statement came: from whoever spoke, over those who carried it, to the texts that were read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.analysis.origins import parents
from briefing.model.claim import Claim, Evidence
from briefing.model.source import Source

MOST_ROUTES = 24
"""More ways than this to one report are not listed one by one."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A lineage: its sources, the roots first, and who passed on to whom."""

    sources: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """Pairs of a source and one that rests on it."""
    reports: tuple[str, ...]
    """The sources at the end: those whose reports the lineage was drawn up for."""

    def above(self, source: str) -> tuple[str, ...]:
        """What a source rests on within the chain."""
        return tuple(upper for upper, lower in self.links if lower == source)


def chain_of(claim: Claim, sources: Mapping[str, Source]) -> Chain:
    """The lineage of a claim: its reports follow their own `origin`, where they name one, all else `derived_from`."""
    links: dict[tuple[str, str], None] = {}
    reports = tuple(dict.fromkeys(e.source for e in claim.evidence if e.source in sources))
    waiting: list[str] = []
    for evidence in claim.evidence:
        for upper in evidence.origin or parents(evidence.source, sources):
            if upper != evidence.source and upper in sources:
                links[upper, evidence.source] = None
                waiting.append(upper)
    seen = set(reports)
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            for upper in parents(current, sources):
                if upper in sources:
                    links[upper, current] = None
                    waiting.append(upper)
    return _chain([*reports, *(key for key in sources if key in seen)], links, reports)


def lineage_of(sources: Mapping[str, Source], reports: Iterable[Evidence] = ()) -> Chain:
    """The lineage of all sources of a story, with the origins that single reports name besides.

    The reports of the chain are the sources that were read.
    """
    links = {(upper, key): None for key in sources for upper in parents(key, sources) if upper in sources}
    for evidence in reports:
        for upper in evidence.origin:
            if upper != evidence.source and {upper, evidence.source} <= sources.keys():
                links[upper, evidence.source] = None
    return _chain(sources, links, tuple(key for key, source in sources.items() if source.consulted))


def routes_to(chain: Chain, report: str) -> tuple[tuple[str, ...], ...]:
    """The ways from a root to a report, each from the root on; a circle is followed once round at most."""
    found = []
    for route in _climb(chain, (report,)):
        found.append(route)
        if len(found) == MOST_ROUTES:
            break
    return tuple(found)


def _climb(chain: Chain, route: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    above = [upper for upper in chain.above(route[0]) if upper not in route]
    if not above:
        yield route
    for upper in above:
        yield from _climb(chain, (upper, *route))


def _chain(keys: Iterable[str], links: Mapping[tuple[str, str], None], reports: tuple[str, ...]) -> Chain:
    order = dict.fromkeys(keys)
    depths = layers(tuple(order), tuple(links))
    return Chain(tuple(sorted(order, key=lambda key: depths[key])), tuple(links), reports)


def layers(keys: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How far each source is from the furthest root above it; links that close a circle are left out."""
    above: dict[str, list[str]] = {key: [] for key in keys}
    for upper, lower in links:
        above[lower].append(upper)
    depths: dict[str, int] = {}
    for start in above:
        stack, path = [start], [start]
        while stack:
            current = stack[-1]
            pending = [u for u in above[current] if u not in depths and u not in path]
            if current in depths or not pending:
                depths.setdefault(current, max((depths[u] + 1 for u in above[current] if u in depths), default=0))
                stack.pop()
                path.pop()
            else:
                stack.append(pending[0])
                path.append(pending[0])
    return depths
