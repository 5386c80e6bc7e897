"""Dates as articles print them → EDTF, with a time zone only where the text leaves no doubt which one is meant."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = (
    "jan january januar janvier enero gennaio janeiro января",
    "feb february februar février fevrier febrero febbraio fevereiro февраля",
    "mar march märz mars marzo março марта",
    "apr april avril abril aprile апреля",
    "may mai mayo maggio maio мая",
    "jun june juni juin junio giugno junho июня",
    "jul july juli juillet julio luglio julho июля",
    "aug august août aout agosto августа",
    "sep sept september septembre septiembre settembre setembro сентября",
    "oct october oktober octobre octubre ottobre outubro октября",
    "nov november novembre noviembre novembro ноября",
    "dec december dezember décembre diciembre dicembre dezembro декабря",
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_YEAR}(?:\s?[년年./]\s?)(?P<month>[01]?\d)(?:\s?[월月./]\s?){_DAY}(?!\d)[일日]?",
        rf"\b(?P<name>{_MONTH})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b{_DAY}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?(?P<name>{_MONTH})\.?,?\s+(?:de\s+)?{_YEAR}\b",
        rf"\b{_DAY}\.\s?(?P<month>[01]?\d)\.\s?{_YEAR}\b",
    )
)
# Names that stand for one zone only. CST, IST and BST each name several, and stay without an offset.
_ZONES = {
    "ET": "America/New_York", "EST": "-05:00", "EDT": "-04:00", "CT": "America/Chicago", "CDT": "-05:00",
    "MT": "America/Denver", "MDT": "-06:00", "PT": "America/Los_Angeles", "PST": "-08:00", "PDT": "-07:00",
    "Z": "Z", "UTC": "Z", "GMT": "Z", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00",
    "MSK": "+03:00", "KST": "+09:00", "JST": "+09:00",
}  # fmt: skip
_AMBIGUOUS = ("CST", "IST", "BST", "AST", "MST", "SST")
_SIGN = r"[+\-\u2212]"
_ZONE = rf"(?:UTC|GMT)\s?{_SIGN}\d\d?(?::?\d\d)?|{_SIGN}\d\d:?\d\d|(?:{'|'.join((*_ZONES, *_AMBIGUOUS))})\b"
_TIME = re.compile(
    r"[\sT,|–—-]*(?:at\s+|um\s+|à\s+)?(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)"
    rf"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*\(?(?P<zone>(?-i:{_ZONE})))?",
    re.IGNORECASE,
)
_NOON = 12


class WrittenDate(NamedTuple):
    """A date found in a text: in EDTF, as it is written there, and a doubt about it, if there is one."""

    edtf: str
    words: str
    doubt: str | None = None


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Every full date of a text with the time that follows it, in order; none that could be read in two ways."""
    matches = sorted((m for pattern in _DAYS for m in pattern.finditer(text)), key=lambda m: (m.start(), -m.end()))
    end = -1
    for match in matches:
        day = _day(match) if match.start() >= end else None
        if day is None:
            continue
        time = _TIME.match(text, match.end())
        end = time.end() if time else match.end()
        yield _with_time(day, time, " ".join(text[match.start() : end].split()))


def _day(match: re.Match[str]) -> dt.date | None:
    found = match.groupdict()
    month = int(found["month"]) if found.get("month") else _NUMBER_OF[found["name"].lower()]
    try:
        return dt.date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _with_time(day: dt.date, time: re.Match[str] | None, words: str) -> WrittenDate:
    if time is None:
        return WrittenDate(day.isoformat(), words)
    hour, minute = int(time["hour"]), int(time["minute"])
    if time["half"]:
        hour = hour % _NOON + (_NOON if time["half"].lower() == "p" else 0)
    if hour > 23:  # noqa: PLR2004 — hours of a day
        return WrittenDate(day.isoformat(), words)
    moment = dt.datetime.combine(day, dt.time(hour, minute))
    offset = _offset(moment, time["zone"] or "")
    doubt = None if offset else "the time zone is not given, or could be several"
    return WrittenDate(f"{moment:%Y-%m-%dT%H:%M}{offset}", words, doubt)


def _offset(moment: dt.datetime, zone: str) -> str:
    zone = zone.replace("−", "-")
    numeric = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])(\d\d?)(?::?(\d\d))?", zone)
    if numeric:
        return f"{numeric[1]}{int(numeric[2]):02}:{numeric[3] or '00'}"
    known = _ZONES.get(zone, "")
    if "/" not in known:
        return known
    try:
        seconds = moment.replace(tzinfo=ZoneInfo(known)).utcoffset()
    except ZoneInfoNotFoundError:  # a system without the time zone database
        return ""
    hours = int(seconds.total_seconds()) // 3600 if seconds else 0
    return f"{hours:+03}:00"
