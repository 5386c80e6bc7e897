"""`briefing resolve`: the outcome is added, nothing else changes, and nothing unsound is written."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from briefing import load
from briefing.cli import main
from briefing.yamldoc import parse_yaml
from briefing.yamledit import CannotEditError, add_to_mapping, flow

OUTLOOK = """\
# What may come.
scenarios:
  joins:   # the likelier one
    statement: It joins.
    probability:
      - {on: 2026-01-01, value: 0.6}
      - {on: 2026-03-01, value: 0.8}
    resolution:
      by: 2026-12-31
      criteria: >-
        It says so
        itself.

  # The other.
  stays-out: {statement: It stays out., probability: [{on: 2026-01, value: 0.3}], resolution: {criteria: "It doesn't."}}
forecasts:
  war:
    statement: There is war.
    probability: [{on: 2026-01-01, value: 0.1}]
    resolution:
      criteria: Declared.
      by: 2026-06-30      # the treaty's end
  peace:
    statement: There is peace.
"""


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "briefings" / "story"
    folder.mkdir(parents=True)
    (tmp_path / "publishers.yml").write_text("wire: {name: Wire, kind: wire}\n")
    (folder / "briefing.yml").write_text("title: T\nlead: L.\nupdated: 2026-09-01\n")
    (folder / "sources.yml").write_text("report: {title: R, publisher: wire, published: 2026-07-01}\n")
    (folder / "outlook.yml").write_text(OUTLOOK)
    return tmp_path


def resolve(content, *arguments):
    return CliRunner().invoke(main, ["resolve", "story", *arguments, "--content", str(content)])


def outlook(content):
    return (content / "briefings" / "story" / "outlook.yml").read_bytes().decode()


def test_outcome_and_evidence_are_recorded(content):
    done = resolve(content, "war", "--outcome", "no", "--on", "2026-07-01", "--source", "report", "--quote", 'a "b": c')
    assert (done.exit_code, done.output.partition(": ")[2]) == (
        0,
        "war resolved no: 10% of 2026-01-01, Brier 0.010, log -0.105\n",
    )
    added = """\
      outcome: "no"
      on: 2026-07-01
      evidence:
        - source: report
          quote: {exact: "a \\"b\\": c"}
