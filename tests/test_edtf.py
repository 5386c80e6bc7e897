"""Dates of EDTF levels 0 and 1, compared with the reference package, and how dates follow each other."""

import datetime as dt

import edtf
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.edtf import EdtfDate, instant, latest_instant, parse_edtf, surely_before

YEARS = st.integers(100, 9999).map("{:04d}".format)
MONTHS = st.integers(0, 14).map("{:02d}".format)
DAYS = st.integers(0, 33).map("{:02d}".format)
MARKS = st.sampled_from(["", "?", "~", "%"])
SEASONS = st.sampled_from(["21", "22", "23", "24"])
DATES = st.one_of(
    st.builds("{}{}".format, YEARS, MARKS),
    st.builds("{}-{}{}".format, YEARS, MONTHS, MARKS),
    st.builds("{}-{}-{}{}".format, YEARS, MONTHS, DAYS, MARKS),
    st.builds("{}-{}".format, YEARS, SEASONS),
    st.builds("{}-{}-XX".format, YEARS, MONTHS),
    st.builds("{}-XX".format, YEARS),
    st.builds("{}-XX-XX".format, YEARS),
    YEARS.map(lambda year: year[:3] + "X"),
    YEARS.map(lambda year: year[:2] + "XX"),
)
INTERVALS = st.builds("{}/{}".format, DATES | st.sampled_from(["", ".."]), DATES | st.sampled_from(["", ".."]))


def ours(text):
    try:
        return parse_edtf(text)
    except ValueError:
        return None


def theirs(text):
    try:
        return edtf.parse_edtf(text)
    except EDTFParseException:
        return None


@given(DATES)
def test_a_date_is_read_as_the_reference_package_reads_it(text):
    mine, other = ours(text), theirs(text)
    if mine is None:
        # The package takes impossible days such as 31 June for possible; the calendar does not.
        assert other is None or not _possible(text)
        return
    assert other is not None
    if mine.precision == "season":
        return  # the package lets seasons begin elsewhere; only their order is of use here
    assert mine.lower.timetuple()[:3] == tuple(other.lower_strict())[:3]
    assert mine.upper.timetuple()[:3] == tuple(other.upper_strict())[:3]


def _possible(text):
    parts = text.rstrip("?~%").split("-")
    numbers = [int(part) for part in parts if part.isdigit()]
    if len(numbers) >= 2 and not (1 <= numbers[1] <= 12 or (21 <= numbers[1] <= 24 and len(parts) == 2)):
        return False
    if len(numbers) == 3:
        try:
            dt.date(*numbers)
        except ValueError:
            return False
    return numbers[0] > 0 if parts[0].isdigit() else True


@given(DATES)
def test_a_possible_date_is_read_and_an_impossible_one_is_not(text):
    if "X" not in text:
        assert (ours(text) is not None) == _possible(text)


@given(INTERVALS)
def test_an_interval_begins_before_it_ends(text):
    date = ours(text)
    if date is None:
        return
    assert date.is_interval
    assert date.lower <= date.upper
    start, _, end = text.partition("/")
    assert date.open_start == (start in {"", ".."})
    assert (date.open_end, date.unknown_end) == (end == "..", end == "")


@given(DATES | INTERVALS)
def test_a_date_keeps_its_text_and_its_order(text):
    date = ours(text)
    assume(date is not None)
    assert str(date) == text
    assert date == parse_edtf(text)
    assert date.lower <= date.upper
    assert instant(date) <= latest_instant(date)
    assert date.overlaps(date)


@pytest.mark.parametrize(
    ("text", "lower", "upper", "precision"),
    [
        ("2026-02-21", "2026-02-21", "2026-02-21", "day"),
        ("2024-06", "2024-06-01", "2024-06-30", "month"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("2024-06-XX", "2024-06-01", "2024-06-30", "month"),
        ("202X", "2020-01-01", "2029-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("2024-06/..", "2024-06-01", "9999-12-31", "interval"),
        ("2024-06/", "2024-06-01", "9999-12-31", "interval"),
        ("../2024", "0001-01-01", "2024-12-31", "interval"),
        ("2022-02/2024-05", "2022-02-01", "2024-05-31", "interval"),
        ("2026-02-21T18:09-05:00", "2026-02-21", "2026-02-21", "time"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("-0044-03-15", "0001-01-01", "0001-01-01", "day"),
        ("Y17000000002", "9999-12-31", "9999-12-31", "year"),
    ],
)
def test_what_a_date_can_mean(text, lower, upper, precision):
    date = parse_edtf(text)
    assert (date.lower.isoformat(), date.upper.isoformat(), date.precision) == (lower, upper, precision)


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "../..", "21.02.2026", "21 February 2026", "2026-2-1", "2026-13", "2026-02-30", "2023-02-29",
        "26-02-21",
        "2026-02-21T25:00", "2026-02-21T18:60", "2026-02-21 18:09", "2026-02-21T18:09+99:00", "2026-05/2026-01",
        "2026/2027/2028",
        "2026-XX-01", "20X6", "202X-05", "?2026", "2026??", "2026-02-21?~", "2026-25", "yesterday", "[2026,2027]",
        "2026-02-21T",
        "٢٠٢٦", "２０２６", "2026-02-21\n", " 2026",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_reason(text):
    with pytest.raises(ValueError, match=r"\w|“"):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2026-02-20", "2026-02-21", True),
        ("2026-02-21", "2026-02-21", False),
        ("2026-02", "2026-02-21", False),
        ("2026-01", "2026-02", True),
        ("2026-02-20?", "2026-02-21", False),
        ("2026-02-16?", "2026-02-21", True),
        ("2024-05~", "2024-06-15", False),
        ("2024-03~", "2024-06-15", True),
        ("2022-02/2024-05", "2024-06", True),
        ("2022/..", "2026", False),
        ("2026-02-21T18:09-05:00", "2026-02-22", False),  # in Seoul it is the 22nd
        ("2026-02-21T18:09-05:00", "2026-02-23", True),
        ("2026-02-21T18:09-05:00", "2026-02-21T23:09Z", False),
        ("2026-02-21T18:09-05:00", "2026-02-21T23:10Z", True),
        ("9999-12-31", "9999", False),
    ],
)
def test_what_surely_comes_first(first, second, expected):
    assert surely_before(parse_edtf(first), parse_edtf(second)) is expected


@given(DATES | INTERVALS, DATES | INTERVALS)
def test_of_two_dates_one_at_most_is_surely_first_and_only_if_they_share_no_day(one, other):
    first, second = ours(one), ours(other)
    assume(first is not None and second is not None)
    if surely_before(first, second):
        assert not surely_before(second, first)
        assert not first.overlaps(second)


def test_the_class_reads_too():
    assert EdtfDate.of("2026") == parse_edtf("2026")
