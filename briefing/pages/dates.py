"""Dates as pages shorten them."""

from briefing.edtf import EdtfDate, parse_edtf


def day_of(date: EdtfDate) -> EdtfDate:
    """The day of a date and time; any other date as it is."""
    return parse_edtf(date.text.partition("T")[0]) if date.moment else date
