"""Every code has one file, one heading with examples that do what they say, and one folder of bad content."""

import pytest
from sound_story import SOUND, find, lay_over, read_sections

from briefing.checks import CHECKS, RULES
from briefing.checks.loading import LOADING
from briefing.checks.silence import SILENCE

SECTIONS = read_sections()
NOT_CHECKS = {"__init__", "loading", "rule", "silence"}
WITHOUT_EXAMPLES = {
    "yaml-encoding": "a Markdown file cannot hold what is no UTF-8",
    "missing-file": "nothing is written in a file that is not there",
    "revision-malformed": "revisions are written by a command, not by hand",
    "revision-edited": "the same",
    "estimate-edited": "the same",
    "estimate-backdated": "the same",
    "id-reused": "the same",
    "revision-in-future": "the same",
}
WITH_EXAMPLES = [section for section in SECTIONS if section.code not in WITHOUT_EXAMPLES]


def test_the_sound_story_has_no_problems():
    assert find(SOUND) == ()


def test_every_code_has_one_file_one_heading_and_one_bad_corpus():
    registered = [check.code for check in CHECKS]
    files = {path.stem.replace("_", "-") for path in (SOUND.parents[1] / "briefing/checks").glob("*.py")}
    assert len(set(registered)) == len(registered)
    assert files - {name.replace("_", "-") for name in NOT_CHECKS} == set(registered)
    known = {rule.code for rule in RULES}
    assert known == {*registered, *(rule.code for rule in (*LOADING, *SILENCE))}
    assert [section.code for section in SECTIONS if section.code not in known] == []
    assert {section.code for section in SECTIONS} == known
    assert {path.name for path in (SOUND.parent / "bad").iterdir()} == known


def test_documentation_is_in_the_order_of_the_checks():
    registered = [check.code for check in CHECKS]
    assert [section.code for section in SECTIONS if section.code in registered] == registered


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_documentation_agrees_with_the_check_on_severity_and_summary(section):
    rule = next(rule for rule in RULES if rule.code == section.code)
    assert (section.severity, section.summary) == (rule.severity.value, rule.summary)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_is_one_function_with_a_docstring(check):
    assert check.run.__doc__
    assert check.run.__module__ == f"briefing.checks.{check.code.replace('-', '_')}"


@pytest.mark.parametrize("section", WITH_EXAMPLES, ids=lambda section: section.code)
def test_the_wrong_example_gives_its_code_and_nothing_else(section, tmp_path):
    # What cannot be read is not laid over a file key by key, but takes its place.
    raw = section.code.startswith("yaml-") or section.code == "unknown-file"
    found = {problem.code for problem in find(lay_over(tmp_path, section.wrong, whole_files=raw))}
    assert found - {"silenced"} == {section.code} - {"silenced"}
    assert section.code in found


@pytest.mark.parametrize("section", WITH_EXAMPLES, ids=lambda section: section.code)
def test_the_right_example_gives_no_problem(section, tmp_path):
    assert find(lay_over(tmp_path, section.right)) == ()


def test_only_what_cannot_have_an_example_has_none():
    assert {section.code for section in SECTIONS if not (section.wrong and section.right)} == set(WITHOUT_EXAMPLES)
