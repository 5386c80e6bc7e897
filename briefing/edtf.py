"""Dates as their sources give them: the Extended Date/Time Format of ISO 8601-2:2019, levels 0 and 1.

The features are those of the Library of Congress' EDTF specification (2019-02-04): years, months, days and date-times
with offsets, seasons, the qualifiers `?` `~` `%`, unspecified digits (`2024-06-XX`, `202X`), and intervals that may be
open (`..`) or have an unknown end. A date keeps its text, so it is shown with the precision it has, and knows the
earliest and the latest day it can mean, so dates can be compared.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_DATE = re.compile(
    r"(?P<year>Y-?\d{5,}|-?(?:\d{4}|\d{3}X|\d{2}XX))(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<mark>[?~%])?",
    re.ASCII,
)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)
# Level 1 seasons 21–24 as northern meteorological seasons: only their order in the year matters here.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_QUALIFIERS = {"?": (True, False), "~": (False, True), "%": (True, True)}
_JUST_BEFORE_MIDNIGHT = dt.time(23, 59, 59)
Precision = Literal["year", "month", "day", "time", "season", "decade", "century", "interval"]


@dataclass(frozen=True, slots=True, order=True)
class EdtfDate:
    """A date or an interval.

    Dates order by the earliest and then by the latest day they can mean. `lower` and `upper` are inclusive; an open or
    unknown end is `dt.date.min` or `dt.date.max`. Years outside 1–9999 are clamped to those two for comparison only.
    """

    lower: dt.date
    upper: dt.date
    text: str
    precision: Precision = field(compare=False)
    uncertain: bool = field(default=False, compare=False)
    approximate: bool = field(default=False, compare=False)
    open_start: bool = field(default=False, compare=False)
    open_end: bool = field(default=False, compare=False)
    unknown_end: bool = field(default=False, compare=False)
    moment: dt.datetime | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"EdtfDate({self.text!r})"

    @property
    def is_interval(self) -> bool:
        """Whether this is a span between two dates and not one date of some precision."""
        return self.precision == "interval"

    def overlaps(self, other: "EdtfDate") -> bool:
        """Whether some day is possible under both dates: `2025` and `2025-07` overlap, `2023-07` and `2025` do not."""
        return self.lower <= other.upper and other.lower <= self.upper

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate,
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: object) -> dict[str, Any]:
        return {
            "type": ["string", "integer"],
            "description": "EDTF date, level 0 or 1 (ISO 8601-2), such as 2026-02-21, 2024-06, 2024-06? or 2024-06/..",
        }

    @classmethod
    def of(cls, text: str) -> Self:
        """The same as `parse_edtf`, for callers who have the type at hand.

        Raises ValueError when the text is not EDTF level 0 or 1.
        """
        return parse_edtf(text)  # type: ignore[return-value]  # the class is not subclassed


def _validate(value: object) -> EdtfDate:
    if isinstance(value, EdtfDate):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # YAML reads a bare year as a number
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "expected a date, found {found}", {"found": type(value).__name__})
    try:
        return parse_edtf(value)
    except ValueError as error:
        raise PydanticCustomError("malformed-date", "{reason}", {"reason": str(error)}) from None


@lru_cache(maxsize=65536)
def parse_edtf(text: str) -> EdtfDate:
    """Read a date or interval of EDTF level 0 or 1.

    Raises ValueError with a sentence that says what is wrong: an impossible day, an interval that ends before it
    begins, or a text that is no EDTF at all.
    """
    if "/" in text:
        return _parse_interval(text)
    return _parse_moment(text) if "T" in text else _parse_date(text)


def _parse_moment(text: str) -> EdtfDate:
    match = _TIME.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not an EDTF date-time such as 2026-02-21T18:09-05:00")
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a possible day, time and offset") from None
    return EdtfDate(moment.date(), moment.date(), text, "time", moment=moment)


def _parse_date(text: str) -> EdtfDate:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not an EDTF date such as 2026-02-21, 2024-06, 2022 or 2024-06?")
    uncertain, approximate = _QUALIFIERS.get(match["mark"] or "", (False, False))
    lower, upper, precision = _bounds(text, match["year"], match["month"], match["day"])
    return EdtfDate(lower, upper, text, precision, uncertain=uncertain, approximate=approximate)


def _bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date, Precision]:
    year = year.removeprefix("Y")
    if (month == "XX" and day not in {None, "XX"}) or ("X" in year and month not in {None, "XX"}):
        raise ValueError(f"“{text}” leaves the larger part of the date open but not the smaller")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None or month == "XX":
        precision: Precision = "century" if year.endswith("XX") else "decade" if year.endswith("X") else "year"
        return _day(min(first, last), 1, 1), _day(max(first, last), 12, 31), precision
    if int(month) in _SEASONS and day is None:
        begin, end = _SEASONS[int(month)]
        return _day(first, begin, 1), _day(first, end, _month_days(first, end)), "season"
    if not 1 <= int(month) <= 12:  # noqa: PLR2004 — months of a year
        raise ValueError(f"“{text}” has no possible month: {month}")
    if day is None or day == "XX":
        return _day(first, int(month), 1), _day(first, int(month), _month_days(first, int(month))), "month"
    if not 1 <= int(day) <= _month_days(first, int(month)):
        raise ValueError(
            f"“{text}” has no possible day: {calendar.month_name[int(month)]} {first} has no day {int(day)}"
        )
    exact = _day(first, int(month), int(day))
    return exact, exact, "day"


def _month_days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else calendar.monthrange(2001, month)[1]  # noqa: PLR2004 — February


def _day(year: int, month: int, day: int) -> dt.date:
    if year < dt.MINYEAR:
        return dt.date.min
    return dt.date(year, month, day) if year <= dt.MAXYEAR else dt.date.max


def _parse_interval(text: str) -> EdtfDate:
    start_text, _, end_text = text.partition("/")
    if "/" in end_text or (start_text in {"", ".."} and end_text in {"", ".."}):
        raise ValueError(f"“{text}” is not an EDTF interval such as 2024-06/2025-01 or 2024-06/..")
    start = None if start_text in {"", ".."} else parse_edtf(start_text)
    end = None if end_text in {"", ".."} else parse_edtf(end_text)
    if start and end and start.lower > end.upper:
        raise ValueError(f"“{text}” ends before it begins")
    return EdtfDate(
        start.lower if start else dt.date.min,
        end.upper if end else dt.date.max,
        text,
        "interval",
        uncertain=any(d.uncertain for d in (start, end) if d),
        approximate=any(d.approximate for d in (start, end) if d),
        open_start=start_text in {"", ".."},
        open_end=end_text == "..",
        unknown_end=end_text == "",
    )


def instant(date: EdtfDate) -> dt.datetime:
    """The first moment the date can mean, in UTC; a date without an offset is taken as UTC."""
    moment = date.moment or dt.datetime.combine(date.lower, dt.time.min)
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def latest_instant(date: EdtfDate) -> dt.datetime:
    """The last second the date can mean, in UTC; a date without an offset is taken as UTC."""
    moment = date.moment or dt.datetime.combine(date.upper, _JUST_BEFORE_MIDNIGHT)
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def surely_before(first: EdtfDate, second: EdtfDate) -> bool:
    """Whether the first date lies wholly before the second, with all the doubt that either of them allows.

    Days without an offset are taken as days of one place. Against a date-time with an offset, a day may begin anywhere
    from UTC+14 to UTC−12. An uncertain or approximate date may be off by as much as its own precision, a day by three.
    """
    if not any(date.moment and date.moment.tzinfo for date in (first, second)):
        return _shifted(first.upper, _doubt(first)) < _shifted(second.lower, -_doubt(second))
    return _last_moment(first) < _first_moment(second)


_DOUBT = {"day": 3, "month": 31, "season": 92, "decade": 3653, "century": 36525, "interval": 31, "time": 0}


def _doubt(date: EdtfDate) -> int:
    return _DOUBT.get(date.precision, 366) if date.uncertain or date.approximate else 0


def _shifted(day: dt.date, days: int) -> dt.date:
    """A day some days later or earlier; the ends of the calendar, which stand for open ends, stay where they are."""
    if day in {dt.date.min, dt.date.max}:
        return day
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def _first_moment(date: EdtfDate) -> dt.datetime:
    """The first moment the date can mean in any time zone, in UTC."""
    if date.moment and date.moment.tzinfo:
        return date.moment.astimezone(dt.UTC)
    moment = date.moment or dt.datetime.combine(_shifted(date.lower, -_doubt(date)), dt.time.min)
    return _offset(moment, dt.timedelta(hours=-14))


def _last_moment(date: EdtfDate) -> dt.datetime:
    if date.moment and date.moment.tzinfo:
        return date.moment.astimezone(dt.UTC)
    moment = date.moment or dt.datetime.combine(_shifted(date.upper, _doubt(date)), _JUST_BEFORE_MIDNIGHT)
    return _offset(moment, dt.timedelta(hours=12))


def _offset(moment: dt.datetime, delta: dt.timedelta) -> dt.datetime:
    try:
        return (moment + delta).replace(tzinfo=dt.UTC)
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC)
