"""Folders and files that are replaced as a whole: a reader sees the old or the new one, and never half of either."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Self


class StagedFolder:
    """A folder in the making, beside the one whose place it takes when it is complete."""

    def __init__(self, target: Path) -> None:
        """Make an empty folder beside the target."""
        self.target = target
        self.path = staging_beside(target)

    def publish(self) -> None:
        """Put it in the place of the target. Raises OSError when it cannot; the target is then where it was."""
        replace_folder(self.target, self.path)

    def discard(self) -> None:
        """Remove it; the target stays as it is."""
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Publish it after success; discard it after an exception."""
        if error is None:
            self.publish()
        else:
            self.discard()


def staging_beside(folder: Path) -> Path:
    """Make an empty hidden folder beside another one, and clear away what killed runs have left of theirs.

    It lies on the same file system, so that it can take the other's place by renaming.
    """
    folder = Path(os.path.realpath(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}-"
    for left in folder.parent.glob(f"{prefix}*"):
        owner = left.name.removeprefix(prefix).partition("-")[0]
        if owner.isdigit() and not _is_running(int(owner)):
            _recover(left, folder)
    number = 0
    while (staging := folder.parent / f"{prefix}{os.getpid()}-{number}").exists():
        number += 1
    staging.mkdir()
    return staging


def replace_folder(folder: Path, new: Path) -> None:
    """Put a new folder in the place of another, which need not exist.

    Raises OSError when it cannot; the old folder is then where it was.
    """
    folder = Path(os.path.realpath(folder))
    old = new.with_name(f"{new.name}-old")
    had_one = folder.exists()
    if had_one:
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if had_one:
            old.rename(folder)
        raise
    if had_one:
        shutil.rmtree(old, ignore_errors=True)


def write_file(path: Path, content: bytes) -> None:
    """Write a file, in a folder that may not be there yet."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def read_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder: its path from there, with slashes, and its content."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def empty_folder(folder: Path) -> None:
    """Remove everything in a folder."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def replace_file(path: Path, content: bytes) -> None:
    """Put new content in the place of a file's, at once; its permissions stay.

    Raises OSError when it cannot; the file is then as it was.
    """
    path = Path(os.path.realpath(path))
    new = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        new.write_bytes(content)
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _recover(left: Path, folder: Path) -> None:
    """Put back a folder whose replacing was cut short between its two steps; remove anything else."""
    if left.name.endswith("-old") and not folder.exists():
        left.rename(folder)
    else:
        shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
