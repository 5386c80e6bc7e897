"""Laying out a lineage from left to right: roots in the first column, the texts that were read in the last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.chain import Chain, layers

_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where the middle of a box is: its column, and its height in the drawing."""

    column: int
    y: float


def arrange(chain: Chain, heights: Mapping[str, float], gap: float) -> dict[str, Place]:
    """Give every source of a chain a column, and a height at which its links are short and cross little."""
    depths = layers(chain.sources, chain.links)
    last = max(depths.values(), default=0)
    ends = {key for key in chain.reports if all(upper != key for upper, _ in chain.links)}
    columns: dict[int, list[str]] = {}
    for key in chain.sources:
        columns.setdefault(last if key in ends else depths[key], []).append(key)
    neighbours: dict[str, list[str]] = {key: [] for key in chain.sources}
    for upper, lower in chain.links:
        neighbours[upper].append(lower)
        neighbours[lower].append(upper)
    ys: dict[str, float] = {}
    for keys in columns.values():
        ys |= _stack(keys, heights, gap)
    order = sorted(columns)
    for sweep in range(_SWEEPS):
        for column in order if sweep % 2 else reversed(order):
            ys |= _settle(columns[column], ys, neighbours, heights, gap)
    top = min((ys[key] - heights[key] / 2 for key in ys), default=0)
    return {key: Place(column, ys[key] - top) for column in order for key in columns[column]}


def _stack(keys: Sequence[str], heights: Mapping[str, float], gap: float) -> dict[str, float]:
    whole = sum(heights[key] + gap for key in keys)
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
        key: sum(ys[n] for n in neighbours[key]) / len(neighbours[key]) if neighbours[key] else ys[key] for key in keys
    }
    keys.sort(key=lambda key: wanted[key])
    found: dict[str, float] = {}
    edge = float("-inf")
    for key in keys:
        found[key] = max(wanted[key], edge + heights[key] / 2)
        edge = found[key] + heights[key] / 2 + gap
    # Pushing apart moved everything downwards; move the whole column back by as much on average.
    drift = sum(found[key] - wanted[key] for key in keys) / len(keys)
    return {key: y - drift for key, y in found.items()}
