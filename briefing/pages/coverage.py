"""Who reports a story: publishers by country, and by what others say of their leaning, never without who says so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.messages import _
from briefing.model.publisher import Publisher
from briefing.pages.facts import Facts
from briefing.pages.footing import Leg
from briefing.place_names import place_name

MOST = 4
"""How many rows a drawing in short has; what is left is counted together in one more."""
LEANING = "leaning"
"""The scale of ratings that tell where a publisher stands in politics."""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its name and number; `width` is in percent of the longest one."""

    name: str
    count: int
    width: float
    rest: bool = False
    """Whether it counts together what has no row of its own, and so is no thing by itself."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """What one rater says of the publishers' leaning; `unrated` are those of which it says nothing."""

    rater: str
    rows: tuple[Row, ...]
    unrated: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The publishers of all sources, read or not, by country and leaning, and the origins most claims go back to."""

    publishers: int
    countries: tuple[Row, ...]
    leanings: tuple[Leaning, ...]
    origins: tuple[Row, ...]


def view_coverage(facts: Facts, legs: Iterable[Leg]) -> Coverage:
    """Count the publishers of a story's sources."""
    known = [entry.noun for key in facts.publishers if (entry := facts.corpus.publishers.get(key))]
    places = Counter(publisher.country for publisher in known if publisher.country)
    countries = [(place_name(code), count) for code, count in places.most_common()]
    origins = [(_named(leg), leg.claims) for leg in legs]
    return Coverage(
        publishers=len(facts.publishers),
        countries=_rows(countries, len(facts.publishers) - places.total(), _("not stated")),
        leanings=tuple(_leanings(known, len(facts.publishers))),
        origins=_rows(origins),
    )


def _named(leg: Leg) -> str:
    first, *others = leg.names
    return _("%(origin)s and %(count)s more", origin=first, count=len(others)) if others else first


def _leanings(publishers: Iterable[Publisher], all_of_them: int) -> Iterable[Leaning]:
    by_rater: dict[str, Counter[str]] = {}
    for publisher in publishers:
        for rating in publisher.ratings:
            if rating.scale.casefold() == LEANING:
                by_rater.setdefault(rating.rater, Counter())[rating.value] += 1
    for rater, values in by_rater.items():
        yield Leaning(rater, _rows(values.most_common()), all_of_them - values.total())


def _rows(counts: Sequence[tuple[str, int]], left: int = 0, left_name: str = "") -> tuple[Row, ...]:
    """The longest rows, then the others together, and then what is `left` out of any row."""
    most = max((count for _name, count in counts), default=1)
    cut = MOST if len(counts) > MOST + 1 else MOST + 1
    shown, others = counts[:cut], counts[cut:]
    rows = [Row(name, count, round(100 * count / most, 2)) for name, count in shown]
    if others:
        number = sum(count for _name, count in others)
        rows.append(
            Row(_("%(count)s others", count=len(others)), number, min(100, round(100 * number / most, 2)), rest=True)
        )
    if left:
        rows.append(Row(left_name, left, min(100, round(100 * left / most, 2)), rest=True))
    return tuple(rows)
