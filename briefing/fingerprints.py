"""The fingerprints of what a site is made from, of which the keys of kept results consist."""

import io
import platform
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, Pickler
from typing import Any

from pydantic import BaseModel

from briefing.asking import print_of

_PACKAGE = Path(__file__).parent
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
"""Where a machine has its fonts, by which drawings and PDFs are set."""


def program_print() -> str:
    """Of this program with its templates, of Python, and of every package that is installed beside it."""
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    templates = _PACKAGE.parent / "templates"
    return print_of(platform.python_version(), *packages, folder_print(_PACKAGE), folder_print(templates))


def folder_print(folder: Path) -> str:
    """Of every file below a folder, by name and content; of a folder that is not there, that it is not."""
    parts: list[str | bytes] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            try:
                parts += [path.relative_to(folder).as_posix(), sha256(path.read_bytes()).digest()]
            except OSError:
                parts += [path.relative_to(folder).as_posix(), "cannot be read"]
    return print_of(*parts)


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
