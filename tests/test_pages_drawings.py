"""Drawings: nothing overlaps, nothing runs out of its box, and every link leads somewhere."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import make_story, stories

from briefing.analysis.chain import chain_of, lineage_of
from briefing.analysis.origins import sources_of
from briefing.pages.chain_view import view_chain
from briefing.pages.facts import Facts
from briefing.pages.layered import arrange
from briefing.pages.lineage_view import view_lineage
from briefing.pages.picture import text_width, wrap
from briefing.snapshots import Snapshots


def facts(made):
    return Facts(*made, Snapshots())


def apart(first, second):
    return (
        first.x + first.width <= second.x
        or second.x + second.width <= first.x
        or first.y + first.height <= second.y
        or second.y + second.height <= first.y
    )


@given(stories())
@settings(max_examples=40)
def test_boxes_do_not_overlap_and_stay_in_the_picture(made):
    found = facts(made)
    pictures = [view.picture for key in found.story.claims if (view := view_chain(found, key))]
    pictures += [picture] if (picture := view_lineage(found)) else []
    for picture in pictures:
        assert all(apart(first, second) for first, second in combinations(picture.boxes, 2))
        for box in picture.boxes:
            assert box.x >= 0
            assert box.y >= 0
            assert box.x + box.width <= picture.width
            assert box.y + box.height <= picture.height
            assert all(box.y <= label.y <= box.y + box.height for label in box.labels)


@given(stories())
@settings(max_examples=40)
def test_links_run_from_left_to_right(made):
    _, story = made
    chain = lineage_of(sources_of(story))
    layout = arrange(chain, dict.fromkeys(chain.sources, 50.0), 10)
    for _, _, run in layout.runs:
        columns = [place.column for place in run]
        assert columns == list(range(columns[0], columns[-1] + 1))


@given(stories())
@settings(max_examples=40)
def test_no_more_than_a_gap_is_left_empty_between_boxes_that_are_not_linked(made):
    _, story = made
    chain = lineage_of(sources_of(story))
    layout = arrange(chain, dict.fromkeys(chain.sources, 50.0), 10)
    middles = sorted(place.y for _, _, run in layout.runs for place in run) + [p.y for p in layout.places.values()]
    assert all(lower - upper <= 50 + 10 + 0.001 for upper, lower in pairwise(sorted(middles)))


def test_a_report_of_its_own_stands_beside_the_lineage_of_the_others():
    said = {"derived_from": ("a",)}
    sources = {"a": {}, "b": {}, "c": {"derived_from": ("a", "b")}, "d": {"derived_from": ("c",)}, "e": said, "f": said}
    _, story = make_story({**sources, "own": {}}, {"x": ["d", "e", "f", "own"]})
    chain = chain_of(story.claims["x"].noun, sources_of(story))
    places = arrange(chain, dict.fromkeys(chain.sources, 100.0), 10).places
    assert max(place.y for place in places.values()) <= 50 + 3 * 110  # four boxes in the last column


@pytest.mark.parametrize("text", ["", "a", "word " * 40, "x" * 200, "우크라이나 무기 지원 " * 9, "a\u0301" * 80])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_wrapped_lines_fit(text, most):
    lines = wrap(text, 120, most)
    assert len(lines) <= most
    assert all(text_width(line) <= 120 for line in lines)


@given(st.text(max_size=200), st.integers(20, 200), st.integers(1, 4))
@settings(max_examples=60)
def test_wrapping_loses_nothing_but_what_it_marks(text, width, most):
    lines = wrap(text, width, most)
    shown = "".join("".join(lines).split())
    whole = "".join(text.split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_a_circle_of_lineage_is_still_drawn():
    circle = {"a": {"derived_from": ("b",)}, "b": {"derived_from": ("a",)}, "c": {"derived_from": ("a",)}}
    picture = view_lineage(facts(make_story(circle, {"x": ["c"]})))
    assert picture
    assert len(picture.boxes) == 3
    assert len(picture.strokes) == 3


def test_a_story_of_a_thousand_sources_is_listed_and_not_drawn():
    many = {"root": {}} | {f"s{i}": {"derived_from": ("root",)} for i in range(1000)}
    assert view_lineage(facts(make_story(many))) is None
