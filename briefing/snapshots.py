"""Captured source texts, bound by their hash, and whether the quotes taken from them stand in them.

Snapshots are other people's texts: they lie outside the repository, are only ever read here, and nothing of them but
the quoted words is published. Each is read, hashed and folded once, however many quotes are looked up in it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from briefing.model.claim import Quote
from briefing.model.source import Source
from briefing.quotes import Ambiguous, Found, NotFound, SourceText, find_quote

ReadingState = Literal["ok", "undeclared", "no-folder", "missing", "changed"]
"""The text is there and the one declared; the source declares none; no folder was given; no such file in it; the file
is another text than the one declared."""
QuoteState = Literal["checked", "unchecked", "not-found", "ambiguous", "changed"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found where a source's snapshot should be."""

    state: ReadingState
    text: SourceText | None = None
    """The text, where the state is “ok”."""
    path: str = ""
    """The file as messages show it."""
    sha256: str | None = None
    """The hash of the file as it is, where there is one."""


class _Entry(Protocol):
    @property
    def noun(self) -> Source: ...


class _Story(Protocol):
    """A `briefing.corpus.Story`, of which this room may not know."""

    @property
    def sources(self) -> Mapping[str, _Entry]: ...


@dataclass(frozen=True, eq=False)
class Snapshots:
    """A folder of captured texts; None where there is none, and then every quote is unchecked.

    What was read is kept, so one instance should serve a whole build, and no longer.
    """

    folder: Path | None = None
    seen: set[str] = field(default_factory=set, init=False, repr=False)
    """The names of all files that were looked for."""
    _readings: dict[tuple[str, str], Reading] = field(default_factory=dict, init=False, repr=False)
    _found: dict[tuple[str, str, Quote], Found | NotFound | Ambiguous] = field(
        default_factory=dict, init=False, repr=False
    )

    def read(self, source: Source) -> Reading:
        """The snapshot of a source, as far as it can be had. Nothing outside the folder is ever read."""
        declared = source.snapshot
        if declared is None:
            return Reading("undeclared")
        if self.folder is None:
            return Reading("no-folder")
        key = (declared.file, declared.sha256)
        if key not in self._readings:
            self.seen.add(declared.file)
            self._readings[key] = self._read(*key)
        return self._readings[key]

    def look(self, name: str) -> str:
        """The hash of a file of that name as it is; empty where there is none that could be read."""
        return (self._read(name, "").sha256 or "") if self.folder else ""

    def find(self, source: Source, quote: Quote) -> Found | NotFound | Ambiguous | None:
        """Where a quote stands in a source's snapshot, or None where there is no text to look it up in."""
        text = self.read(source).text
        if text is None or source.snapshot is None:
            return None
        key = (source.snapshot.file, source.snapshot.sha256, quote)
        if key not in self._found:
            self._found[key] = find_quote(text, quote)
        return self._found[key]

    def state(self, story: _Story, source: str, quote: Quote) -> QuoteState:
        """What is known of a quote from one of a story's sources; “unchecked” where there is nothing to check it by."""
        entry = story.sources.get(source)
        if entry is None:  # it had a fault of its own, which has been reported
            return "unchecked"
        found = self.find(entry.noun, quote)
        if found is None:
            return "changed" if self.read(entry.noun).state == "changed" else "unchecked"
        if isinstance(found, Found):
            return "checked"
        return "ambiguous" if isinstance(found, Ambiguous) else "not-found"

    @cached_property
    def _root(self) -> Path | None:
        return self.folder.resolve() if self.folder else None

    def _read(self, name: str, sha256: str) -> Reading:
        assert self.folder is not None  # noqa: S101 — `read` has seen to it
        assert self._root is not None  # noqa: S101
        shown = (self.folder / name).as_posix()
        try:
            path = (self.folder / name).resolve()
            if not (path.is_relative_to(self._root) and path.is_file()):
                return Reading("missing", path=shown)
            content = path.read_bytes()
        except (OSError, ValueError, RuntimeError):  # unreadable, no possible name of a file, or a link in a circle
            return Reading("missing", path=shown)
        actual = hashlib.sha256(content).hexdigest()
        if actual != sha256:
            return Reading("changed", path=shown, sha256=actual)
        return Reading("ok", SourceText(content.decode("utf-8-sig", "replace")), shown, actual)


def kept_as(folder: Path | None, content: bytes) -> tuple[str, bool]:
    """The name under which a text is kept in a folder, or is to be kept, and whether it is there.

    A new name is made of the text's hash, and is never that of a file with other content.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    for path in sorted(folder.iterdir()) if folder else ():
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return path.name, True
    for length in range(16, len(sha256), 16):
        name = f"{sha256[:length]}.txt"
        if folder is None or not (folder / name).exists():
            return name, False
    return f"{sha256}.txt", False
