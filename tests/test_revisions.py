"""Revision files: one text for one revision, an edit by hand is found, and what was said comes back as it was."""

import datetime as dt
import json
import unicodedata
from dataclasses import replace

import pytest
from history import edit, publish, revisions, state, write_content
from hypothesis import given, settings
from test_changes import STATES

from briefing import load
from briefing.analysis.states import freeze, thaw
from briefing.checks import run_checks
from briefing.model.revision import Correction
from briefing.revisions import canonical_json, new_revision, parse_revision, read_state, render_revision, state_data
from briefing.snapshots import Snapshots

DAY = dt.date(2026, 1, 2)


@pytest.fixture
def content(tmp_path):
    return write_content(tmp_path)


def parsed(text, name="2026-01-02.json"):
    revision, problems = parse_revision(f"revisions/{name}", text.encode())
    return revision, [problem.code for problem in problems]


@settings(deadline=None, max_examples=50)
@given(STATES)
def test_a_revision_survives_its_file(one):
    correction = Correction(claim="a", wrong="x\n", right="é“")
    revision = new_revision(one, "Because.", DAY, corrections=(correction,))
    text = render_revision(revision)
    again, codes = parsed(text)
    assert codes == []
    assert again == revision
    assert again.state == one
    assert render_revision(again) == text


@settings(deadline=None, max_examples=50)
@given(STATES)
def test_the_file_is_canonical(one):
    text = render_revision(new_revision(one, "Because.", DAY))
    data = json.loads(text)
    assert text == canonical_json(data)
    assert text == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    assert text == unicodedata.normalize("NFC", text)


@settings(deadline=None, max_examples=50)
@given(STATES)
def test_the_order_of_writing_comes_back(one):
    again = read_state(json.loads(canonical_json(state_data(one))))
    for field in ("sources", "claims", "events", "disputes", "scenarios"):
        assert list(getattr(again, field)) == list(getattr(one, field))


def test_a_story_survives_being_frozen_and_thawed(content):
    corpus = load(content).corpus
    story = corpus.stories["dam"]
    one = freeze(corpus, story)
    world, then = thaw(corpus, replace(story, revisions=(new_revision(one, "x", DAY),)), "2026-01-02")
    assert then.slug == "dam/as-of/2026-01-02"
    assert freeze(world, then) == one
    assert [e.noun for e in then.entries()] == [e.noun for e in story.entries()]


def test_defaults_are_left_out_and_standings_kept(content):
    data = state_data(state(content))
    assert data["claims"]["cheap"] == {"statement": "The dam is cheap.", "evidence": [{"source": "daily-1"}]}
    assert data["standings"]["cheap"] == {"standing": "single-origin", "reports": 1, "origins": 1}
    assert set(data["publishers"]) == {"wire", "daily"}
    assert "shared_actors" not in data  # nobody refers to the minister


def test_the_same_content_gives_the_same_bytes(content, tmp_path):
    again = write_content(tmp_path / "again")
    publish(content, "2026-01-02")
    publish(again, "2026-01-02")
    path = "briefings/dam/revisions/2026-01-02.json"
    assert (content / path).read_bytes() == (again / path).read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("The dam is cheap", "The dam is dear", "revision-edited"),
        ('"because":"It changed."', '"because":"It changed!"', "revision-edited"),
        (',"', ', "', "revision-edited"),
        ('"format":1', '"format":2', "revision-malformed"),
        ('"format":1', '"format":1,"of":2', "revision-malformed"),
        ('"date":"2026-01-02"', '"date":"2026-01-03"', "revision-malformed"),
        ('"kind"', '"king"', "revision-malformed"),
        ("{", "", "revision-malformed"),
        ("{", "[" * 100_000, "revision-malformed"),
        ('"value":0.4', '"value":NaN', "revision-malformed"),
    ],
)
def test_an_edit_by_hand_is_found(content, old, new, code):
    publish(content, "2026-01-02")
    text = (content / "briefings/dam/revisions/2026-01-02.json").read_text()
    assert old in text
    assert parsed(text)[1] == []
    assert parsed(text.replace(old, new, 1))[1] == [code]


