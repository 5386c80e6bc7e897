"""Laying out a lineage from left to right: roots in the first column, the texts that were read in the last.

After Sugiyama, Tagawa and Toda (1981): a link that passes over columns gets a waypoint in each of them, so that it runs
between the boxes and not behind them; boxes and waypoints are then moved towards what they are linked with. Sums are
exact (`math.fsum`), because what is rounded on the way differs from one Python to another, and with it which of two
boxes comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from briefing.analysis.chain import Chain, layers

_SWEEPS = 12
_WAYPOINT = 6.0
"""Height that is kept free for a link between boxes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column, and the height of a middle in the drawing."""

    column: int
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the boxes are, and by which places each link runs, its two ends included."""

    places: dict[str, Place]
    runs: tuple[tuple[str, str, tuple[Place, ...]], ...]


def arrange(chain: Chain, heights: Mapping[str, float], gap: float) -> Layout:
    """Give every source of a chain a column, and a height at which its links are short and cross little."""
    columns, paths = _columns(chain)
    tall = {key: heights.get(key, _WAYPOINT) for keys in columns for key in keys}
    neighbours: dict[str, list[str]] = {key: [] for key in tall}
    for path in paths.values():
        for upper, lower in pairwise(path):
            neighbours[upper].append(lower)
            neighbours[lower].append(upper)
    ys: dict[str, float] = {}
    for keys in columns:
        ys |= _stack(keys, tall, gap)
    for sweep in range(_SWEEPS):
        for keys in columns if sweep % 2 else reversed(columns):
            ys |= _settle(keys, ys, neighbours, tall, gap)
    ys = _close_up(ys, tall, gap)
    top = min((ys[key] - tall[key] / 2 for key in ys), default=0)
    spots = {key: Place(column, ys[key] - top) for column, keys in enumerate(columns) for key in keys}
    runs = tuple((upper, lower, tuple(spots[key] for key in path)) for (upper, lower), path in paths.items())
    return Layout({key: spots[key] for key in chain.sources}, runs)


def _columns(chain: Chain) -> tuple[list[list[str]], dict[tuple[str, str], list[str]]]:
    """Who is in which column, waypoints included, and the path of each link. A link backwards gets no waypoints."""
    depths = layers(chain.sources, chain.links)
    last = max(depths.values(), default=0)
    passing = {upper for upper, _ in chain.links}
    for key in chain.reports:
        if key not in passing:
            depths[key] = last
    columns: list[list[str]] = [[] for _ in range(last + 1)]
    for key in chain.sources:
        columns[depths[key]].append(key)
    paths = {}
    for upper, lower in chain.links:
        waypoints = {column: f"{upper}>{lower}@{column}" for column in range(depths[upper] + 1, depths[lower])}
        for column, name in waypoints.items():
            columns[column].append(name)
        paths[upper, lower] = [upper, *waypoints.values(), lower]
    return columns, paths


def _stack(keys: Sequence[str], heights: Mapping[str, float], gap: float) -> dict[str, float]:
    whole = fsum(heights[key] + gap for key in keys)
    y, found = -whole / 2, {}
    for key in keys:
        found[key] = y + heights[key] / 2
        y += heights[key] + gap
    return found


def _settle(
    keys: list[str], ys: Mapping[str, float], neighbours: Mapping[str, Sequence[str]],
    heights: Mapping[str, float], gap: float,
) -> dict[str, float]:  # fmt: skip
    """Move each box towards the middle of its neighbours, and then apart again where they overlap."""
    wanted = {
        key: fsum(ys[n] for n in neighbours[key]) / len(neighbours[key]) if neighbours[key] else ys[key] for key in keys
    }
    keys.sort(key=lambda key: wanted[key])
    found: dict[str, float] = {}
    edge = float("-inf")
    for key in keys:
        found[key] = max(wanted[key], edge + heights[key] / 2)
        edge = found[key] + heights[key] / 2 + gap
    # Pushing apart moved everything downwards; move the whole column back by as much on average.
    drift = fsum(found[key] - wanted[key] for key in keys) / len(keys) if keys else 0
    return {key: y - drift for key, y in found.items()}


def _close_up(ys: Mapping[str, float], heights: Mapping[str, float], gap: float) -> dict[str, float]:
    """Take out what is empty across all columns, but for one gap: what is not linked drifts apart while it settles."""
    tops = {key: y - heights[key] / 2 for key, y in ys.items()}
    found: dict[str, float] = {}
    taken, bottom = 0.0, min(tops.values(), default=0)
    for key in sorted(tops, key=lambda key: tops[key]):
        taken += max(0.0, tops[key] - taken - bottom - gap)
        found[key] = ys[key] - taken
        bottom = max(bottom, tops[key] - taken + heights[key])
    return found
