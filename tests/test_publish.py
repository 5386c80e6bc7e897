"""`briefing publish`: what a briefing says is frozen when it is sound and has changed; otherwise nothing is written."""

import datetime as dt

import pytest
from history import edit, publish, revisions, run, write_content


@pytest.fixture
def content(tmp_path):
    return write_content(tmp_path)


def files(content):
    return sorted(path.name for path in content.glob("briefings/dam/revisions/*"))


def test_the_first_revision(content):
    result = publish(content, "2026-01-02", because="It begins [@wire-1].")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert files(content) == ["2026-01-02.json"]
    (revision,) = revisions(content)
    assert (revision.id, revision.because) == ("2026-01-02", "It begins [@wire-1].")


def test_without_a_date_it_is_today(content):
    run("publish", "dam", "--because", "It changed.", "--content", str(content))
    assert files(content) == [f"{dt.datetime.now().astimezone().date()}.json"]


def test_a_second_one_of_a_day_says_what_it_changes(content):
    publish(content, "2026-01-02")
    edit(content, "claims.yml", "is cheap", "is dear")
    result = publish(content, "2026-01-02")
    assert result.exit_code == 0
    assert result.stdout == "Claim reworded: “The dam is dear.”, before “The dam is cheap.”\n"
    assert files(content) == ["2026-01-02-2.json", "2026-01-02.json"]
    assert [r.number for r in revisions(content)] == [1, 2]


def test_corrections_are_kept_and_are_reason_enough(content):
    publish(content, "2026-01-02")
    one = ("--correction", "cheap", "--wrong", "That it is dear.", "--right", "That it is cheap [@daily-1].")
    two = ("--correction", "approved", "--wrong", "In May.", "--right", "In January.")
    assert publish(content, "2026-01-03", *one, *two).exit_code == 0
    corrections = revisions(content)[1].corrections
    assert [(c.claim, c.wrong, c.right) for c in corrections] == [one[1::2], two[1::2]]


def refused(content, message, *arguments, because="It changed."):
    before = files(content)
    result = publish(content, *arguments, because=because)
    assert result.exit_code == 1
    assert message in result.stderr
    assert files(content) == before


def test_nothing_is_published_while_there_are_errors(content):
    edit(content, "claims.yml", "wire-1", "wire-2")
    result = publish(content, "2026-01-02")
    assert result.exit_code == 1
    assert "error[dangling-reference] there is no source `wire-2`" in result.stderr
    assert "nothing was published" in result.stderr
    assert files(content) == []


def test_nothing_is_published_twice(content):
    publish(content, "2026-01-02")
    refused(content, "nothing has changed since the revision 2026-01-02", "2026-01-03")


def test_a_series_may_keep_a_day_on_which_nothing_changed(content):
    publish(content, "2026-01-02")
    assert publish(content, "2026-01-03", "--allow-unchanged").exit_code == 0
    assert [revision.id for revision in revisions(content)] == ["2026-01-02", "2026-01-03"]


def test_history_is_only_added_to(content):
    publish(content, "2026-01-02")
    edit(content, "claims.yml", "is cheap", "is dear")
    refused(content, "2026-01-01 lies before the latest revision, 2026-01-02", "2026-01-01")


def test_an_edited_estimate_is_not_published(content):
    publish(content, "2026-01-02")
    edit(content, "outlook.yml", "value: 0.4", "value: 0.3")
    refused(content, "error[estimate-edited]", "2026-01-03")


@pytest.mark.parametrize(
    ("because", "message"),
    [
        (" ", "a revision needs a reason"),
        ("See [@wire-2].", "there is no source `wire-2`"),
        ("See [[claim:chaep]].", "there is no claim `chaep`"),
        ("See [[briefing:other]].", "there is no briefing `other`"),
    ],
)
def test_the_reason_refers_to_what_is_there(content, because, message):
    refused(content, message, "2026-01-02", because=because)


def test_a_correction_is_of_a_claim_that_there_is_or_was(content):
    arguments = ("2026-01-02", "--correction", "nothing", "--wrong", "x", "--right", "y")
    refused(content, "there is no claim `nothing`", *arguments)
    publish(content, "2026-01-02")
    edit(content, "claims.yml", "  cheap:", "  inexpensive:")
    gone = ("--correction", "cheap", "--wrong", "That it is cheap.", "--right", "Nothing is known.")
    assert publish(content, "2026-01-03", *gone).exit_code == 0


def test_another_story_is_refused_with_the_nearest_name(content):
    result = run("publish", "dan", "--because", "x", "--content", str(content))
    assert result.exit_code == 1
    assert "did you mean `dam`?" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("dam",),
        ("dam", "--because", "x", "--date", "tomorrow"),
        ("dam", "--because", "x", "--correction", "cheap"),
        ("dam", "--because", "x", "--correction", "cheap", "--wrong", "x", "--right", "y", "--wrong", "z"),
        ("dam", "--because", "x", "--content", "no/such/folder"),
    ],
)
def test_wrong_usage(content, arguments):
    assert run("publish", "--content", str(content), *arguments).exit_code == 2
    assert files(content) == []
