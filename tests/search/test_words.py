"""Words of every script fold to what a reader types, and none is lost on the way to the index."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.words import LONGEST, fold, terms_of, words_of


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("RÉSUMÉ", "resume"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδοσ"),
        ("Всё ещё", "все еще"),
        ("Київ", "киів"),
        ("Ґрунт", "грунт"),
        ("الحُكُومَةُ", "الحكومه"),
        ("إنّ", "ان"),
        ("آسيا", "اسيا"),
        ("قـــال", "قال"),
        ("شׁלוֹם", "شלום"),
        ("ＮＡＴＯ", "nato"),
        ("٢٠٢٦", "2026"),
        ("soft\u00adware", "software"),
        ("zero\u200bwidth", "zerowidth"),
        ("“quoted”—dashed", "quoted dashed"),
        ("об’єкт", "об єкт"),
        ("об\u02bcєкт", "об єкт"),
        ("2.5 %", "2 5"),
    ],
)
def test_what_is_written_folds_to_what_is_typed(written, typed):
    assert fold(written) == typed


def test_a_decomposed_text_folds_as_a_composed_one():
    for text in ("Café", "Ещё", "Київ", "한국은"):
        assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_scripts_without_spaces_are_parted_from_those_with_them():
    assert words_of("2024년 G7정상회의는") == ["2024", "년", "g7", "정상회의는"]
    assert words_of("在NATO总部") == ["在", "nato", "总部"]


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("warning", ["warning"]),
        ("한국은", ["한국", "국은", "은"]),
        ("外交部", ["外交", "交部", "部"]),
        ("人", ["人"]),
        ("الحكومه", ["الحكومه", "حكومه"]),
        ("والحكومه", ["والحكومه", "حكومه"]),
        ("للحكومه", ["للحكومه", "حكومه"]),
        ("والي", ["والي"]),
        ("x" * 60, ["x" * LONGEST]),
    ],
)
def test_what_a_word_is_entered_under(word, terms):
    assert list(terms_of(word)) == terms


@given(st.text(), st.text())
def test_folding_is_the_same_alone_and_beside_other_words(one, other):
    assert fold(f"{one} {other}") == " ".join(filter(None, (fold(one), fold(other))))


@given(st.text())
def test_terms_hold_neither_spaces_nor_lines(text):
    for term in (term for word in words_of(text) for term in terms_of(word)):
        assert term
        assert term.split() == [term]
