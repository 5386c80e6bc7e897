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

from briefing.checks import run_checks
from briefing.citation_cards import make_citation_cards
from briefing.collecting import collector_paused
from briefing.corpus import Corpus
from briefing.exchange import EXPORTERS, ExportedFile, Site, export_shared
from briefing.load import load, load_shared, load_story
from briefing.model.files import STORY_FILES
from briefing.pages.digesting import digest_of
from briefing.pages.facts import Facts
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

    spent |= _against_parser(folder)
    corpus = clock("load", lambda: load(folder)).corpus
    snapshots, renderer = Snapshots(None), Renderer()
    with collector_paused():
        clock("check", lambda: run_checks(corpus, snapshots))
    plans = clock("plan", lambda: plan_site(corpus, snapshots))
    with collector_paused():
        texts = clock("render", lambda: [renderer.render(plan) for plan in plans])
    clock("export", lambda: _export(corpus, snapshots, Site()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    longest = max(map(len, texts)) / 1024
    return {**spent, "pages": len(plans), "kilobytes": sum(map(len, texts)) / 1024, "longest": longest, "peak": peak}


def _export(corpus: Corpus, snapshots: Snapshots, site: Site) -> list[ExportedFile]:
    """The files that go with the pages."""
    files = [file for exporter in EXPORTERS for file in exporter.export(corpus, site)]
    known = [Facts(corpus, story, snapshots) for story in corpus.stories.values()]
    cards = [ExportedFile(uri, text.encode()) for facts in known for uri, text in [make_citation_cards(facts)]]
    return [*files, *cards, *export_shared([digest_of(facts, site) for facts in known], site)]


def _against_parser(folder: Path) -> dict[str, float]:
    """Processor seconds of loading all briefings, and of what of it is PyYAML's C parser and pydantic alone.

    Both take turns, briefing by briefing, and each begins every other one; both keep nothing, are warm before the
    clock starts, and do without Python's collector of garbage, which would burden whoever holds more.
    """
    shared = load_shared(folder)
    ways = {"parser": _parse_alone, "loading": lambda story: load_story(story, shared.declared)}
    spent = dict.fromkeys(ways, 0.0)
    with collector_paused():
        for number, story in enumerate((*shared.folders[:1], *shared.folders)):
            for name in sorted(ways, reverse=number % 2 == 0):
                begin = time.process_time()
                ways[name](story)
                spent[name] += time.process_time() - begin if number else 0
    return spent


def _parse_alone(folder: Path) -> list[Any]:
    """A briefing's files through PyYAML's C parser and the models, without places, references or problems."""
    return [
        STORY_FILES[path.name].validate_python(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
        for path in sorted(folder.glob("*.yml"))
    ]


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
