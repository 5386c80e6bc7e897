"""Words of likelihood and the numbers beside them, as an editor reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.likelihood import BANDS, describe_likelihood
from briefing.analysis.likelihood_words import find_pairs, find_terms, names_probability


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is likely that", ["likely"]),
        ("It is unlikely that", ["unlikely"]),
        ("a very unlikely, highly improbable course", ["very unlikely", "highly improbable"]),
        ("It is not likely", ["not likely"]),
        ("It isn't likely", ["isn't likely"]),
        ("This will probably hold", ["probably"]),
        ("almost certainly", ["almost certainly"]),
        ("roughly even odds", ["roughly even odds"]),
        ("there is almost no chance", ["almost no chance"]),
        ("more likely than not", []),
        ("as likely as before; less likely; how likely", []),
        ("the likelihood of rain", []),
        ("an unlikelyhood", []),
    ],
)
def test_terms_are_found_whole(text, words):
    assert [term.words for term in find_terms(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "It is very likely (30%) that",
        "unlikely (55–80%)",
        "likely, at 20 per cent,",
        "very likely [0.1, 0.3]",
        "almost certain (p = 0.2)",
        "It is almost certain, with a probability of 0.2.",
        "a 30% chance, so it is likely",
        "It is not likely (70%).",
        "unlikely (10%)",
    ],
)
def test_a_word_against_its_number_is_found(text):
    assert any(not term.fits(lower, upper) for term, lower, upper in find_pairs(text))


@pytest.mark.parametrize(
    "text",
    [
        "likely (55–80%)",
        "likely (80%), and also likely (55%)",
        "very unlikely (5–20%)",
        "unlikely (45 percent)",
        "likely that 90% of the voters come",
        "It is likely, 10% of them say, that",
        "likely in 2026",
        "likely (20)",
        "more likely than not (40%)",
        "a 30% chance, so it is unlikely, and more so than the likely course",
        "It rose by 3% and will likely rise again",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert all(term.fits(lower, upper) for term, lower, upper in find_pairs(text))


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_what_the_site_prints_never_contradicts_itself(one, other):
    lower, upper = sorted((round(one, 2), round(other, 2)))
    printed = describe_likelihood(lower, upper)
    if " to " not in printed:
        assert all(term.fits(a, b) for term, a, b in find_pairs(printed))


@given(st.sampled_from(BANDS), st.integers(1, 99))
def test_a_number_outside_the_band_is_always_found(band, percent):
    pairs = list(find_pairs(f"It is {band.term} ({percent}%) that it rains."))
    assert len(pairs) == 1
    assert pairs[0][0].fits(*pairs[0][1:]) == (band.lower <= percent <= band.upper)


def test_a_sentence_without_likelihood_names_none():
    assert not names_probability("Turnout was 70% and prices rose.")
    assert names_probability("There is a 70% chance.")
