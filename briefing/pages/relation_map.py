"""The ties between a story's actors, drawn: names on a ring, and a numbered line for each tie between them."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.messages import _
from briefing.model.actor import Relation
from briefing.pages.facts import Facts
from briefing.pages.picture import Box, Label, Picture, Stroke, number, text_width, wrap
from briefing.pages.words import counted

_WIDTH, _ROOM = 690.0, 112.0
_MOST, _MOST_TIES = 24, 60
"""More actors or ties than this make no ring that anybody could read; then those with the most ties are drawn."""
_ROUND = 14
"""Up to so many actors stand at equal angles; more would overlap at the top, and stand in rows, a pair in each."""
_LINE, _BADGE, _BEND, _HEAD = 14.0, 9.0, 26.0, 7.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Tie:
    """A quadratic curve. It bends to its right, so that a tie and its answer do not lie on each other."""

    start: Point
    control: Point
    end: Point

    def at(self, share: float) -> Point:
        """The point at a share of the way."""
        rest = 1 - share
        x, y = (
            rest * rest * a + 2 * rest * share * c + share * share * b
            for a, c, b in zip(self.start, self.control, self.end, strict=True)
        )
        return x, y


def view_relations(facts: Facts) -> Picture | None:
    """Draw the ties of a story, or those of its most tied actors where all would be too many; None for a single tie."""
    everything = {key: entry.noun for key, entry in facts.story.relations.items()}
    if len(everything) < 2:  # noqa: PLR2004 — one tie is a sentence
        return None
    ring = core_of(everything.values())
    relations = {key: r for key, r in everything.items() if r.from_ in ring and r.to in ring}
    actors = len({actor for r in everything.values() for actor in (r.from_, r.to)})
    title = _("%(ties)s between %(actors)s", ties=counted(len(relations), "tie"), actors=counted(len(ring), "actor"))
    if len(ring) < actors:
        title = _("%(drawn)s, the most tied of %(all)s", drawn=title, all=actors)
    numbers = {key: number_ for number_, key in enumerate(everything, 1)}
    height = max(220.0, 46.0 * len(ring) * 0.75)
    ties = _ties(relations, at := _places(ring, height))
    return Picture(
        name="relations",
        width=_WIDTH,
        height=number(height),
        title=title,
        text=_("Each number leads to the tie in the list below, which says the same in words."),
        boxes=(*(_actor(facts, key, at[key]) for key in ring), *_badges(facts, relations, ties, numbers)),
        strokes=tuple(stroke for tie in ties for stroke in _line(tie)),
    )


def core_of(relations: Iterable[Relation]) -> tuple[str, ...]:
    """The actors that a ring has room for: all of them, or the one with the most ties and those most tied to it.

    One joins after the other, each the one with the most ties to those that are in it already.
    """
    tied: dict[str, Counter[str]] = {}
    for relation in relations:
        tied.setdefault(relation.from_, Counter())[relation.to] += 1
        tied.setdefault(relation.to, Counter())[relation.from_] += 1
    if len(tied) <= _MOST and sum(map(Counter.total, tied.values())) <= 2 * _MOST_TIES:
        return tuple(tied)
    core: dict[str, None] = {}
    inside, ties = dict.fromkeys(tied, 0), 0
    while len(core) < min(_MOST, len(tied)):
        key = max((k for k in tied if k not in core), key=lambda k: (inside[k], tied[k].total()))
        ties += inside[key]
        if ties > _MOST_TIES and len(core) > 1:
            break
        core[key] = None
        for other, count in tied[key].items():
            inside[other] += count
    return tuple(key for key in tied if key in core)


def _places(ring: Sequence[str], height: float) -> dict[str, Point]:
    places = {}
    for index, key in enumerate(ring):
        across, down = _spot(index, len(ring))
        places[key] = (_WIDTH / 2 + (_WIDTH / 2 - _ROOM / 2 - 10) * across, height / 2 + (height / 2 - 24) * down)
    return places


def _spot(index: int, number_: int) -> Point:
    """A place on a circle of radius 1, clockwise from the top."""
    if number_ <= _ROUND:
        angle = 2 * math.pi * index / number_ - math.pi / 2
        return math.cos(angle), math.sin(angle)
    right = -(-number_ // 2)
    rows, row, side = (right, index, 1) if index < right else (number_ - right, number_ - 1 - index, -1)
    down = (2 * row + 1) / rows - 1
    return side * math.sqrt(1 - down * down), down


def _ties(relations: Mapping[str, Relation], at: Mapping[str, Point]) -> tuple[_Tie, ...]:
    """The curves; those between the same two lie beside each other."""
    seen: Counter[tuple[str, str]] = Counter()
    ties = []
    for relation in relations.values():
        pair = (relation.from_, relation.to)
        seen[pair] += 1
        (x1, y1), (x2, y2) = at[pair[0]], at[pair[1]]
        bend, length = _BEND * (2 * seen[pair] - 1), math.hypot(x2 - x1, y2 - y1) or 1
        control = ((x1 + x2) / 2 - bend * (y2 - y1) / length, (y1 + y2) / 2 + bend * (x2 - x1) / length)
        ties.append(_Tie((x1, y1), control, (x2, y2)))
    return tuple(ties)


def _actor(facts: Facts, key: str, at: Point) -> Box:
    name = facts.corpus.name(key)
    lines = wrap(name, _ROOM, 2)
    width = max(map(text_width, lines)) * 1.06 + 14
    height = _LINE * len(lines) + 10
    x, y = at[0] - width / 2, at[1] - height / 2
    labels = tuple(
        Label(number(at[0]), number(y + _LINE * (i + 1) + 1), line, "name middle") for i, line in enumerate(lines)
    )
    anchor = urls.anchor("story-actor", key) if key in facts.story.actors else ""
    return Box(number(x), number(y), number(width), number(height), labels, "read", anchor, name=name)


def _badges(
    facts: Facts, relations: Mapping[str, Relation], ties: Sequence[_Tie], numbers: Mapping[str, int]
) -> list[Box]:
    badges = []
    for (key, relation), tie in zip(relations.items(), ties, strict=True):
        x, y = tie.at(0.4)
        badges.append(
            Box(
                number(x - _BADGE),
                number(y - _BADGE),
                2 * _BADGE,
                2 * _BADGE,
                (Label(number(x), number(y + 4), str(numbers[key]), "small middle"),),
                "badge",
                urls.anchor("relation", key),
                _BADGE,
                f"{facts.corpus.name(relation.from_)} – {relation.kind} – {facts.corpus.name(relation.to)}",
            )
        )
    return badges


def _line(tie: _Tie) -> tuple[Stroke, Stroke]:
    """The curve, and the head that says which way it runs."""
    (x, y), behind = tie.at(0.62), tie.at(0.6)
    angle = math.atan2(y - behind[1], x - behind[0])
    left = (x - _HEAD * math.cos(angle - 0.5), y - _HEAD * math.sin(angle - 0.5))
    right = (x - _HEAD * math.cos(angle + 0.5), y - _HEAD * math.sin(angle + 0.5))
    return (
        Stroke(f"M {_pair(tie.start)} Q {_pair(tie.control)} {_pair(tie.end)}", "link"),
        Stroke(f"M {_pair(left)} L {_pair((x, y))} L {_pair(right)}", "link"),
    )


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
