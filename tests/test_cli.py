"""The command line: what it prints, and what it exits with."""

import subprocess
import sys

import pytest
from running import ROOT, run_briefing

SOUND = "title: Rain\nlead: It rained.\n"


@pytest.fixture
def project(tmp_path):
    """A content folder with one sound briefing."""
    story = tmp_path / "content/briefings/rain"
    story.mkdir(parents=True)
    (story / "briefing.yml").write_text(SOUND)
    return tmp_path


def break_it(project):
    (project / "content/actors.yml").write_text("ann: {name: Ann, kind: persn}\n")


def test_check_of_sound_content_exits_0(project):
    run = run_briefing(project, "check")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.endswith("in 1 file\n")


def test_check_of_broken_content_exits_1_and_gives_place_code_and_hint(project):
    break_it(project)
    run = run_briefing(project, "check")
    assert run.returncode == 1
    assert "content/actors.yml:1:24: error[wrong-value] `kind` may not be “persn”\n  hint: " in run.stdout
    assert run.stdout.splitlines()[-1].startswith("1 error")


def test_check_takes_another_content_folder(project):
    break_it(project)
    (project / "content").rename(project / "inhalt")
    run = run_briefing(project, "check", "--content", "inhalt")
    assert run.returncode == 1
    assert "inhalt/actors.yml:1:24" in run.stdout


@pytest.mark.parametrize(
    "arguments",
    [["check", "--content", "nowhere"], ["check", "--format", "interpretive-dance"], ["frobnicate"], ["render"]],
)
def test_wrong_usage_exits_2_and_says_why(project, arguments):
    run = run_briefing(project, *arguments)
    assert run.returncode == 2
    assert run.stderr
    assert "Traceback" not in run.stderr


def test_a_bug_exits_2_and_shows_where(project):
    code = (
        "from briefing import cli, examining\n"
        "def bug(*_, **__): raise ZeroDivisionError('boo')\n"
        "examining.examine = bug\n"
        "cli.main(['check'])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "ZeroDivisionError: boo" in run.stderr


def test_output_that_is_not_for_a_terminal_has_no_colours(project):
    break_it(project)
    assert "\x1b" not in run_briefing(project, "check").stdout


def test_control_characters_of_hostile_content_do_not_reach_the_terminal(project):
    (project / "content/actors.yml").write_text('ann: {name: Ann, "\\e]0;pwned\\a": x, kind: person}\n')
    run = run_briefing(project, "check")
    assert run.returncode == 1
    assert "\x1b" not in run.stdout
    assert "\\x1b]0;pwned\\x07" in run.stdout


def test_render_writes_markdown_and_does_not_import_mkdocs(project):
    (project / "content/pages").mkdir()
    (project / "content/pages/about.md").write_text("# About\n")
    code = (
        "import sys\n"
        "from briefing.cli import main\n"
        "try:\n"
        "    main(['render', '--out', 'out'])\n"
        "finally:\n"
        "    print(sorted(name for name in sys.modules if name.partition('.')[0] in {'mkdocs', 'material'}))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout == "[]\n"
    for page in ("index.md", "about.md", "briefings/rain/index.md"):
        assert (project / "out" / page).is_file()


def test_render_writes_nothing_of_broken_content(project):
    break_it(project)
    run = run_briefing(project, "render", "--out", "out")
    assert run.returncode == 1
    assert "error[wrong-value]" in run.stderr
    assert not (project / "out").exists()


def test_render_replaces_its_own_folder_and_leaves_nothing_of_the_last(project):
    run_briefing(project, "render", "--out", "out")
    (project / "out/stale.md").write_text("old")
    assert run_briefing(project, "render", "--out", "out").returncode == 0
    assert not (project / "out/stale.md").exists()
    assert sorted(path.name for path in project.iterdir()) == ["content", "out"]


def test_render_overwrites_no_folder_that_it_did_not_write(project):
    (project / "out").mkdir()
    (project / "out/thesis.md").write_text("three years of work")
    run = run_briefing(project, "render", "--out", "out")
    assert run.returncode == 2
    assert "is not a tree that `briefing render` wrote" in run.stderr
    assert [path.name for path in (project / "out").iterdir()] == ["thesis.md"]


def test_schema_files_of_the_repository_are_current(tmp_path):
    assert run_briefing(tmp_path, "schema").returncode == 0
    new = {path.name: path.read_text() for path in (tmp_path / "schema").iterdir()}
    committed = {path.name: path.read_text() for path in (ROOT / "schema").iterdir()}
    assert new == committed, "run `briefing schema`, and commit what it writes"
