"""What changed between two states: exactly what was added and dropped, and everything else in words."""

import pytest
from history import edit, state, write_content
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.changes import changes_between
from briefing.analysis.states import nouns_of
from briefing.analysis.words import diff_words
from briefing.revisions import read_state, state_data


@pytest.fixture
def content(tmp_path):
    return write_content(tmp_path)


def changed(content, name, old, new):
    before = state(content)
    edit(content, name, old, new)
    return changes_between(before, state(content))


def test_nothing_changed(content):
    assert changes_between(state(content), state(content)) == ()


def test_another_order_is_no_change(content):
    before = state(content)
    data = state_data(before)
    data.pop("order", None)
    data["order"] = {"claims": ["cheap", "approved"]}
    assert list(read_state(data).claims) == ["cheap", "approved"]
    assert changes_between(before, read_state(data)) == ()


def test_a_claim_is_reworded_under_its_id(content):
    (change,) = changed(content, "claims.yml", "is cheap", "is dear")
    assert (change.kind, change.noun, change.id) == ("reworded", "claim", "cheap")
    assert change.sentence == "Claim reworded: “The dam is dear.”, before “The dam is cheap.”"
    assert (change.before, change.after) == ("The dam is cheap.", "The dam is dear.")


def test_a_renamed_claim_is_one_dropped_and_one_added(content):
    changes = changed(content, "claims.yml", "  cheap:", "  inexpensive:")
    assert [(c.kind, c.id) for c in changes] == [("added", "inexpensive"), ("dropped", "cheap")]


def test_an_outcome_that_is_overturned_says_what_it_was(content):
    edit(content, "outlook.yml", "It stands.,", 'It stands., outcome: "yes", on: 2026-05-01,')
    (change,) = changed(content, "outlook.yml", '"yes"', '"no"')
    assert change.sentence == "Scenario “The dam is built.” was resolved: no on 2026-05-01; before: yes"


def test_standing_moves_through_named_evidence(content):
    changes = changed(
        content, "claims.yml", "- {source: wire-1}", "- {source: wire-1}\n      - {source: daily-1, stance: disputes}"
    )
    added, moved = changes
    assert (added.kind, added.item) == ("evidence-added", "daily-1")
    assert moved.kind == "standing"
    assert moved.importance == 3
    assert moved.through == ("The Daily now disputes it",)
    assert moved.sentence == (
        "“The dam was approved in January.” moved from single origin to disputed: The Daily now disputes it"
    )


def test_standing_moves_through_lineage(content):
    changes = changed(content, "sources.yml", "derived_from: [wire-1]", "production: ai-generated")
    (moved,) = [c for c in changes if c.kind == "standing"]
    assert moved.id == "cheap"
    assert moved.through == (
        "The Daily rests on no other source",
        "the text of The Daily is now listed as ai-generated",
    )


def test_standing_moves_through_a_dispute_and_its_end(content):
    path = content / "briefings" / "dam" / "claims.yml"
    before = path.read_text()
    path.write_text(before + "disputes:\n  cost: {question: What does it cost?, claims: [approved, cheap]}\n")
    opened = state(content)
    edit(content, "claims.yml", "[approved, cheap]", "[approved, cheap], resolved: {on: 2026-02-01, because: Counted.}")
    closed = state(content)
    path.write_text(before)
    changes = changes_between(state(content), opened)
    assert changes[0].through == ("the dispute “What does it cost?” now sets it against “The dam is cheap.”",)
    assert changes[-1].sentence == "Dispute opened: “What does it cost?”"
    changes = changes_between(opened, closed)
    assert changes[0].through == ("the dispute “What does it cost?” is resolved",)
    assert changes[-1].sentence == "Dispute “What does it cost?” was resolved on 2026-02-01: Counted."


def test_standing_moves_when_a_rival_leaves_or_joins_a_dispute_that_stays_open(content):
    path = content / "briefings" / "dam" / "claims.yml"
    idle = path.read_text() + "  idle: {statement: Nobody says so.}\n"
    path.write_text(idle + "disputes:\n  cost: {question: What does it cost?, claims: [approved, idle, cheap]}\n")
    three = state(content)
    edit(content, "claims.yml", "[approved, idle, cheap]", "[approved, idle]")
    two = state(content)
    (left,) = [c for c in changes_between(three, two) if (c.kind, c.id) == ("standing", "approved")]
    assert left.through == ("the dispute “What does it cost?” no longer sets it against “The dam is cheap.”",)
    (joined,) = [c for c in changes_between(two, three) if (c.kind, c.id) == ("standing", "approved")]
    assert joined.through == ("the dispute “What does it cost?” now also sets it against “The dam is cheap.”",)


def test_an_estimate_is_added(content):
    (change,) = changed(
        content,
        "outlook.yml",
        "value: 0.4}",
        'value: 0.4}\n      - {on: 2026-02-01, value: 0.55, because: "It was *approved* [@wire-1]."}',
    )
    assert change.kind == "estimate-added"
    assert change.sentence == (
        "Scenario “The dam is built.” went from 40% to 55% on 2026-02-01, because: It was approved."
    )


