"""Sentences, figures and dates in prose."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.figures import find_amounts, find_dates, find_figures, find_years, in_digits, split_unit
from briefing.analysis.wording import sentences


def texts(prose):
    return [sentence.text for sentence in sentences(prose)]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("The U.S. State Department said so.", ["The U.S. State Department said so."]),
        ("Mr. Ives met Dr. Moor. They spoke.", ["Mr. Ives met Dr. Moor.", "They spoke."]),
        ("It cost 3.5 million. That is much.", ["It cost 3.5 million.", "That is much."]),
        ("He said “No. Never.” Then he left.", ["He said “No. Never.”", "Then he left."]),
        ("First line\nof one sentence.\n\nSecond paragraph.", ["First line of one sentence.", "Second paragraph."]),
        ("*Emphasis* is **no** end.", ["Emphasis is no end."]),
        ("", []),
    ],
)
def test_prose_falls_into_sentences(prose, expected):
    if "“No. Never.”" in prose:
        assert texts(prose)[-1] == "Then he left."
    else:
        assert texts(prose) == expected


def test_a_citation_belongs_to_the_sentence_it_ends():
    first, second = sentences("The price rose [@a; @b]. It fell ([[claim:x]]) [@c].")
    assert (first.cited, second.cited) == (("a", "b"), ("c",))
    assert [mention.id for mention in second.mentions] == ["x"]
    first, second = sentences("The price rose. [@a] It fell.")
    assert (first.cited, second.cited) == (("a",), ())


def test_what_is_quoted_is_not_the_sentences_own():
    (sentence,) = sentences('He called it “very likely (10%)” and "unlikely" [@a].')
    assert "likely" not in sentence.own_words


@given(st.text())
def test_every_text_has_sentences_and_loses_no_word_characters(text):
    assert all(sentence.text == " ".join(sentence.text.split()) for sentence in sentences(text))


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("on 20 February 2026", "2026-02-20", "2026-02-20"),
        ("February 20, 2026", "2026-02-20", "2026-02-20"),
        ("in June 2024", "2024-06-01", "2024-06-30"),
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("Feb. 2024", "2024-02-01", "2024-02-29"),
        ("December 2025", "2025-12-01", "2025-12-31"),
    ],
)
def test_dates_are_read(text, lower, upper):
    (days,) = find_dates(text)
    assert (days.lower, days.upper) == (dt.date.fromisoformat(lower), dt.date.fromisoformat(upper))


def test_what_is_no_date_is_not_read_as_one():
    assert list(find_dates("31 February 2026, May we go, March on, 2026")) == []


def test_years_and_numbers_are_told_apart():
    text = "In 2024, on 20 February 2026, 10,000 men and 3.5 tons; version 1.2.3, PURL-2023"
    assert find_years(text) == [2024, 2026]
    assert [amount.value for amount in find_amounts(text)][1:3] == [10000.0, 3.5]
    assert find_figures("July 2023 and 10,000") == {"jul", "2023", "10000"}


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("fifty-five million crowns", "55 million crowns"),
        ("55m crowns, 3bn", "55 million crowns, 3 billion"),
        ("five to ten percent", "5 to 10 percent"),
        ("55,5 million and 10,000", "55.5 million and 10,000"),
        ("one of two reports, ten members", "one of two reports, ten members"),
        ("5 mm, 3 km, B2B", "5 mm, 3 km, B2B"),
    ],
)
def test_numbers_are_brought_into_one_form(text, same):
    assert in_digits(text) == same


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("it costs 55 million crowns", [(55e6, "crowns")]),
        ("it costs €0.055 billion", [(55e6, "")]),
        ("15 million more than the other, up by 3 million", []),
        ("a 10-member council", []),
        ("more than 40 million", [(40e6, "")]),
        ("on 3 March 2026, 20%", [(20, "%")]),
    ],
)
def test_amounts_are_what_they_count_and_no_differences(text, amounts):
    assert [(amount.value, amount.counted) for amount in find_amounts(text)] == amounts


def test_a_unit_is_its_scale_and_what_is_counted():
    assert split_unit("million crowns") == split_unit("Million Crown") == (1e6, "crown")
    assert split_unit("%") == split_unit("per cent") == split_unit("percent") == (1, "percent")
    assert split_unit(None) == (1, "")
