"""When two values of one property can both hold, and which conflicts nobody has declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.values import compatible, find_conflicts
from briefing.model.claim import About, Claim, Dispute


def about(value, unit=None, kind=None, **more):
    return About(subject="s", property=more.get("property", "p"), value=value, unit=unit, type=kind)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (2025, "2025-07", True),
        (2025, "2023-07", False),
        ("2024-06", "2024-06-19", True),
        ("2024-06?", "2024-07", False),
        ("2024/2026", "2025-01", True),
        ("2024-06/..", "2030", True),
        ((2023, 2025), "2024-05", True),
        ((2023, 2025), "2021-05", False),
        (("2023-01", "2023-06"), "2023-07", False),
        (10000, 10000, True),
        (10000, 12000, False),
        ((300, 320), 310, True),
        ((300, 320), 321, False),
        ("the European Union", "The  European union", True),
        ("the European Union", "allied countries", False),
        ("unknown", 5, True),
    ],
)
def test_compatible(first, second, expected):
    assert compatible(about(first), about(second)) is expected
    assert compatible(about(second), about(first)) is expected


def test_values_of_different_units_are_not_compared():
    assert compatible(about(5, "km"), about(9, "miles"))
    assert not compatible(about(5, "km"), about(9, "km"))


def test_a_number_with_a_unit_is_no_year():
    assert not compatible(about(2025, "tonnes"), about(2026, "tonnes"))
    assert compatible(about(2025, "tonnes"), about("2025-07"))


values = st.one_of(
    st.integers(1900, 2100), st.floats(0, 1e6), st.sampled_from(["2024", "2024-06", "2024-06/..", "x", "X", "y"]),
    st.tuples(st.integers(0, 50), st.integers(50, 99)),
)  # fmt: skip


@given(values, values)
def test_symmetric_and_reflexive(first, second):
    assert compatible(about(first), about(first))
    assert compatible(about(first), about(second)) == compatible(about(second), about(first))


def claims(*abouts):
    return {f"c{i}": Claim(statement="S.", about=one) for i, one in enumerate(abouts)}


def test_only_undeclared_conflicts_of_one_property_are_found():
    said = claims(about(1), about(2), about(3), about(9, property="other"))
    joined = {"d": Dispute(question="Q?", claims=("c0", "c1"))}
    assert [(c.first, c.second) for c in find_conflicts(said, joined)] == [("c0", "c2"), ("c1", "c2")]


def test_properties_are_compared_by_their_words():
    said = claims(about(1, property="Began"), about(2, property="began "))
    assert len(find_conflicts(said, {})) == 1


@pytest.mark.parametrize(
    ("first", "unit", "second", "other", "expected"),
    [
        (40, "million crowns", 40_000_000, "crowns", True),
        (40, "million crowns", 55_000_000, "crowns", False),
        (1.1, "billion", 1100, "Million", True),
        (40, "Million Crowns", 55, "million crown", False),
        (40, "million crowns", 55, "million dollars", True),
        (5, "%", 7, "percent", False),
        ("60", "crowns", 55, "crowns", False),
        ("1,000", None, 1000, None, True),
        ("60 or so", "crowns", 55, "crowns", True),
    ],
)
def test_scales_of_one_unit_are_one_unit(first, unit, second, other, expected):
    assert compatible(about(first, unit), about(second, other)) is expected
    assert compatible(about(second, other), about(first, unit)) is expected
