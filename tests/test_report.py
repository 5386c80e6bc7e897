"""Problems as text, JSON, annotations and SARIF, whatever stands in them."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.checks import RULES
from briefing.problems import Problem, Related, Rule, Severity, Span
from briefing.report import FORMATS, render_colored, render_github, render_json, render_sarif, render_text

SCHEMA = json.loads((Path(__file__).parent / "data/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
SARIF = jsonschema.Draft4Validator(SCHEMA)

FIRST = Problem(
    "yaml-duplicate-key",
    Severity.ERROR,
    "the key “é” stands here twice",
    Span("content/briefings/a b/claims.yml", 41, 14),
    "keep one of the two",
    (Related("first written here", Span("content/briefings/a b/claims.yml", 12, 3)),),
)
NOTE = Problem("unused-actor", Severity.NOTE, "no briefing mentions `x`")
PROBLEMS = st.builds(
    Problem,
    st.sampled_from([rule.code for rule in RULES] + ["some-new-code"]),
    st.sampled_from(Severity),
    st.text(min_size=1),
    st.none() | st.builds(Span, st.text(min_size=1), st.integers(1, 10**6), st.integers(1, 10**6)),
    st.none() | st.text(min_size=1),
    st.lists(st.builds(Related, st.text(), st.builds(Span, st.text(min_size=1), st.just(1), st.just(1)))).map(tuple),
)


def test_text():
    assert render_text([FIRST, NOTE], 12) == (
        "content/briefings/a b/claims.yml:41:14: error[yaml-duplicate-key] the key “é” stands here twice\n"
        "  hint: keep one of the two\n"
        "  see content/briefings/a b/claims.yml:12:3: first written here\n"
        "note[unused-actor] no briefing mentions `x`\n"
        "1 error, 1 note in 12 files\n"
    )
    assert render_text([], 1) == "no problems in 1 file\n"


def test_colour_changes_nothing_but_colour():
    plain = re.sub(r"\x1b\[[0-9;]*m", "", render_colored([FIRST, NOTE], 12))
    assert plain == render_text([FIRST, NOTE], 12)


def test_json_has_the_shape_that_is_documented():
    report = json.loads(render_json([FIRST, NOTE], 12))
    assert report == {
        "version": 1,
        "summary": {"error": 1, "warning": 0, "note": 1, "files": 12},
        "problems": [
            {
                "code": "yaml-duplicate-key",
                "severity": "error",
                "message": "the key “é” stands here twice",
                "hint": "keep one of the two",
                "place": {"path": "content/briefings/a b/claims.yml", "line": 41, "column": 14},
                "related": [
                    {
                        "message": "first written here",
                        "place": {"path": "content/briefings/a b/claims.yml", "line": 12, "column": 3},
                    }
                ],
            },
            {
                "code": "unused-actor",
                "severity": "note",
                "message": "no briefing mentions `x`",
                "hint": None,
                "place": None,
                "related": [],
            },
        ],
    }


def test_annotations():
    assert render_github([FIRST, NOTE], 12) == (
        "::error file=content/briefings/a b/claims.yml,line=41,col=14,title=yaml-duplicate-key"
        "::the key “é” stands here twice%0Akeep one of the two\n"
        "::notice title=unused-actor::no briefing mentions `x`\n"
        "1 error, 1 note in 12 files\n"
    )


def test_annotations_escape_what_would_end_them():
    hostile = Problem("c", Severity.WARNING, "100%\r\n::error::x", Span("a:b,c%.yml", 1, 2))
    assert render_github([hostile], 1).splitlines()[0] == (
        "::warning file=a%3Ab%2Cc%25.yml,line=1,col=2,title=c::100%25%0D%0A::error::x"
    )


@given(st.lists(PROBLEMS, max_size=5))
def test_an_annotation_is_one_line_and_can_be_read_back(problems):
    lines = render_github(problems, 1).split("\n")
    assert len(lines) == len(problems) + 2
    for line, problem in zip(lines, problems, strict=False):
        _, properties, message = line.split("::", 2)
        text = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert text == (f"{problem.message}\n{problem.hint}" if problem.hint else problem.message)
        assert ("file=" in properties) == (problem.span is not None)


@given(st.lists(PROBLEMS, max_size=5))
def test_a_terminal_is_given_no_control_characters(problems):
    text = render_text(problems, 1)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@settings(max_examples=25)  # the schema is large, and its validator thorough
@given(st.lists(PROBLEMS, max_size=5))
def test_sarif_is_valid_by_its_schema_and_loses_nothing(problems):
    log = json.loads(render_sarif(problems, 1, RULES))
    SARIF.validate(log)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run["results"]) == len(problems)
    for result, problem in zip(run["results"], problems, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.code
        assert result["level"] == problem.severity
        assert result["message"]["text"].startswith(problem.message)
        if problem.span:
            place = result["locations"][0]["physicalLocation"]
            assert (place["region"]["startLine"], place["region"]["startColumn"]) == problem.span[1:]
            assert unquote(place["artifactLocation"]["uri"].removeprefix("file://")) == problem.span.path
        assert len(result.get("relatedLocations", [])) == len(problem.related)


def test_sarif_of_nothing_is_valid_and_lists_every_rule():
    log = json.loads(render_sarif([], 0, RULES))
    SARIF.validate(log)
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]


def test_a_sarif_rule_leads_to_its_documentation():
    log = json.loads(render_sarif([], 0, [Rule("unused-source", Severity.WARNING, "A source is not used.")]))
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "docs/checks.md#unused-source"
    assert rule["help"]["markdown"] == "A source is not used. See [unused-source](docs/checks.md#unused-source)."
    assert rule["defaultConfiguration"] == {"level": "warning"}
    path, _, anchor = rule["helpUri"].partition("#")
    assert f"\n### {anchor}\n" in (Path(__file__).parent.parent / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("content/a b/ü.yml", "content/a%20b/%C3%BC.yml"),
        ("/data/x#y.yml", "file:///data/x%23y.yml"),
        ("c:d.yml", "c%3Ad.yml"),
    ],
)
def test_sarif_encodes_paths(path, uri):
    log = json.loads(render_sarif([Problem("c", Severity.ERROR, "m", Span(path, 1, 1))], 1))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_write_a_text_with_half_a_character(name):
    broken = Problem("c", Severity.ERROR, "half \ud83d", Span("a\udcff.yml", 1, 1), "half \udcff")
    assert FORMATS[name]([broken], 1, RULES).encode("utf-8").endswith(b"\n")
