"""The overview's first screen and the cards of briefings: who reports, what rests on whom, and why it last changed."""

from pathlib import Path

import pytest

from briefing.load import load
from briefing.messages import Message
from briefing.model.publisher import Rating
from briefing.pages.cards import view_card
from briefing.pages.coverage import MOST, view_coverage
from briefing.pages.facts import Facts
from briefing.pages.footing import view_footing
from briefing.pages.reading import first_words
from briefing.snapshots import Snapshots

GOLDEN = Path(__file__).parent / "golden/content"


@pytest.fixture
def facts():
    corpus, _ = load(GOLDEN)
    return Facts(corpus, corpus.stories["harbour"], Snapshots(None))


def _rate(facts, publisher, *ratings):
    entry = facts.corpus.publishers[publisher]
    noun = entry.noun.model_copy(update={"ratings": ratings})
    object.__setattr__(entry, "noun", noun)


def test_every_publisher_is_counted_by_country_or_as_without_one(facts):
    coverage = view_coverage(facts, ())
    assert sum(row.count for row in coverage.countries) == coverage.publishers == len(facts.publishers)
    assert all(0 < row.width <= 100 for row in coverage.countries)


def test_leaning_is_shown_by_rater_and_says_who_is_not_rated(facts):
    key = next(key for key in facts.publishers if key in facts.corpus.publishers)
    others = (
        Rating(rater="A rater", scale="leaning", value="centre"),
        Rating(rater="Another", scale="accuracy", value="high"),
    )
    _rate(facts, key, *others)
    (leaning,) = view_coverage(facts, ()).leanings
    assert (leaning.rater, [(row.name, row.count) for row in leaning.rows]) == ("A rater", [("centre", 1)])
    assert leaning.unrated == len(facts.publishers) - 1


def test_without_ratings_no_leaning_is_shown(facts):
    for key in facts.publishers:
        if key in facts.corpus.publishers:
            _rate(facts, key)
    assert view_coverage(facts, ()).leanings == ()


def test_many_origins_are_few_rows_that_leave_none_out(facts):
    legs = view_footing(facts).legs
    many = legs[:1] * (MOST + 3)
    rows = view_coverage(facts, many).origins
    assert len(rows) == MOST + 1
    assert [row.rest for row in rows] == [False] * MOST + [True]
    assert isinstance(rows[-1].name, Message)
    assert sum(row.count for row in rows) == sum(leg.claims for leg in many)


def test_a_card_tells_standing_open_questions_and_the_last_change(facts):
    card = view_card(facts)
    assert sum(share.count for share in card.standings) == len(facts.standings)
    open_ones = [e for e in facts.story.disputes.values() if e.noun.resolved is None]
    assert card.contested == len(open_ones)
    assert bool(card.last_change) == bool(facts.story.revisions)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("a " * 10, "a a a a a…"),
        ("가" * 30, "가" * 10 + "…"),
        ("word, and another", "word, and…"),
    ],
)
def test_first_words_cut_no_word_in_two(text, shown):
    assert first_words(text, 10) == shown
