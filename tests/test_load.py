"""A content folder with faults: every one of them is told, once, at its place, and the rest goes on."""

import json
import os
from pathlib import Path

import pytest

from briefing import load

SOUND = {
    "actors.yml": "anna-ives:\n  name: Anna Ives\n  kind: person\n",
    "publishers.yml": "coast-wire:\n  name: Coast Wire\n  kind: wire\n",
    "briefings/bridge/briefing.yml": "title: The bridge\nlead: A bridge is built.\n",
    "briefings/bridge/sources.yml": "wire-0303:\n  title: Lorn borrows\n  publisher: coast-wire\n",
    "briefings/bridge/claims.yml": "claims:\n  costs: {statement: It costs., evidence: [{source: wire-0303}]}\n",
}
CLAIMS = "briefings/bridge/claims.yml"
TIMELINE = "briefings/bridge/timeline.yml"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a content folder, the sound one with the given files in place of its own, and load it."""
    monkeypatch.chdir(tmp_path)

    def write_and_load(files=None, without=()):
        for name, text in {**SOUND, **(files or {})}.items():
            if name not in without:
                path = tmp_path / "content" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load("content")

    return write_and_load


def told(loaded):
    return [(p.code, p.span.path.removeprefix("content/"), p.span.line, p.span.column) for p in loaded.problems]


def hints(loaded):
    return [problem.hint for problem in loaded.problems]


def test_a_sound_folder_has_no_problems(write):
    corpus, problems = write()
    assert problems == ()
    assert corpus.stories["bridge"].whole
    assert corpus.shared_whole
    assert list(corpus.stories["bridge"].claims) == ["costs"]


def test_a_folder_that_does_not_exist_is_no_problem_of_its_content(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere")


def test_problems_of_all_files_are_told_in_one_run_sorted_by_place(write):
    loaded = write(
        {
            "actors.yml": "anna-ives:\n  name: Anna\n  kind: human\n",
            CLAIMS: "claims:\n  a: {statement: 1}\n  b: {statement: B, colour: red}\n",
            TIMELINE: "events:\n  e: {when: 2026-02-30, title: T}\n",
        }
    )
    assert told(loaded) == [
        ("wrong-value", "actors.yml", 3, 9),
        ("wrong-type", CLAIMS, 2, 18),
        ("unknown-field", CLAIMS, 3, 21),
        ("malformed-date", TIMELINE, 2, 13),
    ]


@pytest.mark.parametrize(
    ("entry", "code", "place", "hint"),
    [
        ("statement: [a]", "wrong-type", (3, 16), "text"),
        ("statement: 2025", "wrong-type", (3, 16), "quotes"),
        ("statement:", "wrong-type", (3, 15), "text"),
        ("statement: S.\n    evidence: wire-0303", "wrong-type", (4, 15), "list"),
        ("statement: S.\n    evidence: [wire-0303]", "wrong-type", (4, 16), "mapping"),
        ("statement: S.\n    evidence: {source: wire-0303}", "wrong-type", (4, 15), "list"),
        ("statement: S.\n    confidence: hihg", "wrong-value", (4, 17), "did you mean `high`?"),
        ("statement: S.\n    credibility: 7", "wrong-value", (4, 18), "from 1"),
        ("statement: S.\n    credibility: high", "wrong-type", (4, 18), "number"),
        ("statement: S.\n    credibility: true", "wrong-type", (4, 18), "number"),
        ("statment: S.", "unknown-field", (3, 5), "did you mean `statement`?"),
        ("statement: S.\n    confidnce: low", "unknown-field", (4, 5), "did you mean `confidence`?"),
        ("statement: S.\n    zzz: low", "unknown-field", (4, 5), "statement"),
        ("kind: fact", "missing-field", (3, 5), "statement"),
        ("statement: S.\n    claimant: Anna Ives", "malformed-id", (4, 15), "id"),
        ("statement: S.\n    claimant: anna-ive", "dangling-reference", (4, 15), "did you mean `anna-ives`?"),
        ("statement: S.\n    claimant: zzz", "dangling-reference", (4, 15), "declare it"),
        ("statement: S.\n    assessment: See [@wire-303].", "dangling-reference", (4, 21), "`wire-0303`"),
        ("statement: S.\n    assessment: See [[claim:cost]].", "dangling-reference", (4, 21), "`costs`"),
        ("statement: S.\n    evidence: [{source: wire}]", "dangling-reference", (4, 25), "wire-0303"),
        ("statement: S.\n    evidence: [{source: wire-0303, quote: {start: a}}]", "malformed-quote", (4, 43), "end"),
        ("statement: S.\n    evidence: [{source: wire-0303, stance: agrees}]", "wrong-value", (4, 44), "supports"),
        ("statement: S.\n    about: {subject: a, property: b, value: [3, 1]}", "wrong-type", (4, 45), "example"),
        ("statement: S.\n    about: {subject: a, property: b, value: {}}", "wrong-type", (4, 45), "example"),
        ("statement: S.\n    silence: {uncited-statement: }", "wrong-type", (4, 34), "text"),
        ("statement: S.\n    <<: {kind: fact}", "unknown-field", (4, 5), "write the fields out"),
        ("<<: {statement: S.}\n    kind: fact", "unknown-field", (3, 5), "write the fields out"),
        ("statement: S.\n    evidence: [{source: wire-0303, quote: {exact: ' '}}]", "malformed-quote", (4, 43), "end"),
        ("statement: S.\n    assessment: See [@].", "dangling-reference", (4, 21), "write an id"),
        ("statement: S.\n    assessment: See [@wire-0303, p. 3].", "dangling-reference", (4, 21), "[@one; @other]"),
        ("statement: S.\n    statement: T.", "yaml-duplicate-key", (4, 5), "keep one"),
    ],
)
def test_a_faulty_entry_is_one_problem_with_place_and_hint(write, entry, code, place, hint):
    loaded = write({CLAIMS: f"claims:\n  bad:\n    {entry}\n  costs:\n    statement: It costs.\n"})
    assert told(loaded) == [(code, CLAIMS, *place)]
    assert hint in loaded.problems[0].hint
    assert "costs" in loaded.corpus.stories["bridge"].claims


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("21.02.2026", "malformed-date"),
        ("2026-02-30", "malformed-date"),
        ("2026-05/2026-01", "malformed-date"),
        ("2026-02-21T25:00", "malformed-date"),
        ("next week", "malformed-date"),
        ("", "wrong-type"),
        ("[2026]", "wrong-type"),
        ("2026.5", "wrong-type"),
        ("true", "wrong-type"),
    ],
)
def test_dates_that_are_none(write, when, code):
    loaded = write({TIMELINE: f"events:\n  e:\n    title: T\n    when: {when}\n"})
    assert [(p.code, p.span.line) for p in loaded.problems] == [(code, 4)]
    assert "EDTF" in loaded.problems[0].hint or code == "wrong-type"
    assert not any(word in loaded.problems[0].message for word in ("NoneType", "tuple", "float", "bool"))


@pytest.mark.parametrize("key", ["Bad_Id", "é", "a.b", "-a", "a b", "''", "A", "ａ"])
def test_ids_that_are_none(write, key):
    loaded = write({CLAIMS: f"claims:\n  {key}:\n    statement: S.\n"})
    assert told(loaded) == [("malformed-id", CLAIMS, 2, 3)]


def test_an_entry_that_dropped_out_is_not_missed_by_those_who_refer_to_it(write):
    loaded = write(
        {
            CLAIMS: "claims:\n  costs: {statement: 1}\ndisputes:\n  d: {question: Q?, claims: [costs, gone]}\n",
            TIMELINE: "events:\n  e: {when: 2026, title: T, claims: [costs], text: 'See [[claim:costs]].'}\n",
        }
    )
    assert told(loaded) == [("wrong-type", CLAIMS, 2, 22), ("dangling-reference", CLAIMS, 4, 37)]
    assert not loaded.corpus.stories["bridge"].whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "\tx: 1\n",
        "x: a: b\n",
        b"\xff\xfe",
        "claims: []\n",
        "claim:\n  costs: {statement: S.}\n",
        "claims:\n",
    ],
)
def test_a_file_that_was_lost_is_not_missed_by_those_who_refer_to_it(write, text):
    loaded = write({CLAIMS: text, TIMELINE: "events:\n  e: {when: 2026, title: T, claims: [costs]}\n"})
    assert len(loaded.problems) == 1
    assert loaded.problems[0].span.path == f"content/{CLAIMS}"
    assert list(loaded.corpus.stories["bridge"].events) == ["e"]


def test_registries_that_were_lost_are_not_missed(write):
    loaded = write({"publishers.yml": "- a\n", "actors.yml": b"\x89PNG\r\n\x1a\n\0"})
    assert [problem.code for problem in loaded.problems] == ["yaml-encoding", "yaml-not-a-mapping"]
    assert not loaded.corpus.shared_whole


def test_the_rest_of_a_story_is_read_when_its_briefing_is_faulty(write):
    loaded = write({"briefings/bridge/briefing.yml": "title: T\n"})
    assert told(loaded) == [("missing-field", "briefings/bridge/briefing.yml", 1, 1)]
    assert list(loaded.corpus.stories["bridge"].claims) == ["costs"]
    assert loaded.corpus.stories["bridge"].briefing.noun.title == "bridge"


def test_a_story_without_a_briefing(write):
    loaded = write(without=("briefings/bridge/briefing.yml",))
    assert told(loaded) == [("missing-file", "briefings/bridge/briefing.yml", 1, 1)]


def test_the_part_of_an_actor_who_does_not_exist(write):
    loaded = write({"briefings/bridge/actors.yml": "actors:\n  anna-ivos: {role: Mayor.}\n"})
    assert told(loaded) == [("dangling-reference", "briefings/bridge/actors.yml", 2, 3)]
    assert hints(loaded) == ["did you mean `anna-ives`?"]


@pytest.mark.parametrize(
    "name",
    [
        "actor.yml",
        "briefings/bridge/claim.yml",
        "briefings/bridge/Claims.yml",
        "briefings/bridge/claims.yaml",
        "briefings/x.yml",
    ],
)
def test_files_that_are_not_read(write, name):
    loaded = write({name: "a: 1\n"})
    assert told(loaded) == [("unknown-file", name, 1, 1)]


def test_other_files_do_not_disturb(write):
    names = ("README.md", "briefings/README.md", "briefings/bridge/notes.txt", "briefings/.hidden/x.yml", "pages/a.md")
    assert write(dict.fromkeys(names, "x")).problems == ()


def test_a_folder_that_is_no_slug(write):
    loaded = write({"briefings/My Story/briefing.yml": "title: T\nlead: L\n"})
    assert told(loaded) == [("malformed-id", "briefings/My Story", 1, 1)]


def test_files_that_are_none(write, tmp_path):
    write()
    story = tmp_path / "content/briefings/bridge"
    (story / "timeline.yml").mkdir()
    (story / "outlook.yml").symlink_to(story / "outlook.yml")
    (story / "actors.yml").symlink_to("nowhere.yml")
    os.mkfifo(tmp_path / "content/briefings/pipe")
    (tmp_path / "content/briefings/again").symlink_to(tmp_path / "content/briefings/again")
    loaded = load("content")
    assert told(loaded) == [
        ("unknown-file", "briefings/again", 1, 1),
        ("missing-file", "briefings/bridge/actors.yml", 1, 1),
        ("missing-file", "briefings/bridge/outlook.yml", 1, 1),
        ("missing-file", "briefings/bridge/timeline.yml", 1, 1),
    ]
    assert not loaded.corpus.stories["bridge"].whole


def test_a_pipe_in_the_place_of_a_file_does_not_hang(write, tmp_path):
    write()
    os.mkfifo(tmp_path / "content/briefings/bridge/timeline.yml")
    assert [problem.code for problem in load("content").problems] == ["missing-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(write, tmp_path):
    write()
    (tmp_path / "content" / CLAIMS).chmod(0)
    assert told(load("content")) == [("missing-file", CLAIMS, 1, 1)]


def test_a_file_of_another_name_is_one_problem(write):
    judged = "title: T\nlead: L\njudgments:\n  j: {statement: S., claims: [costs]}\n"
    for name in ("claims.yaml", "claim.yml", "Claims.YML"):
        files = {f"briefings/bridge/{name}": SOUND[CLAIMS], "briefings/bridge/briefing.yml": judged}
        loaded = write(files, without=[CLAIMS])
        assert [problem.code for problem in loaded.problems] == ["unknown-file"]
        assert hints(loaded) == ["did you mean `claims.yml`?"]
        Path("content/briefings/bridge", name).unlink()


def test_a_folder_in_the_place_of_a_revision(write, tmp_path):
    write()
    (tmp_path / "content/briefings/bridge/revisions/2026-03-05.json").mkdir(parents=True)
    assert told(load("content")) == [("missing-file", "briefings/bridge/revisions/2026-03-05.json", 1, 1)]


def test_a_file_in_the_place_of_the_briefings(tmp_path):
    (tmp_path / "briefings").write_text("")
    assert [problem.code for problem in load(tmp_path).problems] == ["missing-file"]


def test_a_value_under_an_unknown_tag_is_one_problem(write):
    text = "claims:\n  c:\n    statement: !!python/name:os.system [x]\n"
    assert told(write({CLAIMS: text})) == [("yaml-tag", CLAIMS, 3, 16)]


def test_line_ends_and_byte_order_marks_do_not_move_places(write):
    text = "claims:\n  bad:\n    statement: S.\n    nope: 1\n"
    for variant in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        assert told(write({CLAIMS: variant})) == [("unknown-field", CLAIMS, 4, 5)]


def test_a_reference_is_pointed_at_where_it_stands(write):
    text = "claims:\n  c:\n    statement: S.\n    assessment: |\n      One [@wire-0303].\n      Two [@no] and [@no].\n"
    assert told(write({CLAIMS: text})) == [
        ("dangling-reference", CLAIMS, 6, 11),
        ("dangling-reference", CLAIMS, 6, 21),
    ]


def test_what_a_faulty_entry_refers_to_is_looked_up_all_the_same(write):
    claims = """\