def test_an_edited_estimate_is_told(content):
    added, edited = changed(content, "outlook.yml", "value: 0.4", "value: 0.3")
    assert (added.kind, edited.kind) == ("estimate-added", "estimate-edited")
    assert edited.sentence == "Scenario “The dam is built.”: the estimate of 2026-01-01, 40%, was edited or removed"


def test_a_scenario_is_resolved_and_its_criteria_are_moved(content):
    (change,) = changed(content, "outlook.yml", "It stands.,", "It stands., outcome: yes, on: 2029-05-01,")
    assert (change.kind, change.before, change.after) == ("resolved", None, "yes")
    (change,) = changed(content, "outlook.yml", "It stands.", "It stood.")
    assert (change.kind, change.importance) == ("changed", 3)


def test_fields_of_the_briefing_and_of_shared_nouns(content):
    (change,) = changed(content, "briefing.yml", "updated: 2026-01-01", "status: closed\nupdated: 2026-01-01")
    assert change.sentence == "The briefing: status now “closed”, before “developing”"
    (change,) = changed(content, "./publishers.yml", "name: Wire,", "name: The Wire,")
    assert (change.noun, change.id, change.before, change.after) == ("publisher", "wire", "Wire", "The Wire")


def test_words_in_place():
    pieces = diff_words("South Korea has a policy.", "South Korea has no policy at all.")
    assert [(p.kind, p.text) for p in pieces] == [
        ("same", "South Korea has "), ("del", "a"), ("ins", "no"), ("same", " policy"), ("ins", " at all"),
        ("same", "."),
    ]  # fmt: skip


@given(st.text(), st.text())
def test_words_lead_from_the_one_text_to_the_other(before, after):
    pieces = diff_words(before, after)
    assert "".join(p.text for p in pieces if p.kind != "ins") == before
    assert "".join(p.text for p in pieces if p.kind != "del") == after


IDS = st.text("abc0-", min_size=1, max_size=3).filter(lambda key: not key.startswith("-"))
TEXTS = st.text("ab é“”[]*@\n", max_size=12).filter(str.strip)
EVIDENCE = st.lists(
    st.fixed_dictionaries({"source": IDS}, optional={"stance": st.sampled_from(["supports", "disputes", "reports"])}),
    max_size=3,
)
CLAIMS = st.dictionaries(
    IDS, st.fixed_dictionaries({"statement": TEXTS}, optional={"evidence": EVIDENCE, "assessment": TEXTS})
)
ESTIMATES = st.lists(
    st.fixed_dictionaries({"on": st.sampled_from(["2026", "2026-02", "2026-02-03"]), "value": st.floats(0, 1)}),
    max_size=3,
)
COURSES = st.dictionaries(IDS, st.fixed_dictionaries({"statement": TEXTS}, optional={"probability": ESTIMATES}))
STATES = st.fixed_dictionaries(
    {"briefing": st.fixed_dictionaries({"title": TEXTS, "lead": TEXTS})},
    optional={
        "sources": st.dictionaries(IDS, st.fixed_dictionaries({"title": TEXTS, "publisher": IDS})),
        "claims": CLAIMS,
        "events": st.dictionaries(IDS, st.fixed_dictionaries({"title": TEXTS, "when": st.just("2026")})),
        "disputes": st.dictionaries(
            IDS, st.fixed_dictionaries({"question": TEXTS, "claims": st.lists(IDS, max_size=3)})
        ),
        "scenarios": COURSES,
        "forecasts": COURSES,
    },
).map(read_state)


@settings(deadline=None, max_examples=50)
@given(STATES, STATES)
def test_added_and_dropped_are_the_differences_of_the_sets_of_ids(before, after):
    changes = changes_between(before, after)
    old, new = nouns_of(before), nouns_of(after)
    for kind in new:
        added = [change.id for change in changes if (change.noun, change.kind) == (kind, "added")]
        dropped = [change.id for change in changes if (change.noun, change.kind) == (kind, "dropped")]
        assert added == [key for key in new[kind] if key not in old[kind]]
        assert dropped == [key for key in old[kind] if key not in new[kind]]


@settings(deadline=None, max_examples=50)
@given(STATES, STATES)
def test_there_are_changes_exactly_when_something_differs(before, after):
    assert (changes_between(before, after) == ()) == (before == after)


@settings(deadline=None, max_examples=50)
@given(STATES)
def test_a_state_does_not_differ_from_itself(one):
    assert changes_between(one, one) == ()
    assert changes_between(one, read_state(state_data(one))) == ()


@settings(deadline=None, max_examples=50)
@given(STATES, STATES)
def test_every_change_says_something_and_is_told_once(before, after):
    changes = changes_between(before, after)
    assert all(change.sentence.strip() and change.importance in {1, 2, 3} for change in changes)
    assert changes == changes_between(before, after)
