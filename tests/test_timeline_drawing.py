"""The drawn timeline: every event has its words, nothing overlaps, and many events are few marks that are spread."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import date, entry, make_story

from briefing.load import load
from briefing.model.timeline import Event
from briefing.pages.facts import Facts
from briefing.pages.timeline_density import view_density
from briefing.pages.timeline_view import MOST_DRAWN, view_timeline
from briefing.snapshots import Snapshots

GOLDEN = Path(__file__).parent / "golden/content"
DATES = [
    "2022",
    "2023-07",
    "2024-06~",
    "2024-06-03",
    "2024-06-04?",
    "2025-01/..",
    "2026-02-21",
    "2026-02-21/2026-03-01",
]


def _facts(*events):
    corpus, story = make_story({})
    made = {f"event-{n}": entry("event", f"event-{n}", event) for n, event in enumerate(events)}
    object.__setattr__(story, "events", made)
    return Facts(corpus, story, Snapshots(None))


def _event(when, title="Something happens", importance=2, lane=None):
    return Event(when=date(when), title=title, importance=importance, lane=lane, actors=())


def _many(number):
    return [_event(f"{2000 + n // 12}-{n % 12 + 1:02}", importance=n % 3 + 1) for n in range(number)]


@given(
    st.lists(
        st.builds(
            _event,
            st.sampled_from(DATES),
            st.text("abc 가", min_size=1, max_size=90).filter(str.strip),
            st.sampled_from([1, 2, 3]),
            st.sampled_from([None, "One", "Two"]),
        ),
        min_size=2,
        max_size=30,
    )
)
@settings(max_examples=60)
def test_marks_of_a_row_do_not_overlap_and_all_stay_in_the_drawing(events):
    picture = view_timeline(_facts(*events))
    marks = [box for box in picture.boxes if box.anchor]
    assert len(marks) == len(events)
    rows = {}
    for box in marks:
        assert box.x >= 0
        assert box.x + box.width <= picture.width
        assert box.y + box.height <= picture.height
        assert all(0 <= label.x <= picture.width and label.y <= picture.height for label in box.labels)
        rows.setdefault(round(box.y + box.height / 2), []).append(box)
    for boxes in rows.values():
        ordered = sorted(boxes, key=lambda box: box.x)
        assert all(a.x + a.width <= b.x for a, b in itertools.pairwise(ordered))


def test_every_mark_says_when_and_what():
    picture = view_timeline(_facts(_event("2024-06~", "A crane falls"), _event("2026-02-21", "It is raised")))
    words = [[label.text for label in box.labels] for box in picture.boxes if box.anchor]
    assert words == [["about June 2024", "A crane falls"], ["21 February 2026", "It is raised"]]


def test_uncertain_and_open_dates_are_drawn_as_such():
    picture = view_timeline(_facts(_event("2024-06~"), _event("2025-01/.."), _event("2026-02-21")))
    styles = [box.style.split() for box in picture.boxes if box.anchor]
    assert ["unsure" in style for style in styles] == [True, False, False]
    assert ["open" in style for style in styles] == [False, True, False]


def test_of_many_events_the_most_important_are_drawn_and_spread_over_all_time():
    facts = _facts(*_many(800))
    picture = view_timeline(facts)
    drawn = [facts.story.events[box.anchor.removeprefix("event-")].noun for box in picture.boxes if box.anchor]
    assert len(drawn) == MOST_DRAWN
    assert {event.importance for event in drawn} == {3}
    years = [event.when.lower.year for event in drawn]
    assert years == sorted(years)
    assert years[-1] - years[0] > 60
    assert "40" in picture.title
    assert "800" in picture.title


def test_bars_count_all_events_of_a_long_timeline_and_lead_to_the_first_of_each_time():
    facts = _facts(*_many(800))
    bars = view_density(facts, MOST_DRAWN)
    assert len(bars.boxes) <= 60
    assert bars.boxes[0].anchor == "event-event-0"
    assert all(box.x >= 0 and box.x + box.width <= bars.width for box in bars.boxes)
    assert view_density(_facts(*_many(10)), MOST_DRAWN) is None


@pytest.mark.parametrize("number", [0, 1])
def test_what_has_no_order_is_not_drawn(number):
    assert view_timeline(_facts(*_many(number))) is None


def test_readers_can_filter_by_actor_and_by_every_importance_that_an_event_reaches():
    corpus, _ = load(GOLDEN)
    facts = Facts(corpus, corpus.stories["harbour"], Snapshots(None))
    marks = {box.anchor: box.told_by for box in view_timeline(facts).boxes if box.anchor}
    for key, event in facts.story.events.items():
        assert marks[f"event-{key}"]["actor"] == event.noun.actors
        assert marks[f"event-{key}"]["importance"] == ("1", "2", "3")[: event.noun.importance]