claims:
  bad:
    statement: 5
    claimant: anna-ivos
    assessment: See [@wire-303] and [@wire-0303].
    evidence: [{source: wire-0303, origin: wire-9, colour: red}, {source: [wire-8]}, {source: No Id}]
"""
    briefing = "title: 5\nlead: L\nrelated: [tunnel]\njudgments:\n  j: {statement: S., claims: [bad, worse]}\n"
    sources = "wire-0303:\n  title: Lorn borrows\n  publisher: coast-wirr\n  kind: tweet\n"
    loaded = write({CLAIMS: claims, "briefings/bridge/briefing.yml": briefing, "briefings/bridge/sources.yml": sources})
    assert told(loaded) == [
        ("wrong-type", "briefings/bridge/briefing.yml", 1, 8),
        ("dangling-reference", "briefings/bridge/briefing.yml", 3, 11),
        ("dangling-reference", "briefings/bridge/briefing.yml", 5, 36),
        ("wrong-type", CLAIMS, 3, 16),
        ("dangling-reference", CLAIMS, 4, 15),
        ("dangling-reference", CLAIMS, 5, 21),
        ("dangling-reference", CLAIMS, 6, 44),
        ("unknown-field", CLAIMS, 6, 52),
        ("wrong-type", CLAIMS, 6, 75),
        ("malformed-id", CLAIMS, 6, 95),
        ("dangling-reference", "briefings/bridge/sources.yml", 3, 14),
        ("wrong-value", "briefings/bridge/sources.yml", 4, 9),
    ]


@pytest.mark.parametrize("key", ["Costs", "the_costs", "the costs", "thé-costs", "the-costs ", "the\u200b-costs"])
def test_an_entry_under_a_malformed_id_is_not_missed_by_those_who_mean_it(write, key):
    meant = "the-costs" if "the" in key or "é" in key else "costs"
    loaded = write(
        {
            CLAIMS: f"claims:\n  {json.dumps(key)}: {{statement: S.}}\n",
            TIMELINE: f"events:\n  e: {{when: 2026, title: T, claims: [{meant}]}}\n",
        }
    )
    assert told(loaded) == [("malformed-id", CLAIMS, 2, 3)]


def test_a_malformed_id_is_never_suggested(write):
    text = "claims:\n  costs_a: {statement: S.}\n"
    loaded = write({CLAIMS: text, TIMELINE: "events:\n  e: {when: 2026, title: T, claims: [costs-b]}\n"})
    assert [problem.hint for problem in loaded.problems if problem.code == "dangling-reference"] == [
        "declare it in content/briefings/bridge/claims.yml, or remove the reference"
    ]


def test_a_file_that_is_not_there_is_named_by_what_refers_to_it(write):
    [problem] = write(without=["publishers.yml"]).problems
    assert (problem.code, problem.hint) == (
        "dangling-reference",
        "there is no file content/publishers.yml: write it, or put it back",
    )


@pytest.mark.parametrize("name", ["claims", "claims.json", "claims.yml.txt", "CLAIMS.YAML"])
def test_data_under_another_ending_is_not_passed_over(write, name):
    loaded = write({f"briefings/bridge/{name}": SOUND[CLAIMS]}, without=[CLAIMS])
    assert told(loaded) == [("unknown-file", f"briefings/bridge/{name}", 1, 1)]


def test_a_mistyped_folder_of_briefings(write, tmp_path):
    write()
    (tmp_path / "content/briefings").rename(tmp_path / "content/briefing")
    assert told(load("content")) == [("unknown-file", "briefing", 1, 1)]


def test_a_file_in_the_place_of_the_revisions(write):
    assert told(write({"briefings/bridge/revisions": "x"})) == [("missing-file", "briefings/bridge/revisions", 1, 1)]


def test_everything_of_one_kind_can_be_faulty(write):
    claims = "".join(f"  c{i}: {{statement: {i}}}\n" for i in range(50))
    loaded = write({CLAIMS: f"claims:\n{claims}"})
    assert [problem.span.line for problem in loaded.problems] == list(range(2, 52))


def test_the_content_of_this_project_loads(monkeypatch):
    monkeypatch.chdir(Path(__file__).parent.parent)
    assert load("content").problems == ()