def test_a_file_is_called_by_its_date(content):
    publish(content, "2026-01-02")
    path = content / "briefings/dam/revisions/2026-01-02.json"
    path.rename(path.with_name("2026-01-03.json"))
    (problem,) = load(content).problems
    assert problem.code == "revision-malformed"
    assert problem.hint == "call it 2026-01-02.json again"


def test_revisions_are_in_the_order_of_their_days(content):
    publish(content, "2026-01-02")
    for number in range(11):
        edit(content, "claims.yml", "The dam is cheap", "The dam is x" if number % 2 else "The dam is cheap")
        edit(content, "claims.yml", "The dam is", f"The dam {number} is")
        assert publish(content, "2026-01-03").exit_code == 0
        edit(content, "claims.yml", f"The dam {number} is", "The dam is")
        edit(content, "claims.yml", "The dam is x" if number % 2 else "The dam is cheap", "The dam is cheap")
    assert [r.id for r in revisions(content)] == [
        "2026-01-02", "2026-01-03", *(f"2026-01-03-{number}" for number in range(2, 12)),
    ]  # fmt: skip


def codes(content, today=dt.date(2026, 6, 1)):
    corpus, problems = load(content)
    found = [*problems, *run_checks(corpus, Snapshots(None), today)]
    history = {"estimate-edited", "id-reused", "revision-in-future", "revision-edited", "revision-malformed"}
    return [problem for problem in found if problem.code in history]


def test_a_published_estimate_may_not_be_edited(content):
    publish(content, "2026-01-02")
    assert codes(content) == []
    edit(content, "outlook.yml", "value: 0.4", "value: 0.3")
    (problem,) = codes(content)
    assert problem.code == "estimate-edited"
    assert problem.span.line == 5
    assert problem.message == (
        "the revision 2026-01-02 published 0.4 on 2026-01-01 as estimate 1 of `built`; now it is 0.3 on 2026-01-01"
    )


def test_a_later_estimate_may_be_added_and_an_earlier_one_not(content):
    publish(content, "2026-01-02")
    edit(content, "outlook.yml", "value: 0.4}", "value: 0.4}\n      - {on: 2026-02-01, value: 0.5}")
    assert codes(content) == []
    edit(content, "outlook.yml", "- {on: 2026-01-01", "- {on: 2025-01-01, value: 0.9}\n      - {on: 2026-01-01")
    assert [problem.code for problem in codes(content)] == ["estimate-edited"]


def test_a_published_scenario_may_not_vanish(content):
    publish(content, "2026-01-02")
    (content / "briefings" / "dam" / "outlook.yml").write_text("scenarios: {}\n")
    (problem,) = codes(content)
    assert (problem.code, problem.hint.partition(";")[0]) == ("estimate-edited", "write it back")


def test_an_id_may_not_come_back_for_another_claim(content):
    publish(content, "2026-01-02")
    edit(content, "claims.yml", "  cheap:", "  inexpensive:")
    publish(content, "2026-01-03")
    edit(content, "claims.yml", "  inexpensive:", "  cheap:")
    assert codes(content) == []  # the same claim may come back
    edit(content, "claims.yml", "is cheap", "is green")
    assert [problem.code for problem in codes(content)] == ["id-reused"]


def test_a_revision_is_not_of_the_future(content):
    publish(content, "2026-01-02")
    assert [problem.code for problem in codes(content, dt.date(2026, 1, 1))] == ["revision-in-future"]
    assert codes(content, dt.date(2026, 1, 2)) == []


def test_a_briefing_that_is_gone_is_named_and_not_linked(content):
    other = content / "briefings" / "other"
    other.mkdir()
    (other / "briefing.yml").write_text("title: Other\nlead: L.\nupdated: 2026-01-01\n")
    edit(content, "briefing.yml", "updated:", "related: [other]\nwhy_it_matters: See [[briefing:other]].\nupdated:")
    publish(content, "2026-01-02")
    (other / "briefing.yml").unlink()
    other.rmdir()
    corpus = load(content).corpus
    _, then = thaw(corpus, corpus.stories["dam"], "2026-01-02")
    assert then.briefing.noun.related == ()
    assert then.briefing.noun.why_it_matters == "See other."
