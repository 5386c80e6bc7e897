"""Dates in words: exactly as precise, and as sure, as they are given."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, Self

from babel.dates import format_date, format_skeleton

from briefing.edtf import EdtfDate, parse_edtf
from briefing.language import ENGLISH, Language
from briefing.messages import Message, Words, _

_DATE = "%(date)s"
"""Where the date stands in a message about it."""


class DateWords(NamedTuple):
    """A piece of a date in words. `iso` is its machine-readable form where HTML knows one, else the empty text."""

    words: str
    iso: str = ""


def date_words(date: EdtfDate, language: Language = ENGLISH) -> str:
    """A date as a sentence says it: “21 February 2026, 18:09 (UTC−05:00)”, “about June 2024”."""
    return "".join(piece.words for piece in date_pieces(date, language))


class DateSaid(Words):
    """A date as it stands in a message."""

    __slots__ = ("date",)
    date: EdtfDate

    def __new__(cls, date: EdtfDate) -> Self:
        """Say a date in English, and in any other language when that is known."""
        made = super().__new__(cls, date_words(date))
        made.date = date
        return made

    def said(self, language: Language) -> str:
        """The date in a language."""
        return date_words(self.date, language)

    def __reduce__(self) -> tuple[type["DateSaid"], tuple[EdtfDate]]:
        """Go to other processes as a date."""
        return type(self), (self.date,)


def date_pieces(date: EdtfDate, language: Language = ENGLISH) -> Iterator[DateWords]:
    """The same in pieces, so that those which HTML can mark up as a time are marked up."""
    if not date.is_interval:
        yield from _single(date, language)
        return
    start, _slash, end = date.text.partition("/")
    if start == "":
        about = _("until %(date)s (start unknown)", date=_DATE)
    elif start == "..":
        about = _("until %(date)s", date=_DATE)
    elif end == "..":
        about = _("since %(date)s", date=_DATE)
    elif end == "":
        about = _("%(date)s – end unknown", date=_DATE)
    else:
        yield from _single(parse_edtf(start), language)
        yield DateWords(" – ")
        yield from _single(parse_edtf(end), language)
        return
    yield from _around(about, _single(parse_edtf(end if start in {"", ".."} else start), language), language)


def _around(about: Message, inner: Iterator[DateWords], language: Language) -> Iterator[DateWords]:
    """What a message says before and after the date, which keeps its pieces."""
    before, _date, after = language.say(about).partition(_DATE)
    yield from (DateWords(before),) if before else ()
    yield from inner
    yield from (DateWords(after),) if after else ()


def _single(date: EdtfDate, language: Language) -> Iterator[DateWords]:
    pieces: Iterator[DateWords] = iter((DateWords(*_point(date, language)),))
    if date.uncertain:
        pieces = _around(_("%(date)s (uncertain)", date=_DATE), pieces, language)
    if date.approximate:
        pieces = _around(_("about %(date)s", date=_DATE), pieces, language)
    yield from pieces


@lru_cache(maxsize=4096)  # the same dates stand on many pages
def _point(date: EdtfDate, language: Language) -> tuple[str, str]:
    if date.moment:
        return _moment(date.moment, language)
    bare = date.text.rstrip("?~%").removeprefix("Y")
    year, month, day = (*bare.removeprefix("-").split("-"), "", "")[:3]
    ancient = bare.startswith("-")
    name = f"{'−' if ancient else ''}{year.lstrip('0') or '0'}"
    iso = year if re.fullmatch(r"\d{4}", year) and year != "0000" and not ancient else ""
    if date.precision in {"decade", "century"}:
        return language.say(_("the %(year)ss", year=name.replace("X", "0"))), ""
    if date.precision == "season":
        return language.say(_season(int(month), name)), ""
    # The calendar of the CLDR knows the years 1 to 9999; a year of the same length stands in for any other.
    known = dt.date(int(year) if iso else 2000, *(int(part) if part.isdigit() else 1 for part in (month, day)))
    match date.precision:
        case "year":
            words = format_skeleton("y", known, locale=language.locale)
        case "month":
            words, iso = format_skeleton("yMMMM", known, locale=language.locale), iso and f"{iso}-{month}"
        case _:
            words, iso = format_date(known, "long", locale=language.locale), iso and f"{iso}-{month}-{day}"
    return (words if iso else words.replace("2000", name)), iso


def _season(number: int, year: str) -> Message:
    return {
        21: _("spring %(year)s", year=year), 22: _("summer %(year)s", year=year),
        23: _("autumn %(year)s", year=year), 24: _("winter %(year)s", year=year),
    }[number]  # fmt: skip


def _moment(moment: dt.datetime, language: Language) -> tuple[str, str]:
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    day = format_date(moment.date(), "long", locale=language.locale)
    words = str(language.locale.datetime_formats["medium"]).replace("{1}", day).replace("{0}", clock)
    iso = f"{moment:%Y-%m-%d}T{clock}"
    offset = moment.utcoffset()
    if offset is None:
        return words, iso
    if not offset:
        return f"{words} (UTC)", f"{iso}Z"
    sign, minutes = ("+", offset) if offset > dt.timedelta() else ("-", -offset)
    hours, minute = divmod(int(minutes.total_seconds()) // 60, 60)
    zone = f"{hours:02}:{minute:02}"
    return f"{words} (UTC{sign.replace('-', '−')}{zone})", f"{iso}{sign}{zone}"