"""
    line = "      by: 2026-06-30      # the treaty's end\n"
    assert outlook(content) == OUTLOOK.replace(line, line + added)
    resolution = load(content).corpus.stories["story"].forecasts["war"].noun.resolution
    assert (resolution.outcome, str(resolution.on)) == ("no", "2026-07-01")
    assert (resolution.evidence[0].source, resolution.evidence[0].quote.exact) == ("report", 'a "b": c')


def test_block_scalar_at_the_end_is_left_whole(content):
    assert resolve(content, "joins", "--outcome", "yes", "--on", "2026-04").exit_code == 0
    added = '      outcome: "yes"\n      on: 2026-04\n'
    assert outlook(content) == OUTLOOK.replace("        itself.\n", "        itself.\n" + added)


def test_flow_style_is_kept(content):
    assert resolve(content, "stays-out", "--outcome", "void", "--on", "2026", "--note", "Why not").exit_code == 0
    added = '"It doesn\'t.", outcome: void, on: "2026", note: "Why not"}'
    assert outlook(content) == OUTLOOK.replace('"It doesn\'t."}', added)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_not_the_outcome_stay(content, newline, end, mark):
    path = content / "briefings" / "story" / "outlook.yml"
    text = OUTLOOK.removesuffix("  peace:\n    statement: There is peace.\n").rstrip("\n") + end
    path.write_bytes(mark + text.replace("\n", newline).encode())
    path.chmod(0o640)
    assert resolve(content, "war", "--outcome", "no", "--on", "2026-07-01").exit_code == 0
    added = '\n      outcome: "no"\n      on: 2026-07-01'
    expected = text.removesuffix(end) + added + end if end else text + added
    assert path.read_bytes() == mark + expected.replace("\n", newline).encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in path.parent.iterdir()) == ["briefing.yml", "outlook.yml", "sources.yml"]


def test_what_is_left_open_of_an_exclusive_set_is_named(content):
    done = resolve(content, "joins", "--outcome", "yes", "--on", "2026-04")
    assert "still open, though scenarios exclude each other: stays-out" in done.output
    refused = resolve(content, "stays-out", "--outcome", "yes", "--on", "2026-05")
    assert (refused.exit_code, "`joins` came about" in refused.output) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["wor"], "did you mean `war`?"),
        (["forecast:joins"], "did you mean `joins`?"),
        (["peace"], "does not say how it would be decided"),
        (["war", "--source", "reprot"], "did you mean `report`?"),
        (["war", "--quote", "q"], "a quote needs the source"),
        (["war", "--on", "2026-13-01"], "no possible month"),
        (["war", "--on", "2999-12"], "is still to come"),
        (["war", "--outcome", "maybe"], "is not one of"),
    ],
)
def test_wrong_usage_is_refused_with_a_way_out(content, arguments, said):
    done = resolve(content, "--outcome", "no", "--on", "2026-07-01", *arguments)
    assert (done.exit_code, said in done.output) == (2, True), done.output
    assert outlook(content) == OUTLOOK


def test_unknown_briefing_is_refused(content):
    done = CliRunner().invoke(
        main, ["resolve", "stroy", "war", "--outcome", "no", "--on", "2026", "--content", str(content)]
    )
    assert (done.exit_code, "did you mean `story`?" in done.output) == (2, True)


def test_second_outcome_is_refused(content):
    resolve(content, "war", "--outcome", "no", "--on", "2026-07-01")
    once = outlook(content)
    done = resolve(content, "war", "--outcome", "yes", "--on", "2026-07-02")
    assert (done.exit_code, "`war` was resolved on 2026-07-01: no" in done.output) == (2, True)
    assert outlook(content) == once


def test_half_an_outcome_is_not_completed(content):
    path = content / "briefings" / "story" / "outlook.yml"
    path.write_text(OUTLOOK.replace("criteria: Declared.", "criteria: Declared.\n      on: 2026-07-01"))
    done = resolve(content, "war", "--outcome", "yes", "--on", "2026-07-02")
    assert (done.exit_code, "has on already" in done.output) == (2, True)


def test_unsound_result_is_not_written(content):
    done = resolve(content, "war", "--outcome", "no", "--on", "2026-07-01", "--note", "As [@nobody] says.")
    assert (done.exit_code, "there is no source `nobody`" in done.output) == (1, True)
    assert outlook(content) == OUTLOOK


def test_older_faults_do_not_stand_in_the_way(content):
    path = content / "briefings" / "story" / "outlook.yml"
    path.write_text(OUTLOOK.replace("There is peace.", "There is peace.\n    because: As [@nobody] says."))
    assert resolve(content, "war", "--outcome", "no", "--on", "2026-07-01").exit_code == 0


def test_shared_resolution_is_refused_with_the_lines_to_write(content):
    path = content / "briefings" / "story" / "outlook.yml"
    text = "forecasts:\n  a: {statement: A., resolution: &r {criteria: C.}}\n  b: {statement: B., resolution: *r}\n"
    path.write_text(text)
    done = resolve(content, "b", "--outcome", "no", "--on", "2026-07-01")
    assert (done.exit_code, 'outcome: "no"' in done.output) == (2, True)
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  b: 1\n", 'a:\n  b: 1\n  new: "yes"\n'),
        ("a:\n  b: |+\n    text\n\n\nc: 1\n", None),
        ("a: {b: 1,}\n", 'a: {b: 1, new: "yes"}\n'),
        ("a: {\n  b: 1 # one\n}\n", None),
        ("a:\n  b:\n    - 1\n    - 2 # two\n# end\n", 'a:\n  b:\n    - 1\n    - 2 # two\n  new: "yes"\n# end\n'),
        ("a:\n  b:\nc:\n", 'a:\n  b:\n  new: "yes"\nc:\n'),
        ("a:\n  b: &x [1]\n  c: *x\n", None),
        ('a:\n  b: "one\n    two"\n', 'a:\n  b: "one\n    two"\n  new: "yes"\n'),
    ],
)
def test_places_to_add_to(before, after):
    document, _ = parse_yaml("f.yml", before.encode())
    changed = add_to_mapping(document, ("a",), {"new": "yes"})
    assert parse_yaml("f.yml", changed.encode())[0].data == {
        **document.data,
        "a": {**document.data["a"], "new": "yes"},
    }
    if after is not None:
        assert changed == after


@pytest.mark.parametrize(
    ("text", "key"), [("a: {}\n", "a"), ("a:\n  ? b\n  : 1\n", "a"), ("a: &x {b: 1}\nc: *x\n", "c")]
)
def test_no_safe_place(text, key):
    document, _ = parse_yaml("f.yml", text.encode())
    with pytest.raises(CannotEditError):
        add_to_mapping(document, (key,), {"new": "yes"})


def test_taken_key_is_refused():
    document, _ = parse_yaml("f.yml", b"a: {b: 1}\n")
    with pytest.raises(KeyError):
        add_to_mapping(document, ("a",), {"b": "2"})


@given(st.text())
def test_any_text_reads_back(text):
    text = text.encode("utf-8", "replace").decode()
    document, problems = parse_yaml("f.yml", f"a: {flow(text)}\nb: {flow([text, {'c': text}])}\n".encode())
    assert not problems
    assert document.data == {"a": text, "b": (text, {"c": text})}
