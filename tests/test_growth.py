"""Checking a thousand briefings takes about a hundred times as long as checking ten."""

import gc
import shutil
import time

import pytest
from sound_story import SOUND, TODAY

from briefing.checks import run_checks
from briefing.load import load
from briefing.snapshots import Snapshots


def seconds(folder, count):
    """Load and check a corpus of equal stories; only this process's own time counts."""
    shutil.copytree(SOUND / "content", folder)
    for number in range(1, count):
        shutil.copytree(SOUND / "content/briefings/bridge", folder / f"briefings/bridge-{number}")
    gc.collect()
    begin = time.process_time()
    corpus, problems = load(folder)
    found = run_checks(corpus, Snapshots(SOUND / "snapshots"), TODAY)
    spent = time.process_time() - begin
    assert len(corpus.stories) == count
    assert [*problems, *found] == []
    return spent


@pytest.mark.parametrize("count", [160])
def test_time_grows_with_the_number_of_briefings(count, tmp_path):
    seconds(tmp_path / "warm", 5)
    few = min(seconds(tmp_path / f"few-{i}", count // 8) for i in range(2))
    many = seconds(tmp_path / "many", count)
    assert many < 20 * few  # eight times the briefings; a square would be 64 times
