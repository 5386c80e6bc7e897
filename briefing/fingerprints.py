"""The fingerprints of what a site is made from, of which the keys of kept results consist."""

import io
import os
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, Pickler
from typing import Any

from pydantic import BaseModel

from briefing.asking import print_of

_PACKAGE = Path(__file__).parent
_INSTALLED = (".dist-info", ".egg-info")
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
"""Where a machine has its fonts, by which drawings and PDFs are set."""


def program_print() -> str:
    """Of this program with its templates, of Python, and of every package that is installed beside it."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    # their names have the packages' versions; to read what each says of itself takes as long as a small build
    packages = sorted(path.name for folder in folders for path in folder.iterdir() if path.name.endswith(_INSTALLED))
    templates = _PACKAGE.parent / "templates"
    return print_of(platform.python_version(), *packages, folder_print(_PACKAGE), folder_print(templates))


def folder_print(folder: Path) -> str:
    """Of every file below a folder, by name and content; of a folder that is not there, that it is not."""
    parts: list[str | bytes] = []
    for path, _ in _files_below(os.fspath(folder)):
        try:
            parts += [path, sha256((folder / path).read_bytes()).digest()]
        except OSError:
            parts += [path, "cannot be read"]
    return print_of(*parts)


class FolderPrints:
    """The fingerprints of folders, for which no file is read twice that nobody touched in between.

    A file counts as untouched when its size, its inode and both its times are what they were, of which one is the
    file system's own and cannot be set (as in git's index). One that was touched shortly before it was read may be
    touched again within the same tick of the clock, and is not counted as such.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._known: dict[Path, tuple[_Looks, str]] = {}

    def __call__(self, folder: Path) -> str:
        """The fingerprint of a folder as it is now, that of `folder_print`."""
        now = time.time_ns()
        looks = tuple((path, *_look(file)) for path, file in _files_below(os.fspath(folder)))
        known = self._known.get(folder)
        if known and known[0] == looks:
            return known[1]
        found = folder_print(folder)
        if all(max(changed) < now - _TICK for _, changed, *_ in looks):
            self._known[folder] = looks, found
        return found


_Looks = tuple[tuple[Any, ...], ...]
_TICK = 2_000_000_000
"""Nanoseconds; the clocks of some file systems go by two seconds."""


def _look(file: "os.DirEntry[str]") -> tuple[Any, ...]:
    try:
        found = file.stat()
    except OSError:
        return ((0, 0),)
    return (found.st_mtime_ns, found.st_ctime_ns), found.st_size, found.st_ino


def _files_below(
    folder: str, within: str = "", above: tuple[str, ...] = ()
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file below a folder but compiled ones, in order, with its path from there; links are followed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=attrgetter("name"))
    except OSError:  # there is none, or nobody may look
        return
    for entry in entries:
        if entry.is_dir():
            around = (*above, os.path.realpath(folder))
            if os.path.realpath(entry.path) not in around:  # or it is a link in a circle
                yield from _files_below(entry.path, f"{within}{entry.name}/", around)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield within + entry.name, entry


def files_print(paths: Iterable[Path]) -> str:
    """Of some files by content, whatever they are called; one that is not there has another than an empty one."""
    return print_of(*(b"is " + path.read_bytes() if path.is_file() else b"" for path in paths))


def fonts_print() -> str:
    """Of the machine's fonts, by name and size."""
    found = (path for folder in _FONTS for path in sorted(Path(folder).expanduser().rglob("*")) if path.is_file())
    return print_of(*(f"{path.name} {path.stat().st_size}" for path in found))


def value_print(value: Any) -> str:
    """Of data: records, texts, numbers, tuples, lists and mappings. Raises TypeError for what is no data.

    Equal values have equal fingerprints, whichever process made them; of two mappings only if their order is one.
    """
    file = io.BytesIO()
    _Canonical(file, HIGHEST_PROTOCOL).dump(value)
    return print_of(file.getvalue())


class _Canonical(Pickler):
    """Writes each value as often as it occurs: which of them are one object may differ from one process to another."""

    def __init__(self, file: io.BytesIO, protocol: int) -> None:
        super().__init__(file, protocol)
        self.fast = True

    def reducer_override(self, value: Any) -> Any:
        """Write a noun as its fields; pydantic adds a set of their names, which has no order."""
        if isinstance(value, BaseModel):
            return _noun, (type(value).__qualname__, tuple(value.__dict__.items()))
        if isinstance(value, set | frozenset):
            raise TypeError("a set has no order")
        return NotImplemented


def _noun(*parts: Any) -> Any:
    """Stands for a noun where it is written; nothing is ever read back."""
    return parts
