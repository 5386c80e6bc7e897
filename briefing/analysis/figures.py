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
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_WORDS = {word: number for number, word in enumerate(f"{_SMALL} eighteen nineteen".split())}
_TENS_WORDS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_TENS_WORDS.split(), 1) if number > 1}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALE = "|".join(_SCALES)
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(list(_WORDS)[1:10])}))?|{'|'.join(_WORDS)})"
_SPELLED = re.compile(rf"\b{_WORD}(?=(?: (?:to|and|or) {_WORD})? (?:(?:{_SCALE}|percent)\b|per cent\b))", re.IGNORECASE)
_SHORT = re.compile(r"(?<=\d)\s?(?P<scale>k|mn?|bn|tn)\b")
_SHORT_SCALES = {"k": " thousand", "m": " million", "mn": " million", "bn": " billion", "tn": " trillion"}
_COMMA = re.compile(r"(?<![\d,.])(\d+),(\d{1,2})(?![\d,])")
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w-])"
    rf"(?:\s+(?P<scale>{_SCALE})\b)?(?:\s*(?P<next>%|[^\W\d_]+))?",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:more|less|fewer|higher|lower|cheaper|dearer|above|below|short)\b", re.IGNORECASE
)
_ADDED = re.compile(r"\b(?:by|another|extra|additional|further)\s+\W?$", re.IGNORECASE)


class Amount(NamedTuple):
    """A number in a text: its words, what it stands for, and what it counts: the next word, if there is one."""

    words: str
    value: float
    scaled: bool
    """Whether a word such as “million” has gone into the value."""
    counted: str


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


def in_digits(text: str) -> str:
    """A text with its numbers in one form: “fifty-five million” and “55m” as “55 million”, “55,5” as “55.5”.

    Words are taken for numbers only before a scale or “percent”, as “one” and “two” mostly stand for something else.
    """
    text = _SPELLED.sub(lambda found: str(_spelled(found.group().casefold())), text)
    text = _SHORT.sub(lambda found: _SHORT_SCALES[found["scale"]], text)
    return _COMMA.sub(r"\1.\2", text)


def _spelled(word: str) -> int:
    tens, _, ones = word.partition("-")
    return _TENS.get(tens, 0) + _WORDS.get(ones, 0) if tens in _TENS else _WORDS[word]


def find_amounts(text: str) -> Iterator[Amount]:
    """Numbers that are neither parts of dates nor differences, such as in “15 million more than the other”."""
    rest = _DATE.sub(" ", in_digits(text))
    for match in _AMOUNT.finditer(rest):
        if _ADDED.search(rest[: match.start()]) or _DIFFERENCE.match(rest[match.start("next") : match.end() + 40]):
            continue
        scale = (match["scale"] or "").casefold()
        value = float(match["number"].replace(",", "")) * _SCALES.get(scale, 1)
        words = f"{match['number']} {scale}".strip()
        yield Amount(words, value, bool(scale), (match["next"] or "").casefold())


def split_unit(unit: str | None) -> tuple[float, str]:
    """A unit as its scale and what is counted: “million crowns” as 1,000,000 and “crown”."""
    scale = 1.0
    words = []
    for word in (unit or "").casefold().split():
        if word.rstrip("s") in _SCALES:
            scale *= _SCALES[word.rstrip("s")]
        else:
            words.append(word)
    counted = " ".join(words)
    return scale, "percent" if counted in {"%", "per cent"} else counted.removesuffix("s")


def find_figures(text: str) -> frozenset[str]:
    """Every number, year and month that a text names, in a form that can be compared."""
    found = {match.group().replace(",", "") for match in _NUMBER.finditer(text)}
    months = re.findall(rf"\b(?:{_MONTH})\b(?=\.? \d)", text, re.IGNORECASE)
    return frozenset(found | {month.lower()[:3] for month in months})


def _month_end(day: dt.date) -> dt.date:
    following = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < dt.MAXYEAR else dt.date.max
    return following - dt.timedelta(days=1)
