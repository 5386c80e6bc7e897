"""The part of a document that one benchmark writes, between two marks, so that several share a document."""

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, its numbers to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def replace_part(path: Path, script: str, text: str) -> None:
    """Replace what a script wrote the last time, or add it at the end; the machine is named above it."""
    begin, end = f"<!-- {script} writes from here … -->\n", "<!-- … to here -->\n"
    old = path.read_text(encoding="utf-8")
    before, found, rest = old.partition(begin)
    after = rest.partition(end)[2] if found else ""
    made = f"Python {platform.python_version()}, {os.cpu_count()} cores."
    gap = "" if found else "\n"
    path.write_text(f"{before}{gap}{begin}\n{made}\n\n{text}\n\n{end}{after}", encoding="utf-8", newline="\n")
