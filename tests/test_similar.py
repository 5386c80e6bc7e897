"""Which statements are taken for the same, and which only look alike."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.similar import Statement, find_similar

SAME_PASSAGE = frozenset({"wire-0303 'forty'"})


def similar(first, second, passages=frozenset()):
    return bool(list(find_similar({"a": Statement(first, passages), "b": Statement(second, passages)})))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("South Korea is considering joining PURL.", "South Korea considers joining PURL."),
        ("The bridge will cost 40 million.", "The bridges will cost 40 million!"),
        ("The council has named a price.", "The council named the price"),
        ("NATO set PURL up in 2025.", "In 2025 NATO set PURL up."),
    ],
)
def test_inflection_and_small_words_do_not_make_another_statement(first, second):
    assert similar(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("NATO launched PURL in July 2023.", "NATO launched PURL in June 2023."),
        ("The bridge costs 40 million.", "The bridge costs 41 million."),
        ("Skills could reach Pyongyang.", "Skills will reach Pyongyang."),
        ("South Korea gives lethal aid.", "South Korea gives non-lethal aid."),
        ("The loan is secured.", "The loan is not secured."),
        ("Russia warned South Korea.", "South Korea warned Russia."),
        ("Russia supports the plan.", "Russia opposes the plan."),
        ("Exports rose in May.", "Exports fell in May."),
        ("The north pays more.", "The south pays more."),
        ("All members agreed.", "Some members agreed."),
    ],
)
def test_what_changes_the_meaning_makes_another_statement(first, second):
    assert not similar(first, second)


def test_other_words_for_one_passage_are_the_same_statement():
    assert not similar("PURL was set up in 2025.", "PURL was established in 2025.")
    assert similar("PURL was set up in 2025.", "PURL was established in 2025.", SAME_PASSAGE)


def test_another_number_from_one_passage_is_another_statement():
    assert not similar("It costs 40 million.", "It costs 55 million.", SAME_PASSAGE)


@given(st.lists(st.sampled_from(["bridge", "council", "price", "Lorn", "40", "not", "opens", "will"]), min_size=1))
def test_a_statement_is_similar_to_itself_and_each_is_reported_once(words):
    text = " ".join(words)
    assert list(find_similar({"a": Statement(text), "b": Statement(text), "c": Statement(text)})) == [
        ("a", "b"),
        ("a", "c"),
    ]


def test_time_grows_with_the_number_of_statements_and_not_with_its_square():
    def seconds(count):
        statements = {
            str(i): Statement(f"The council of place {i} named a price of {i * 7} crowns") for i in range(count)
        }
        begin = time.process_time()
        assert not list(find_similar(statements))
        return time.process_time() - begin

    seconds(200)
    assert seconds(8000) < 40 * seconds(1000)  # eight times the statements; a square would be 64 times
