"""YAML files: data by the rules of YAML 1.2, faults with their places, and nothing that explodes."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.problems import Severity
from briefing.yamldoc import Document, parse_yaml

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)
)


def read(text):
    document, problems = parse_yaml("f.yml", text if isinstance(text, bytes) else text.encode())
    return (document.data if document else None), problems


def faults(text):
    return [(p.code, p.span.line, p.span.column) for p in read(text)[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-02-21", "2026-02-21"),  # dates, yes and no, on and off are text in YAML 1.2
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("NO", "NO"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0o17", 15),
        ("017", 17),
        ("0x1F", 31),
        ("-5", -5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1e999", "1e999"),  # no number that JSON could hold
        (".inf", ".inf"),
        ("9" * 500, "9" * 500),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"2022"', "2022"),
        ("2022", 2022),
        ("[a, 1]", ("a", 1)),
        ("|\n  two\n  lines", "two\nlines"),
    ],
)
def test_values(written, value):
    data, problems = read(f"k: {written}")
    assert not problems
    assert data == {"k": value}
    assert type(data["k"]) is type(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("yaml-empty", 1, 1)]),
        ("# a comment\n", [("yaml-empty", 1, 1)]),
        ("---\n...\n", [("yaml-empty", 1, 1)]),
        ("~", [("yaml-empty", 1, 1)]),
        ("- a\n", [("yaml-not-a-mapping", 1, 1)]),
        ("\n\nhello\n", [("yaml-not-a-mapping", 3, 1)]),
        ("k:\n\t- a\n", [("yaml-tab", 2, 1)]),
        ("k:\n  a: 1\n\tb: 2\n", [("yaml-tab", 3, 1)]),
        ("k: 1\nk: 2\n", [("yaml-duplicate-key", 2, 1)]),
        ("k: {a: 1, b: 2, a: 3}\n", [("yaml-duplicate-key", 1, 17)]),
        ("k: 1\n'k': 2\n\"k\": 3\n", [("yaml-duplicate-key", 2, 1), ("yaml-duplicate-key", 3, 1)]),
        ("k: a: b\n", [("yaml-syntax", 1, 5)]),
        ("k: @a\n", [("yaml-syntax", 1, 4)]),
        ("k: *a\n", [("yaml-syntax", 1, 4)]),
        ("k: [a\n", [("yaml-syntax", 1, 4)]),
        ("k: 'a\n", [("yaml-syntax", 1, 4)]),
        ("k: 1\n---\nk: 2\n", [("yaml-syntax", 2, 1)]),
        ("? [a]\n: b\n", [("yaml-syntax", 1, 3)]),
        ("k: 1\nno colon\nl: 2\n", [("yaml-syntax", 2, 1)]),
        ("k: 1\nl:2\nm: 3\n", [("yaml-syntax", 2, 1)]),
        ("k: [a b\nl: c\n", [("yaml-syntax", 1, 4)]),
        ('k: ["a" b]\n', [("yaml-syntax", 1, 9)]),
        ("k: 1\n<<<<<<< HEAD\nl: 2\n=======\n", [("yaml-syntax", 2, 1)]),
        ("k: 1\nl:\u00a02\nm: 3\n", [("yaml-syntax", 2, 3)]),
        ("k: 1\nl：2\nm: 3\n", [("yaml-syntax", 2, 2)]),
        ("k: a\u2028b\nl: 1\n", [("yaml-syntax", 1, 5)]),
        ('k: "a\u2028b"\nl: 1\nl: 2\n', [("yaml-duplicate-key", 3, 1)]),  # no end of a line, for editors
        ("k: 1\rl: 1\rl: 2\r", [("yaml-duplicate-key", 3, 1)]),
        ("k: |a\n  b\n", [("yaml-syntax", 1, 5)]),
        ("[k]\nl: 1\n", [("yaml-syntax", 2, 1)]),
        ("!x k: 1\n", [("yaml-tag", 1, 1)]),
        ("k: {<<: {a: 1, a: 2}, b: 3}\n", [("unknown-field", 1, 5), ("yaml-duplicate-key", 1, 16)]),
        (
            "k: 1\nk: {a: 1, a: !x 2}\n",
            [("yaml-duplicate-key", 2, 1), ("yaml-duplicate-key", 2, 11), ("yaml-tag", 2, 14)],
        ),
        ("k: !x y\n", [("yaml-tag", 1, 4)]),
        ("k: !!python/name:os.system ''\n", [("yaml-tag", 1, 4)]),
        ("<!DOCTYPE html>\n<p class='a: b'>\n", [("yaml-syntax", 1, 1)]),
        (b"k: caf\xe9\n", [("yaml-encoding", 1, 7)]),
        ("é: 1\nk: ".encode() + b"\xff", [("yaml-encoding", 2, 4)]),
        ("k: v\n".encode("utf-16"), [("yaml-encoding", 1, 1)]),
        ("k: v\n".encode("utf-16-le"), [("yaml-syntax", 1, 2)]),
        (b"\x89PNG\r\n\x1a\n", [("yaml-encoding", 1, 1)]),
        (b"k: a\0b\n", [("yaml-syntax", 1, 5)]),
        ("k: \x1b[31m\n", [("yaml-syntax", 1, 4)]),
        ('k: "\\q"\n', [("yaml-syntax", 1, 5)]),
        ("k: &a [*a]\n", [("yaml-alias-bomb", 1, 4)]),
        (BOMB, [("yaml-alias-bomb", 4, 5)]),
    ],
)
def test_faults_have_a_code_and_a_place(text, expected):
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffk: v\n",
        "k: v\r\n",
        "k: v\r",
        "%YAML 1.2\n---\nk: v\n...\n",
        '{"k": "v"}',
        '{\n\t"k": "v"\n}',
        "k: v # with a\ttab in a comment",
        "k: &a v\n",
    ],
)
def test_unusual_files_that_are_in_order(text):
    assert read(text) == ({"k": "v"}, [])


def test_a_fault_has_a_sentence_a_hint_and_stops_the_build():
    for text in ("", "- a", "k: 1\nk: 2", "k: a: b", "\tk: v", "k: !x y", BOMB, b"\xff"):
        for problem in read(text)[1]:
            assert problem.severity is Severity.ERROR
            assert problem.hint
            assert "yaml." not in problem.message


def test_a_duplicate_key_keeps_the_first_and_names_its_place():
    data, (problem,) = read("a: 1\nb: 2\na: 3\n")
    assert data == {"a": 1, "b": 2}
    assert problem.related[0].span[1:] == (1, 1)


def test_an_alias_shares_what_it_repeats():
    data, problems = read("a: &x {k: [v]}\nb: *x\n")
    assert not problems
    assert data["a"] is data["b"]


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "".join(
            f"a{i}: &a{i} {{{', '.join(f'k{j}: *a{i - 1}' for j in range(9))}}}\n" if i else "a0: &a0 {k: v}\n"
            for i in range(30)
        ),
        "k: " + "[" * 100_000 + "]" * 100_000,
        "k: " + "{a: " * 50_000,
        "- " * 100_000 + "x",
        "? " * 100_000 + "x",
        "".join(" " * i + "k:\n" for i in range(2000)),
        "k: " + "&a " * 1000,
        "k: &a " + "x" * 1_000_000 + "\nl: [" + "*a, " * 5000 + "]\n",
    ],
    ids=["bomb", "bomb of mappings", "brackets", "braces", "dashes", "question marks", "steps", "anchors", "text"],
)
def test_hostile_files_are_one_problem_quickly(text):
    begin = time.process_time()
    data, problems = read(text)
    assert time.process_time() - begin < 1
    assert len(problems) == 1
    assert data is None


def test_a_long_line_takes_no_longer_than_several_short_ones():
    data, problems = read("k: " + "x" * 2_000_000)
    assert not problems
    assert len(data["k"]) == 2_000_000


DOCUMENT = """\
claims:
  first:
    statement: >-
      A long text that
      is folded.
    evidence:
      - source: a
        quote: {exact: "wörds 𝔞 here", end: b}
      - {source: b}
