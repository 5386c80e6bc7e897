"""Scores and calibration, against values worked out by hand and against what must hold for any forecasts."""

import math
import re
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT

from briefing.analysis.scoring import (
    MINIMUM_N,
    ResolvedForecast,
    Scores,
    brier_score,
    log_score,
    score_forecasts,
    wilson_interval,
)

probabilities = st.floats(0, 1)
forecasts = st.lists(st.builds(ResolvedForecast, probabilities, st.sampled_from(["yes", "no", "void"])), max_size=60)


@pytest.mark.parametrize(
    ("probability", "outcome", "brier", "log"),
    [
        (0.7, "yes", 0.09, -0.3566749439),
        (0.7, "no", 0.49, -1.2039728043),
        (0.5, "yes", 0.25, -0.6931471806),
        (0.01, "no", 0.0001, -0.010050335854),
        (1, "yes", 0, 0),
        (0, "no", 0, 0),
        (1e-12, "no", 1e-24, -1e-12),
    ],
)
def test_single_scores(probability, outcome, brier, log):
    assert brier_score(probability, outcome) == pytest.approx(brier, abs=1e-10)
    assert log_score(probability, outcome) == pytest.approx(log, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize(("probability", "outcome"), [(0, "yes"), (1, "no")])
def test_no_chance_for_what_happened_is_infinitely_bad_unless_a_floor_is_asked_for(probability, outcome):
    assert log_score(probability, outcome) == -math.inf
    assert log_score(probability, outcome, floor=0.001) == pytest.approx(math.log(0.001))
    scores = score_forecasts([ResolvedForecast(probability, outcome), ResolvedForecast(0.5, "yes")])
    assert (scores.log, scores.impossible, scores.brier) == (-math.inf, 1, 0.625)


def test_means_worked_out_by_hand():
    given_forecasts = [(0.9, "yes"), (0.6, "no"), (0.2, "no"), (1, "void")]
    scores = score_forecasts(ResolvedForecast(*forecast) for forecast in given_forecasts)
    assert (scores.n, scores.void) == (3, 1)
    assert scores.brier == pytest.approx((0.01 + 0.36 + 0.04) / 3)
    assert scores.log == pytest.approx((math.log(0.9) + math.log(0.4) + math.log(0.8)) / 3)


def test_outcomes_of_tables_are_understood():
    words = score_forecasts([ResolvedForecast(0.3, "yes"), ResolvedForecast(0.3, "no")])
    assert score_forecasts([ResolvedForecast(0.3, True), ResolvedForecast(0.3, False)]) == words  # noqa: FBT003
    assert score_forecasts([ResolvedForecast(0.3, 1), ResolvedForecast(0.3, 0)]) == words
    assert score_forecasts([(0.3, 1.0), (0.3, Decimal(0))]) == words


def test_two_thousand_forecasts_score_as_exact_arithmetic_has_it():
    random = Random(1958)  # noqa: S311
    pairs = [
        (random.choice([random.randint(1, 99) / 100, random.random()]), random.random() < 0.4) for _ in range(1958)
    ]
    scores = score_forecasts(pairs)
    distances = [(Fraction(p) - o) ** 2 for p, o in pairs]
    assert scores.brier == pytest.approx(float(sum(distances) / 1958), abs=1e-12)
    chances = [Decimal(repr(p)) if o else 1 - Decimal(repr(p)) for p, o in pairs]
    assert scores.log == pytest.approx(float(sum(chance.ln() for chance in chances) / 1958), abs=1e-12)
    tenths = [Decimal(repr(p)) * 10 for p, _ in pairs]
    assert [d.n for d in scores.deciles] == [sum(k <= tenth < k + 1 for tenth in tenths) for k in range(10)]
    closed = score_forecasts(pairs, closed="right")
    assert [d.n for d in closed.deciles] == [sum(k < tenth <= k + 1 for tenth in tenths) for k in range(10)]


def test_nothing_scores_nothing():
    assert score_forecasts([]) == Scores(0, 0, None, None, 0, score_forecasts([]).deciles)
    assert [d.n for d in score_forecasts([]).deciles] == [0] * 10


@pytest.mark.parametrize("wrong", [-0.01, 1.01, math.nan, math.inf])
def test_no_probability_is_refused(wrong):
    with pytest.raises(ValueError, match="not a probability"):
        brier_score(wrong, "yes")


@pytest.mark.parametrize("wrong", ["void", "maybe", 2, None, 0.5])
def test_no_outcome_is_refused(wrong):
    with pytest.raises(ValueError, match="not an outcome"):
        brier_score(0.5, wrong)


def test_floor_is_checked():
    with pytest.raises(ValueError, match="floor"):
        log_score(0.5, "yes", floor=0.5)


def test_deciles_hold_their_lower_bound_and_the_last_both():
    bounds = [k / 10 for k in range(11)]
    counts = [d.n for d in score_forecasts(ResolvedForecast(p, "yes") for p in bounds).deciles]
    assert counts == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]
    below = [math.nextafter(k / 10, 0) for k in range(1, 11)]
    assert [d.n for d in score_forecasts(ResolvedForecast(p, "yes") for p in below).deciles] == [1] * 10


