"""Likelihood in words and numbers, in the bands of ICD 203."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.likelihood import BANDS, band_of, describe_likelihood


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (0.03, 0.03, "almost no chance (3%)"),
        (0.05, 0.05, "almost no chance (5%)"),
        (0.2, 0.2, "very unlikely (20%)"),
        (0.45, 0.45, "unlikely (45%)"),
        (0.5, 0.5, "roughly even chance (50%)"),
        (0.55, 0.55, "likely (55%)"),
        (0.8, 0.8, "very likely (80%)"),
        (0.95, 0.95, "almost certain (95%)"),
        (0, 0, "almost no chance (0%)"),
        (1, 1, "almost certain (100%)"),
        (0.125, 0.125, "very unlikely (12.5%)"),
        (0.55, 0.8, "likely (55–80%)"),
        (0.8, 0.95, "very likely (80–95%)"),
        (0.45, 0.55, "roughly even chance (45–55%)"),
        (0.3, 0.7, "unlikely to likely (30–70%)"),
        (0.29, 0.29, "unlikely (29%)"),
    ],
)
def test_term_and_number_together(lower, upper, words):
    assert describe_likelihood(lower, upper) == words


@pytest.mark.parametrize(("lower", "upper"), [(-0.1, 0.5), (0.5, 1.1), (0.7, 0.6), (float("nan"), float("nan"))])
def test_what_is_no_likelihood_is_refused(lower, upper):
    with pytest.raises(ValueError, match=r"."):
        describe_likelihood(lower, upper)


@given(st.integers(0, 1000))
def test_every_probability_has_one_band_that_holds_it(thousandths):
    percent = thousandths / 10
    band = band_of(thousandths / 1000)
    assert band.lower <= percent <= band.upper or percent < BANDS[0].lower or percent > BANDS[-1].upper
    others = [b for b in BANDS if b != band and b.lower <= percent <= b.upper]
    assert all(abs(b.lower + b.upper - 100) < abs(band.lower + band.upper - 100) for b in others)


@given(st.integers(0, 100), st.integers(0, 100))
def test_the_bands_are_symmetric(first, second):
    lower, upper = sorted((first, second))
    mirrored = [band.term for band in reversed(BANDS)]
    mirror = dict(zip([band.term for band in BANDS], mirrored, strict=True))
    assert band_of((100 - lower) / 100).term == mirror[band_of(lower / 100).term]
    assert describe_likelihood(lower / 100, upper / 100).endswith("%)")