"""


@pytest.mark.parametrize(
    ("route", "key", "place"),
    [
        ((), False, (1, 1)),
        (("claims", "first"), True, (2, 3)),
        (("claims", "first"), False, (3, 5)),
        (("claims", "first", "statement"), False, (3, 16)),
        (("claims", "first", "evidence", 0, "quote", "end"), False, (8, 45)),
        (("claims", "first", "evidence", 1, "source"), False, (9, 18)),
        (("claims", "first", "evidence", 1, "source"), True, (9, 10)),
        (("claims", "first", "evidence", 7), False, (7, 7)),  # leads nowhere: the list itself
        (("claims", "first", "missing", "deeper"), False, (3, 5)),
    ],
)
def test_a_route_leads_to_a_place(route, key, place):
    document = Document("f.yml", DOCUMENT, {})
    assert document.span(*route, key=key)[1:] == place


def test_words_have_a_place_within_a_value():
    document = Document("f.yml", "a: x\nb: |\n  one [@s] two\n  three [@s]\n", {})
    assert document.span_of_text("b", text="[@s]")[1:] == (3, 7)
    assert document.span_of_text("b", text="[@s]", nth=1)[1:] == (4, 9)
    assert document.span_of_text("b", text="[@s]", nth=2)[1:] == (2, 4)  # not there: the value itself
    assert document.span_of_text("b", text="x")[1:] == (2, 4)  # not looked for outside the value


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_nothing_is_raised(content):
    document, problems = parse_yaml("f.yml", content)
    assert document is not None or problems
    for problem in problems:
        assert problem.span.line >= 1
        assert problem.span.column >= 1


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@#\n\t \\?,~01.", max_size=60))
def test_whatever_the_marks_are_nothing_is_raised(text):
    document, problems = parse_yaml("f.yml", text.encode())
    assert document is not None or problems


TEXT = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def as_read(value):
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    return tuple(as_read(item) for item in value) if isinstance(value, list) else value


@given(st.dictionaries(TEXT, VALUES, min_size=1, max_size=4))
def test_json_is_read_as_it_is_meant(data):
    document, problems = parse_yaml("f.yml", json.dumps(data, ensure_ascii=False).encode())
    assert problems == []
    assert document is not None
    assert document.data == as_read(data)


def test_content_of_this_project_is_read_without_problems():
    for path in Path("content").rglob("*.yml"):
        assert parse_yaml(str(path), path.read_bytes())[1] == []


@pytest.mark.parametrize(
    ("line", "mark"),
    [("[[actor:a]] opened it", "["), ("[@a]; [@b] say so", "["), ('"Opened" the works', '"'), ("{a} b", "{")],
)
def test_a_text_that_goes_on_after_its_closing_mark(line, mark):
    [problem] = read(f"a:\n  role: {line}\n  b: c\n")[1]
    assert (problem.code, problem.span.line) == ("yaml-syntax", 2)
    if problem.span.column == len("  role: ") + 1:
        assert problem.message == f"a text begins with `{mark}`, which YAML reads as a mark"
    assert "quotes" in problem.hint


def test_a_tag_before_a_whole_file_is_named():
    [problem] = read("!include other.yml\n")[1]
    assert (problem.code, problem.message) == ("yaml-tag", "unknown tag !include")


def test_an_archive_is_told_from_text_in_two_bytes():
    [archive] = read(b"PK\x03\x04" + bytes(30))[1]
    assert "archive" in archive.hint
    [text] = read("a: b\n".encode("utf-32"))[1]
    assert "UTF-32" in text.hint
