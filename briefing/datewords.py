"""Dates in words: exactly as precise, and as sure, as they are given."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.edtf import EdtfDate, parse_edtf

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


class DateWords(NamedTuple):
    """A piece of a date in words. `iso` is its machine-readable form where HTML knows one, else the empty text."""

    words: str
    iso: str = ""


def date_words(date: EdtfDate) -> str:
    """A date as an English sentence says it: “21 February 2026, 18:09 (UTC−05:00)”, “about June 2024”."""
    return "".join(piece.words for piece in date_pieces(date))


def date_pieces(date: EdtfDate) -> Iterator[DateWords]:
    """The same in pieces, so that those which HTML can mark up as a time are marked up."""
    if not date.is_interval:
        yield from _single(date)
        return
    start, _, end = date.text.partition("/")
    if start in {"", ".."}:
        yield DateWords("until ")
        yield from _single(parse_edtf(end))
        if start == "":
            yield DateWords(" (start unknown)")
        return
    if end == "..":
        yield DateWords("since ")
    yield from _single(parse_edtf(start))
    if end == "":
        yield DateWords(" – end unknown")
    elif end != "..":
        yield DateWords(" – ")
        yield from _single(parse_edtf(end))


def _single(date: EdtfDate) -> Iterator[DateWords]:
    if date.approximate:
        yield DateWords("about ")
    yield DateWords(*_point(date))
    if date.uncertain:
        yield DateWords(" (uncertain)")


def _point(date: EdtfDate) -> tuple[str, str]:
    if date.moment:
        return _moment(date.moment)
    bare = date.text.rstrip("?~%").removeprefix("Y")
    year, month, day = (*bare.removeprefix("-").split("-"), "", "")[:3]
    ancient = bare.startswith("-")
    name = f"{'−' if ancient else ''}{year.lstrip('0') or '0'}"
    iso = year if re.fullmatch(r"\d{4}", year) and year != "0000" and not ancient else ""
    match date.precision:
        case "decade" | "century":
            return f"the {name.replace('X', '0')}s", ""
        case "year":
            return name, iso
        case "season":
            return f"{_SEASONS[int(month)]} {name}", ""
        case "month":
            return f"{calendar.month_name[int(month)]} {name}", iso and f"{iso}-{month}"
    return f"{int(day)} {calendar.month_name[int(month)]} {name}", iso and f"{iso}-{month}-{day}"


def _moment(moment: dt.datetime) -> tuple[str, str]:
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    words = f"{moment.day} {calendar.month_name[moment.month]} {moment.year}, {clock}"
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
