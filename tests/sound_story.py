"""A small story without problems, and ways to lay something over it and see what is found."""

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from briefing.checks import run_checks
from briefing.load import load
from briefing.problems import Problem, sort_problems
from briefing.snapshots import Snapshots
from briefing.yamldoc import parse_yaml

SOUND = Path(__file__).parent / "sound"
DOCS = Path(__file__).parent.parent / "docs" / "checks.md"
TODAY = dt.date(2026, 3, 15)
_HEADING = re.compile(r"^### ([a-z0-9-]+)\n\n\*\*(\w+)\.\*\* (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^(Wrong|Right):\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^# (\S+\.yml)$", re.MULTILINE)


class Section(NamedTuple):
    """What docs/checks.md says of one code."""

    code: str
    severity: str
    summary: str
    wrong: str | None
    right: str | None


def read_sections() -> list[Section]:
    """The sections of docs/checks.md, in order."""
    text = DOCS.read_text(encoding="utf-8")
    heads = list(_HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    sections = []
    for head, end in zip(heads, ends, strict=True):
        examples = dict(_EXAMPLE.findall(text[head.end() : end]))
        sections.append(Section(head[1], head[2].lower(), head[3], examples.get("Wrong"), examples.get("Right")))
    return sections


def split_files(example: str) -> dict[str, str]:
    """An example by the files that its comments name, below the content folder."""
    parts = _FILE.split(example)
    assert not parts[0].strip(), "an example begins with the comment that names its file"
    names = (n.removeprefix("content/") if n.startswith("content/") else f"briefings/bridge/{n}" for n in parts[1::2])
    return dict(zip(names, parts[2::2], strict=True))


def lay_over(folder: Path, example: str, *, whole_files: bool = False) -> Path:
    """Copy the sound story into a folder, with an example laid over it key by key, or in place of whole files."""
    shutil.copytree(SOUND, folder, dirs_exist_ok=True)
    for name, text in split_files(example).items():
        path = folder / "content" / name
        if whole_files:
            path.write_text(text, encoding="utf-8")
        else:
            old = _data(path.read_text(encoding="utf-8")) if path.exists() else {}
            path.write_text(json.dumps(_merged(old, _data(text)), ensure_ascii=False), encoding="utf-8")
    return folder


def find(folder: Path, today: dt.date = TODAY) -> tuple[Problem, ...]:
    """Everything that loading and checking find in a folder with `content` and perhaps `snapshots`."""
    corpus, problems = load(folder / "content")
    snapshots = folder / "snapshots"
    found = run_checks(corpus, Snapshots(snapshots if snapshots.is_dir() else None), today)
    return sort_problems([*problems, *found])


def codes(example: str, folder: Path) -> list[str]:
    """The codes found when an example is laid over the sound story."""
    return [problem.code for problem in find(lay_over(folder, example))]


def _data(text: str) -> dict[str, Any]:
    document, problems = parse_yaml("example", text.encode())
    assert document, problems
    assert not problems, problems
    return document.data


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    return new
