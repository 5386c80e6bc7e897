"""Files of the published site that stay as they are: they go into the next one by links, without being written again.

The published site is left alone, as both have the same files until one takes the other's place. A file counts as the
one that was written when its size, its time and its inode are what they were then; anybody who changes it since then
changes its time. Only a fingerprint of these is kept; where that is another, or no link can be made, files are written.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from briefing.asking import print_of
from briefing.store import Store


@dataclass(frozen=True, slots=True)
class LastSite:
    """The folder of the published site, and where it is noted how its files looked; without one there are none."""

    folder: Path | None = None
    store: Store = field(default_factory=Store)

    def link(self, name: str, key: str, uris: Sequence[str], out: Path) -> bool:
        """Link the files of a share into another folder, if they were written for a result with this key.

        Returns whether that could be done; if not, the other folder is as it was.
        """
        noted = self.store.get(self._place(name)) if self.folder else None
        if self.folder is None or noted is None:
            return False
        old, new = f"{self.folder}{os.sep}", f"{out}{os.sep}"
        try:
            if _noted(key, old, uris) != noted:
                return False
            _link(old, new, uris)
        except OSError:
            return False
        return True

    def key_of(self, name: str) -> str:
        """The key of the result that the files of a share were last written for; empty where that is not known."""
        noted = self.store.get(self._place(name)) if self.folder else None
        return (noted or b"").partition(b" ")[0].decode("ascii", "replace")

    def note(self, name: str, key: str, uris: Sequence[str], out: Path) -> None:
        """Note how the files of a share look in the folder that will be the published site."""
        if self.folder and self.store.folder and key:
            with suppress(OSError):
                self.store.put(self._place(name), _noted(key, f"{out}{os.sep}", uris))

    def _place(self, name: str) -> str:
        return print_of("stands", os.fspath(self.folder or ""), name)


def _noted(key: str, folder: str, uris: Sequence[str]) -> bytes:
    """A key, and the fingerprint of how files look."""
    parts = []
    for uri in uris:
        found = os.lstat(folder + uri)
        parts.append(f"{uri} {found.st_size} {found.st_mtime_ns} {found.st_ino}")
    return f"{key} {print_of(chr(10).join(parts))}".encode()


def _link(old: str, new: str, uris: Sequence[str]) -> None:
    """Link files from one folder to another. Raises OSError where that cannot be done, and then undoes it."""
    done = []
    try:
        for uri in uris:
            try:
                os.link(old + uri, new + uri)
            except FileNotFoundError:
                Path(new + uri).parent.mkdir(parents=True, exist_ok=True)
                os.link(old + uri, new + uri)
            done.append(uri)
    except OSError:
        for uri in done:
            Path(new + uri).unlink()
        raise
