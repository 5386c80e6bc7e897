"""What the README tells people to do works."""

import re
from pathlib import Path

import pytest
from running import ROOT, run_briefing

README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(content/\S+)`\n```yaml\n(.*?)```$", README, re.MULTILINE | re.DOTALL))


@pytest.fixture
def harbour(tmp_path) -> Path:
    """The briefing that the README writes in five minutes."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_first_briefing_is_sound_and_renders(harbour):
    assert len(FILES) == 4
    checked = run_briefing(harbour, "check")
    assert checked.returncode == 0, checked.stdout
    assert "error" not in checked.stdout
    run = run_briefing(harbour, "render", "--out", "out")
    assert run.returncode == 0, run.stderr
    page = (harbour / "out/briefings/harbour/contested-claims.md").read_text()
    assert "Why was the harbour closed" in page


def test_the_mistake_it_shows_is_reported_as_it_says(harbour):
    claims = harbour / "content/briefings/harbour/claims.yml"
    claims.write_text(claims.read_text().replace("source: gazette-0302", "source: gazete-0302"))
    shown = re.search(r"^```\n(content/.*?)```$", README, re.MULTILINE | re.DOTALL)[1]
    assert shown in run_briefing(harbour, "check").stdout


def test_every_file_it_links_to_is_there():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_every_command_it_names_exists():
    listed = run_briefing(ROOT, "--help").stdout
    for command in set(re.findall(r"`briefing (\w+)", README)):
        assert f"  {command} " in listed
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)", README)) - {"and"} <= targets
