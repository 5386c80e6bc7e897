"""What the stages of one run cost: `python benchmarks/measure.py FOLDER` prints processor seconds and sizes as JSON.

It is started anew for each run, since what one run has made would make the next one slower.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml

from briefing import build
from briefing.checks import run_checks
from briefing.collecting import collector_paused
from briefing.load import load
from briefing.model.files import SHARED_FILES, STORY_FILES
from briefing.pages.site import plan_site
from briefing.render import Renderer
from briefing.snapshots import Snapshots

T = TypeVar("T")


def measure(folder: Path) -> dict[str, float]:
    """Processor seconds of each stage, the number of pages and their size, and the peak of memory in MiB."""
    spent: dict[str, float] = {}

    def clock(stage: str, work: Callable[[], T]) -> T:
        begin = time.process_time()
        result = work()
        spent[stage] = time.process_time() - begin
        return result

    clock("parser", lambda: _parse_alone(folder))
    corpus = clock("load", lambda: load(folder)).corpus
    settings, snapshots, renderer = build.Settings(folder, jobs=1), Snapshots(None), Renderer()
    with collector_paused():
        clock("check", lambda: run_checks(corpus, snapshots))
    plans = clock("plan", lambda: plan_site(corpus, snapshots))
    with collector_paused():
        texts = clock("render", lambda: [renderer.render(plan) for plan in plans])
    clock("export", lambda: build.accompany(settings, corpus))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    longest = max(map(len, texts)) / 1024
    return {**spent, "pages": len(plans), "kilobytes": sum(map(len, texts)) / 1024, "longest": longest, "peak": peak}


def _parse_alone(folder: Path) -> list[Any]:
    """The same files through PyYAML's C parser and the models, without places, references or problems."""
    data = []
    for path in sorted(folder.rglob("*.yml")):
        adapter = (SHARED_FILES if path.parent == folder else STORY_FILES)[path.name]
        data.append(adapter.validate_python(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)))
    return data


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
