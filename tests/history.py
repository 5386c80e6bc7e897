"""A small content folder whose history the tests make, and ways to publish it and to take its states."""

from pathlib import Path
from textwrap import dedent

from click.testing import CliRunner

from briefing import load
from briefing.analysis.states import freeze
from briefing.cli import main

FILES = {
    "actors.yml": "minister: {name: The minister, kind: person}\n",
    "publishers.yml": """\
        wire: {name: Wire, kind: wire}
        daily: {name: The Daily, kind: newspaper}
        """,
    "briefings/dam/briefing.yml": """\
        title: The dam
        lead: Will it be built?
        updated: 2026-01-01
        """,
    "briefings/dam/sources.yml": """\
        wire-1: {title: Dam approved, publisher: wire, published: 2026-01-01}
        daily-1: {title: Daily on the dam, publisher: daily, published: 2026-01-01, derived_from: [wire-1]}
        """,
    "briefings/dam/claims.yml": """\
        claims:
          approved:
            statement: The dam was approved in January.
            evidence:
              - {source: wire-1}
          cheap:
            statement: The dam is cheap.
            evidence:
              - {source: daily-1}
        """,
    "briefings/dam/outlook.yml": """\
        scenarios:
          built:
            statement: The dam is built.
            probability:
              - {on: 2026-01-01, value: 0.4}
            resolution: {criteria: It stands., by: 2030-01-01}
        """,
}


def write_content(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name if "/" in name else folder / "briefings" / "dam" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


def publish(folder: Path, day: str, *arguments: str, because: str = "It changed."):
    return run("publish", "dam", "--because", because, "--date", day, "--content", str(folder), *arguments)


def state(folder: Path):
    corpus = load(folder).corpus
    return freeze(corpus, corpus.stories["dam"])


def revisions(folder: Path):
    return load(folder).corpus.stories["dam"].revisions
