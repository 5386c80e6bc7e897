"""Whether two claims about one property can both be true.

Values are compared as what they are: dates by whether some day is possible under both (2025 and 2025-07 are
compatible, 2025 and 2023-07 are not), numbers and ranges by whether they overlap, texts by their words.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from briefing.analysis.figures import split_unit
from briefing.edtf import EdtfDate, parse_edtf
from briefing.model.claim import About, Claim, Dispute

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_YEARS = range(1000, 3000)
"""Whole numbers that are taken for years when they are compared with a date."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims with incompatible values of one property of one subject."""

    first: str
    second: str
    subject: str
    property: str


def compatible(first: About, second: About) -> bool:
    """Whether both can hold. Values of different units or of kinds that cannot be compared are compatible.

    “Million crowns” and “crowns” are one unit, in two scales.
    """
    (scale, unit), (other_scale, other_unit) = split_unit(first.unit), split_unit(second.unit)
    if unit != other_unit:
        return True
    dates = read_date(first), read_date(second)
    if dates[0] and dates[1]:
        return dates[0].overlaps(dates[1])
    one, other = read_range(first), read_range(second)
    if one and other:
        (lower, upper), (low, high) = (one[0] * scale, one[1] * scale), (other[0] * other_scale, other[1] * other_scale)
        return _at_most(lower, high) and _at_most(low, upper)
    if isinstance(first.value, str) and isinstance(second.value, str):
        return _folded(first.value) == _folded(second.value)
    return True


def find_conflicts(claims: Mapping[str, Claim], disputes: Mapping[str, Dispute]) -> tuple[Conflict, ...]:
    """Pairs of claims with incompatible values that no dispute joins, in the order of the claims."""
    groups: dict[tuple[str, str], list[str]] = {}
    for key, claim in claims.items():
        if claim.about:
            groups.setdefault((claim.about.subject, _folded(claim.about.property)), []).append(key)
    joined = {frozenset(pair) for dispute in disputes.values() for pair in combinations(dispute.claims, 2)}
    found = []
    for (subject, _), keys in groups.items():
        for first, second in combinations(keys, 2):
            about, other = claims[first].about, claims[second].about
            if about and other and not compatible(about, other) and frozenset((first, second)) not in joined:
                found.append(Conflict(first, second, subject, about.property))
    return tuple(found)


def _at_most(first: float, second: float) -> bool:
    return first <= second or math.isclose(first, second, rel_tol=1e-9)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def read_date(about: About) -> EdtfDate | None:
    """The value as a date, or None when it is none."""
    value = about.value
    if about.type not in {None, "date"}:
        return None
    if isinstance(value, tuple) and (isinstance(value[0], str) or _are_years(value, about)):
        value = f"{value[0]}/{value[1]}"
    if isinstance(value, int) and value in _YEARS and not about.unit:
        value = str(value)
    if not isinstance(value, str):
        return None
    try:
        return parse_edtf(value)
    except ValueError:
        return None


def _are_years(values: tuple[object, ...], about: About) -> bool:
    return not about.unit and all(isinstance(value, int) and value in _YEARS for value in values)


def read_range(about: About) -> tuple[float, float] | None:
    """The value as the lower and upper end of a range of numbers, or None when it is none."""
    value = about.value
    if isinstance(value, str) and about.type is None and _NUMBER.fullmatch(value.strip()) and not read_date(about):
        value = float(value.replace(",", ""))  # a number in quotation marks
    if isinstance(value, int | float):
        return value, value
    if isinstance(value, tuple) and not isinstance(value[0], str):
        return value[0], value[1]
    return None
