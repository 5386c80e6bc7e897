"""Files of pictures in a briefing's folder: whether one can be published, and what its pages must know of it."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefing.image_size import ImageSize, measure_image

LARGEST = 8_000_000
"""Bytes: what no reader on a phone should be given."""


class UnfitImageError(ValueError):
    """A file that is not published as a picture; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture that can be published. The digest, of its content, gives it an address of its own."""

    path: Path
    size: ImageSize
    digest: str


def find_image(folder: Path, file: str) -> ImageFile:
    """The picture of that name below a briefing's folder.

    Raises FileNotFoundError when there is none, UnfitImageError when it cannot be published.
    """
    path = folder / file
    if not _is_file(path):
        raise FileNotFoundError(path)
    if not path.resolve().is_relative_to(folder.resolve()):
        raise UnfitImageError("leads out of the briefing's folder")
    known = path.stat()
    if known.st_size > LARGEST:
        raise UnfitImageError(f"has more than {LARGEST // 1_000_000} MB")
    return _read(path, known.st_mtime_ns, known.st_size)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for any file
        return False


@lru_cache(maxsize=4096)
def _read(path: Path, changed: int, length: int) -> ImageFile:
    """Read a file once for all who ask, until it changes."""
    del changed, length
    content = path.read_bytes()
    size = measure_image(content)
    if size is None:
        raise UnfitImageError("is no PNG, JPEG, GIF, WebP or AVIF")
    return ImageFile(path, size, hashlib.sha256(content).hexdigest()[:16])
