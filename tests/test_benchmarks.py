"""The synthetic corpora that the benchmarks measure: sound, labelled, and reproducible. Nothing is timed."""

import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT

from briefing.build import Settings, check
from briefing.problems import Severity

SHAPES = {
    "real": ("--briefings", "2"),
    "one large": ("--briefings", "1", "--sources", "60", "--events", "50", "--claims", "90"),
    "many small": ("--briefings", "5", "--sources", "3", "--actors", "3", "--events", "3", "--claims", "3",
                   "--scenarios", "0"),
}  # fmt: skip


def generate(folder: Path, *options: str) -> Path:
    command = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), str(folder), *options]
    subprocess.run(command, check=True, timeout=120)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yml"))}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_synthetic_corpora_are_sound_and_say_what_they_are(tmp_path, shape):
    checked = check(Settings(generate(tmp_path, *shape)))
    assert [problem for problem in checked.problems if problem.severity is not Severity.NOTE] == []
    assert all("Synthetic" in text.decode().partition("\n")[0] for text in files(tmp_path).values())


def test_a_briefing_is_the_same_in_every_run_and_another_under_another_seed(tmp_path):
    first, again, other = (
        files(generate(tmp_path / name, "--briefings", "1", "--seed", seed))
        for name, seed in (("first", "1"), ("again", "1"), ("other", "2"))
    )
    assert first == again
    assert first.keys() == other.keys()
    assert all(first[name] != other[name] for name in first)
