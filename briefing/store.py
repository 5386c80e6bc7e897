"""Results that were worked out once, kept in a folder under keys made of all that they were made from.

Each is a file of its own that begins with the hash of the rest, so what was cut short or altered counts as missing. It
is written beside its place and renamed into it, so several builds can share the folder, and a killed one leaves nothing
half. Files that were not used for longest go first once all together are larger than the limit.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LIMIT = 2_000_000_000
"""Bytes that a store may take after a build. A thousand briefings of forty pages take about a quarter of it."""
_HEAD = 32
_ABANDONED = 3600
"""Seconds after which a file that is still being written belongs to nobody."""
_MARK = "CACHEDIR.TAG"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by `briefing`; can be deleted at any time.\n"


@dataclass(frozen=True, slots=True)
class Store:
    """Such a folder; without one nothing is ever found, and nothing kept."""

    folder: Path | None = None
    limit: int = LIMIT

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, or None where there is nothing sound."""
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            content = path.read_bytes()
            if hashlib.sha256(content[_HEAD:]).digest() != content[:_HEAD]:
                return None
            os.utime(path)  # it is in use
        except OSError:
            return None
        return content[_HEAD:]

    def put(self, key: str, value: bytes) -> None:
        """Keep a value. A folder that cannot be written is no reason to fail: then nothing is kept."""
        if self.folder is None:
            return
        path = self._path(key)
        new = path.with_name(f".{path.name}-{os.getpid()}-{time.monotonic_ns()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(hashlib.sha256(value).digest() + value)
            new.replace(path)
        except OSError:
            with suppress(OSError):
                new.unlink()

    def tidy(self) -> None:
        """Remove what killed builds left, and the longest unused until the rest is within the limit."""
        if self.folder is None or not self.folder.is_dir():
            return
        mark = self.folder / _MARK
        if not mark.exists():
            with suppress(OSError):
                mark.write_text(_TAG, encoding="utf-8")
        kept = []
        for entry in _files(self.folder):
            try:
                known = entry.stat()
            except OSError:  # another build was quicker
                continue
            if entry.name.startswith("."):
                if time.time() - known.st_mtime > _ABANDONED:
                    _remove(entry.path)
            else:
                kept.append((known.st_mtime_ns, known.st_size, entry.path))
        size = sum(length for _, length, _ in kept)
        for _, length, path in sorted(kept):
            if size <= self.limit:
                break
            _remove(path)
            size -= length

    def _path(self, key: str) -> Path:
        assert self.folder is not None  # noqa: S101 — whoever calls has seen to it
        return self.folder / key[:2] / key[2:]


def _remove(path: str) -> None:
    with suppress(OSError):  # gone already, or not ours to remove
        Path(path).unlink()


def _files(folder: Path) -> Iterator["os.DirEntry[str]"]:
    for part in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if part.is_dir(follow_symlinks=False):
            yield from (entry for entry in os.scandir(part) if entry.is_file(follow_symlinks=False))
