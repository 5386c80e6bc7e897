"""Folding, looking quotes up, and proposing them."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from briefing.folding import DOUBLE_QUOTES, DROPPED, SINGLE_QUOTES, fold
from briefing.model.claim import Quote
from briefing.quotes import Ambiguous, Found, NotFound, SourceText, find_quote, whole_words
from briefing.quoting import suggest_quotes
from briefing.selecting import disambiguate, propose_quote

SYNTHETIC = """Harbour board to “reopen” the mole — minister

The harbour board said on Friday that it would reopen the mole in May 2025, at a cost of
2.5 million crowns. An illegal dump beside it will be cleared first.

“We have waited long enough,” the minister said. The harbour board did not say who pays.
"""


def look_up(text, **quote):
    return find_quote(SourceText(text), Quote(**quote))


def found_words(text, **quote):
    found = look_up(text, **quote)
    assert isinstance(found, Found), found
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'it'", "‘it’"),
        ('"it"', "„it“"),
        ('"it"', "«it»"),
        ("6'", "6′"),
        ("a-b", "a‑b"),
        ("a - b", "a — b"),
        ("-5", "−5"),
        ("a b", "a\u00a0b"),
        ("a b", "a\r\n\t  b"),
        ("a b", "a\u3000b"),
        ("harbour", "har\u00adbour"),
        ("a b", "a \u200b b"),
        ("STRASSE", "straße"),
        ("ﬁne", "fine"),
        ("café", "cafe\u0301"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)
def test_what_typesetting_changes_is_folded(one, other):
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "à"),
        ("it's", "its"),
        ('"', "'"),
        ("2025", "2026"),
        ("a—b", "a — b"),
        ("1,000", "1.000"),
        ("…", "..."),
        ("「a」", '"a"'),
    ],
)
def test_what_could_change_the_meaning_is_not(one, other):
    assert fold(one).text != fold(other).text


def test_the_passage_is_given_in_the_marks_of_the_text():
    assert found_words(SYNTHETIC, exact='TO "REOPEN" THE MOLE - minister') == "to “reopen” the mole — minister"


def test_a_passage_has_its_line_and_column():
    found = look_up(SYNTHETIC, exact="2.5 million crowns")
    assert (found.line, found.column) == (4, 1)


def test_a_quote_runs_over_lines():
    assert found_words(SYNTHETIC, exact="a cost of 2.5 million") == "a cost of\n2.5 million"


def test_a_range_runs_from_its_start_to_the_nearest_end():
    assert found_words(SYNTHETIC, start="on Friday", end="the mole").endswith("reopen the mole")


def test_a_range_whose_start_stands_twice_before_its_end_is_ambiguous():
    assert len(look_up(SYNTHETIC, start="harbour board", end="who pays").places) == 3


@pytest.mark.parametrize("part", ["legal", "5 million", "harb", "crown", "202", "inister said"])
def test_a_part_of_a_word_or_number_is_no_quote(part):
    found = look_up(SYNTHETIC, exact=part)
    assert isinstance(found, NotFound)
    assert found.why == "within-word"


def test_without_spaces_between_words_any_character_may_begin_a_quote():
    assert found_words("政府は港を五月に再開すると述べた。", exact="港を五月に") == "港を五月に"
    assert found_words("한국은 항구를 다시 연다", exact="한국") == "한국"


def test_a_quote_that_stands_twice_is_ambiguous_until_its_context_is_given():
    found = look_up(SYNTHETIC, exact="The harbour board")
    assert isinstance(found, Ambiguous)
    assert [place.line for place in found.places] == [3, 6]
    assert look_up(SYNTHETIC, exact="The harbour board", suffix="did not").line == 6
    assert look_up(SYNTHETIC, exact="The harbour board", prefix="minister said.").line == 6


@pytest.mark.parametrize("context", [{"prefix": " said. "}, {"prefix": "aid."}, {"suffix": "did no"}])
def test_context_may_cut_words_and_keep_or_lose_the_space_between(context):
    assert look_up(SYNTHETIC, exact="The harbour board", **context).line == 6


def test_context_that_does_not_stand_there_is_named_with_what_does():
    found = look_up(SYNTHETIC, exact="The harbour board", suffix="denied")
    assert (found.why, found.words, found.difference.stands) == ("suffix", "denied", "said on")


def test_the_nearest_passage_comes_with_its_first_difference():
    found = look_up(SYNTHETIC, exact="would reopen the pier in May 2024")
    assert (found.difference.quoted, found.difference.stands) == ("pier", "mole")
    assert (found.difference.place.line, found.difference.place.column) == (3, 59)


def test_a_left_out_word_is_shown_with_its_neighbour():
    found = look_up(SYNTHETIC, exact="The harbour board did say who pays")
    assert (found.difference.quoted, found.difference.stands) == ("say", "not say")


def test_an_end_that_stands_only_before_the_start_is_said_so():
    assert look_up(SYNTHETIC, start="the minister said", end="in May").why == "order"


def test_nothing_near_is_nothing():
    assert look_up(SYNTHETIC, exact="Qwertz uiop asdf ghjkl yxcv").nearest is None


def test_a_quote_without_any_characters_that_count_is_not_found():
    assert look_up(SYNTHETIC, exact=" \u200b ").why == "empty"


def test_a_long_quote_is_compared_to_its_end():
    text = " ".join(f"word{i}" for i in range(3000))
    found = look_up(text, exact=" ".join(f"word{i}" for i in range(100, 400)).replace("word390", "sword"))
    assert (found.difference.quoted, found.difference.stands) == ("sword", "word390")


def test_a_text_of_repetitions_takes_no_longer_than_it_must():
    text = SourceText("ab " * 20_000)
    began = time.monotonic()
    assert isinstance(find_quote(text, Quote(start="ab", end="ab", suffix="cd")), NotFound)
    assert len(find_quote(text, Quote(start="ab", end="ab")).places) == 19_999
    assert time.monotonic() - began < 20  # a comparison of all with all would take very long


# --- proposals ---


def test_a_short_passage_is_quoted_exactly_in_the_marks_of_the_text():
    start = SYNTHETIC.index("“We")
    assert propose_quote(SourceText(SYNTHETIC), start, start + 27) == Quote(exact="“We have waited long enough")


def test_a_long_passage_is_quoted_by_its_ends():
    quote = propose_quote(SourceText(SYNTHETIC), SYNTHETIC.index("The harbour"), SYNTHETIC.index("crowns") + 6)
    assert quote == Quote(start="The harbour board said", end="of 2.5 million crowns")


def test_a_repeated_passage_is_told_by_its_context():
    at = SYNTHETIC.rindex("harbour board")
    assert propose_quote(SourceText(SYNTHETIC), at, at + 13) == Quote(exact="harbour board", suffix="did")


def test_words_with_an_ellipsis_are_a_range():
    (found,) = suggest_quotes(SourceText(SYNTHETIC), "an illegal dump … cleared first")
    assert found.quote == Quote(exact="An illegal dump beside it will be cleared first")
    assert found.departs is None


def test_words_that_do_not_stand_there_give_the_nearest_passage_and_say_so():
    (found,) = suggest_quotes(SourceText(SYNTHETIC), "the minster said")
    assert found.departs == "“minister” stands there, not “minster”"
    assert found.quote.exact == "the minister said"


def test_a_passage_without_words_cannot_be_quoted():
    with pytest.raises(ValueError, match="no words"):
        propose_quote(SourceText("a   b"), 1, 4)


# --- properties ---

ALPHABET = st.one_of(
    st.sampled_from(
        " abe\n'\"-.,5ß「日本한" + SINGLE_QUOTES + DOUBLE_QUOTES + DROPPED + "—\u00a0\u0301\u0323\u1161\u11abŉİΐﬁ"
    ),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(ALPHABET, min_size=1, max_size=80)
REPETITIVE = st.text(st.sampled_from("ab .'-"), min_size=1, max_size=40)
WORDS = "the mole harbour board said it would reopen in May 2025 , “we” waited"
PROSE = st.lists(st.sampled_from(WORDS.split()), min_size=3).map(" ".join)


@given(TEXTS)
@example("e\u0323\u0301\u00ad\n \u200b x")
def test_every_place_of_a_folded_text_leads_back_in_order(text):
    folded = fold(text)
    places = [(folded.start(i), folded.end(i + 1)) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert all(earlier[1] <= later[0] or earlier == later for earlier, later in pairwise(places))


@given(TEXTS)
def test_each_character_folds_to_what_its_place_folds_to(text):
    folded = fold(text)
    for index in range(len(folded.text)):
        start, end = folded.start(index), folded.end(index + 1)
        assert folded.text[index] in (fold(text[start:end]).text or " ")


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assume(unicodedata.is_normalized("NFC", once))
    assert fold(once).text == once


@given(st.data(), st.one_of(TEXTS, REPETITIVE, PROSE))
@settings(max_examples=400)
def test_any_passage_of_any_text_is_found_again_by_its_proposed_quote(data, text):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = SourceText(text)
    try:
        quote = propose_quote(source, start, end)
    except ValueError:
        assert not fold(text[start:end]).text.strip()
        return
    found = find_quote(source, quote)
    assert isinstance(found, Found)
    wanted = source.place(whole_words(source.folded, source.folded.stretch(start, end)))
    assert found == wanted
    inside = [i for i in range(start, end) if not text[i].isspace() and fold(text[i]).text]
    assert all(found.start <= i < found.end for i in inside)


@given(st.data(), PROSE)
def test_typographic_variants_of_a_passage_still_match(data, text):
    words = text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    exact = " ".join(words[start : start + 6])
    before = look_up(text, exact=exact)
    quote = data.draw(st.sampled_from('“”„‟«»″"'))
    changed = (
        exact.replace("“", quote).replace(" ", data.draw(st.sampled_from(["\u00a0", "\n", " \t ", "\u2009"]))).upper()
    )
    assert look_up(text, exact=changed) == before


@given(st.data(), PROSE, st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x17F))
def test_changing_one_character_of_a_quoted_passage_is_noticed(data, text, new):
    source = SourceText(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    assume(text[start:end].strip())
    quote = propose_quote(source, start, end)
    assume(quote.exact)
    found = find_quote(source, quote)
    at = data.draw(st.integers(found.start, found.end - 1))
    assume(fold(new).text != fold(text[at]).text)
    assert not isinstance(find_quote(SourceText(text[:at] + new + text[at + 1 :]), quote), Found)


@given(st.data(), st.one_of(REPETITIVE, PROSE))
def test_every_place_of_an_ambiguous_quote_can_be_singled_out(data, text):
    assume(text.strip())
    source = SourceText(text)
    quote = Quote(exact=data.draw(st.sampled_from(text.split())))
    found = find_quote(source, quote)
    for place in found.places if isinstance(found, Ambiguous) else ():
        unique = disambiguate(source, quote, source.folded.stretch(place.start, place.end))
        assert find_quote(source, unique) == place


def test_a_slip_in_the_passage_that_is_meant_is_found_there_and_not_where_the_same_words_stand():
    text = SourceText(
        "The list (PURL) is new. Through the Lisst, a framework of allies, arms are paid. The List (PURL) grew."
    )
    found = find_quote(text, Quote(exact="the List", suffix=", a framework"))
    assert isinstance(found, NotFound)
    assert (found.why, found.words) == ("words", "the List")
    assert (found.difference.quoted, found.difference.stands) == ("List,", "Lisst,")
