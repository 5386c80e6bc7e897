"""Figures in running text: numbers, years, and dates written out, and whether two texts agree on them."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name}" if len(name) <= 4 else f"{name}|{name[:3]}" for name in _MONTHS)  # noqa: PLR2004
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH})\.? (?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?, )?"
    r"(?P<year>\d{4})\b"
    r"|\b(?P<iso>\d{4}-\d\d(?:-\d\d)?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,:/-])(?:1[5-9]|20|21)\d\d(?![\w/-]|[.,:]\d)")
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.,])\d+(?:\.\d+)?(?!\w)")


class Days(NamedTuple):
    """A date written out in a text: the words, and the first and last day they can mean."""

    words: str
    lower: dt.date
    upper: dt.date


def find_dates(text: str) -> Iterator[Days]:
    """Dates with at least a month and a year, such as "20 February 2026", "June 2024", "2024-06"."""
    for match in _DATE.finditer(text):
        if match["iso"]:
            parts = [int(part) for part in match["iso"].split("-")]
        else:
            month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower()[:3]))
            day = match["day"] or match["day2"]
            parts = [int(match["year"]), month, *([int(day)] if day else [])]
        try:
            lower = dt.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)  # noqa: PLR2004 — year, month, day
        except ValueError:
            continue
        yield Days(match.group(), lower, lower if len(parts) > 2 else _month_end(lower))  # noqa: PLR2004


def find_years(text: str) -> list[int]:
    """Years in four digits, in order, those of written-out dates included."""
    return [int(year) for year in _YEAR.findall(text)]


def find_numbers(text: str) -> list[float]:
    """Numbers in digits that are neither years nor parts of dates."""
    rest = _DATE.sub(" ", text)
    numbers = (match.group().replace(",", "") for match in _NUMBER.finditer(rest) if not _YEAR.fullmatch(match.group()))
    return [float(number) for number in numbers]


def find_figures(text: str) -> frozenset[str]:
    """Every number, year and month that a text names, in a form that can be compared."""
    found = {match.group().replace(",", "") for match in _NUMBER.finditer(text)}
    months = re.findall(rf"\b(?:{_MONTH})\b(?=\.? \d)", text, re.IGNORECASE)
    return frozenset(found | {month.lower()[:3] for month in months})


def _month_end(day: dt.date) -> dt.date:
    following = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < dt.MAXYEAR else dt.date.max
    return following - dt.timedelta(days=1)