def test_deciles_closed_to_the_right_hold_their_upper_bound_and_the_first_both():
    bounds = [k / 10 for k in range(11)]
    counts = [d.n for d in score_forecasts([(p, "yes") for p in bounds], closed="right").deciles]
    assert counts == [2, 1, 1, 1, 1, 1, 1, 1, 1, 1]


def test_what_the_documentation_shows_runs_and_gives_what_it_says(tmp_path, monkeypatch):
    text = (ROOT / "docs/scoring.md").read_text(encoding="utf-8")
    first, table, latest = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    names: dict = {}
    exec(first, names)  # noqa: S102
    scores = names["scores"]
    assert (scores.n, scores.void, round(scores.brier, 3), scores.log) == (
        2,
        1,
        0.065,
        pytest.approx(-0.2899, abs=1e-4),
    )
    assert [decile.n for decile in scores.deciles] == [0, 0, 1, 0, 0, 0, 0, 1, 0, 0]
    (tmp_path / "resolved.csv").write_text("percent,resolution\n70,Yes\n20,No\n40,Annulled\n55,\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(table, names)  # noqa: S102
    assert names["scores"] == scores
    dates = [("2026-02-01", 0.6), ("2026-01-05", 0.3), ("2026-03-12", 0.99)]
    names |= {"estimates": [{"question": 1, "date": d, "p": p} for d, p in dates], "decided": {1: "2026-03-12"}}
    exec(latest, names)  # noqa: S102
    assert names["latest"][1]["p"] == 0.6


def test_decile_tells_mean_share_and_band():
    found = score_forecasts([ResolvedForecast(0.72, "yes"), ResolvedForecast(0.78, "no")]).deciles[7]
    assert (found.lower, found.upper, found.n, found.observed) == (0.7, 0.8, 2, 0.5)
    assert found.forecast == pytest.approx(0.75)
    assert (found.low, found.high) == (pytest.approx(0.0945312057), pytest.approx(0.9054687943))


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(0, 10, 0, 0.2775327999), (10, 10, 0.7224672001, 1), (81, 263, 0.2552909, 0.3662072)],
)
def test_wilson_interval(successes, n, low, high):
    """81 of 263 is the worked example of R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, method 3."""
    assert wilson_interval(successes, n) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_wilson_interval_needs_a_share():
    with pytest.raises(ValueError, match="not a share"):
        wilson_interval(0, 0)


def test_too_few_forecasts_say_little():
    assert score_forecasts([ResolvedForecast(0.5, "yes")] * (MINIMUM_N - 1)).says_little
    assert not score_forecasts([ResolvedForecast(0.5, "yes")] * MINIMUM_N).says_little


@given(forecasts)
def test_scores_keep_within_their_bounds(given_forecasts):
    scores = score_forecasts(given_forecasts)
    assert scores.n + scores.void == len(given_forecasts)
    assert sum(d.n for d in scores.deciles) == scores.n
    assert (scores.brier is None) == (scores.n == 0)
    if scores.brier is not None and scores.log is not None:
        assert 0 <= scores.brier <= 1
        assert scores.log <= 0
    for decile in scores.deciles:
        if decile.forecast is not None:
            assert decile.lower <= decile.forecast <= decile.upper
            assert 0 <= decile.low <= decile.observed <= decile.high <= 1


@given(forecasts, st.randoms())
def test_order_makes_no_difference(given_forecasts, random):
    shuffled = list(given_forecasts)
    random.shuffle(shuffled)
    assert score_forecasts(shuffled) == score_forecasts(given_forecasts)


@given(st.lists(st.booleans(), min_size=1))
def test_perfect_foresight_scores_zero(outcomes):
    scores = score_forecasts(ResolvedForecast(float(o), o) for o in outcomes)
    assert (scores.brier, scores.log) == (0, 0)


@given(probabilities)
def test_the_other_question_scores_the_same(probability):
    """A forecast of 30 % for yes is one of 70 % for no."""
    assert brier_score(probability, "yes") == pytest.approx(brier_score(1 - probability, "no"))


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_honesty_is_the_best_policy(belief, said):
    """Both rules are proper: nobody expects a better score by saying other than what they believe."""

    def expected(score, probability):
        return belief * score(probability, "yes") + (1 - belief) * score(probability, "no")

    assert expected(brier_score, belief) <= expected(brier_score, said) + 1e-12
    assert expected(log_score, belief) >= expected(log_score, said) - 1e-12


def test_the_mean_of_equal_probabilities_is_that_probability():
    for tenths in range(11):
        assert (
            score_forecasts([ResolvedForecast(tenths / 10, "yes")] * 3).deciles[min(tenths, 9)].forecast == tenths / 10
        )
