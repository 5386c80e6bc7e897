"""`briefing diff`: the same changes on the command line, for people and for programs."""

import json
import shutil

import pytest
from history import edit, publish, run, write_content


@pytest.fixture
def content(tmp_path):
    folder = write_content(tmp_path / "content")
    publish(folder, "2026-01-02")
    edit(folder, "claims.yml", "is cheap", "is very dear")
    publish(folder, "2026-01-03")
    edit(folder, "claims.yml", "  approved:", "  permitted:")
    return folder


def diff(content, *arguments):
    return run("diff", *arguments, "--content", str(content))


def test_two_revisions(content):
    result = diff(content, "dam@2026-01-02", "dam@2026-01-03")
    assert result.exit_code == 0
    assert result.stdout == (
        "dam@2026-01-02 → dam@2026-01-03\n"
        "\n"
        "The dam (dam)\n"
        "\n"
        "  claim\n"
        "  ~ Claim reworded: “The dam is very dear.”, before “The dam is cheap.”\n"
        "      The dam is [-cheap-]{+very dear+}.\n"
        "\n"
        "1 change\n"
    )


def test_a_revision_and_the_files_as_json(content):
    result = diff(content, "dam@latest", "dam", "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert (data["format"], data["before"], data["after"]) == (1, "dam@latest", "dam")
    (briefing,) = data["briefings"]
    assert (briefing["slug"], briefing["status"]) == ("dam", "changed")
    assert briefing["added"] == {"claim": ["permitted"]}
    assert briefing["dropped"] == {"claim": ["approved"]}
    assert [set(change) for change in briefing["changes"]] == [
        {"kind", "noun", "id", "label", "sentence", "importance"}
    ] * 2


def test_two_content_folders(content, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(content, other)
    assert diff(content, str(content), str(other)).stdout.endswith("no difference\n")
    shutil.copytree(other / "briefings" / "dam", other / "briefings" / "dyke")
    edit(other, "claims.yml", "is very dear", "is dear")
    result = diff(content, str(content), str(other))
    assert "the whole briefing was added" in result.stdout
    assert result.stdout.endswith("1 change, 1 briefing added\n")


def test_two_folders_of_briefings(content, tmp_path):
    other = write_content(tmp_path / "other")
    result = diff(content, str(other / "briefings" / "dam"), str(content / "briefings" / "dam"))
    assert "2 claims" not in result.stdout
    assert result.stdout.endswith("1 claim added, 1 claim dropped, 1 other change\n")


def test_the_exit_status_tells_only_when_asked(content):
    assert diff(content, "dam@first", "dam").exit_code == 0
    assert diff(content, "dam@first", "dam", "--exit-code").exit_code == 1
    assert diff(content, "dam", "dam", "--exit-code").exit_code == 0


@pytest.mark.parametrize(
    ("side", "message"),
    [
        ("dam@2026-01-09", "`dam` has no revision `2026-01-09`\n  hint: the revisions are 2026-01-02, 2026-01-03"),
        ("dan", "there is no briefing `dan`"),
        ("no/such/folder", "there is no briefing `no/such/folder`"),
    ],
)
def test_a_side_that_is_not_there(content, side, message):
    result = diff(content, side, "dam")
    assert result.exit_code == 2
    assert message in result.stderr


def test_files_with_faults_are_not_compared(content):
    edit(content, "claims.yml", "statement: The", "statment: The")
    result = diff(content, "dam@latest", "dam")
    assert result.exit_code == 2
    assert "the files of `dam` have faults" in result.stderr


def test_what_a_terminal_would_obey_is_not_printed(content):
    edit(content, "claims.yml", "The dam is very dear.", '"\\e[31mThe dam\\u202e is\\nred."')
    result = diff(content, "dam@latest", "dam")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
