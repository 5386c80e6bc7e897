"""The format and size of a picture, from the first bytes of its file.

Only formats are known that a browser draws and never runs: PNG, JPEG, GIF, WebP and AVIF. SVG is not among them: opened
by itself, it is a document that can hold scripts.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_TURNED = range(5, 9)
"""Orientations of Exif by which a picture is shown on its side, so that its width is its height."""
_ORIENTATION = 0x0112
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of JPEG after which the size stands."""
_PADDING, _EXIF, _LENGTH = 0xFF, 0xE1, 2
"""Other markers of JPEG, and the bytes of the number that tells a segment's length and counts itself."""


class ImageSize(NamedTuple):
    """What kind of picture it is, as its file's usual ending, and how many pixels wide and high it is shown."""

    ending: str
    width: int
    height: int


def measure_image(content: bytes) -> ImageSize | None:
    """The format and size of a picture; None where it is in no format that is known here, or is broken off."""
    try:
        found = _measure(content)
    except (struct.error, IndexError):
        return None
    return found if found and found.width and found.height else None


def _measure(content: bytes) -> ImageSize | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return ImageSize("png", *struct.unpack_from(">II", content, 16))
    if content.startswith((b"GIF87a", b"GIF89a")):
        return ImageSize("gif", *struct.unpack_from("<HH", content, 6))
    if content.startswith(b"\xff\xd8\xff"):
        return _measure_jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _measure_webp(content)
    if content[4:8] == b"ftyp" and content[8:12] in {b"avif", b"avis"}:
        return _measure_avif(content)
    return None


def _measure_jpeg(content: bytes) -> ImageSize | None:
    turned, at = False, 2
    while content[at] == _PADDING:
        marker = content[at + 1]
        if marker == _PADDING:
            at += 1
            continue
        length = struct.unpack_from(">H", content, at + 2)[0]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return ImageSize("jpg", height, width) if turned else ImageSize("jpg", width, height)
        if marker == _EXIF and content[at + 4 : at + 10] == b"Exif\0\0":
            turned = _orientation(content[at + 10 : at + 2 + length]) in _TURNED
        if length < _LENGTH:
            return None
        at += _LENGTH + length
    return None


def _orientation(exif: bytes) -> int:
    """How a camera was held, by its own note; 1, which is upright, where the note cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if not order:
        return 1
    try:
        start: int = struct.unpack_from(f"{order}I", exif, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", exif, start)[0]):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(value)
    except struct.error:
        return 1
    return 1


def _measure_webp(content: bytes) -> ImageSize | None:
    match content[12:16]:
        case b"VP8X":
            low, high, lower, higher = struct.unpack_from("<HBHB", content, 24)
            return ImageSize("webp", (high << 16 | low) + 1, (higher << 16 | lower) + 1)
        case b"VP8L":
            bits = struct.unpack_from("<I", content, 21)[0]
            return ImageSize("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", content, 26)
            return ImageSize("webp", width & 0x3FFF, height & 0x3FFF)
    return None


def _measure_avif(content: bytes) -> ImageSize | None:
    """The largest of the pictures in the file: the others are parts of it, or a small one for a first look."""
    sizes, turned = [(0, 0)], False
    for meta in _boxes(content, 0, len(content), b"meta"):
        for properties in _boxes(content, meta[0] + 4, meta[1], b"iprp"):
            for box in _boxes(content, *properties, b"ipco"):
                sizes += [struct.unpack_from(">II", content, start + 4) for start, _ in _boxes(content, *box, b"ispe")]
                turned = turned or any(content[start] & 1 for start, _ in _boxes(content, *box, b"irot"))
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return ImageSize("avif", height, width) if turned else ImageSize("avif", width, height)


def _boxes(content: bytes, start: int, end: int, name: bytes) -> Iterator[tuple[int, int]]:
    """Where the contents of the boxes of a name begin and end, among those between two places (ISO/IEC 14496-12)."""
    while start + 8 <= end:
        size, head = struct.unpack_from(">I", content, start)[0], 8
        if size == 1:
            size, head = struct.unpack_from(">Q", content, start + 8)[0], 16
        size = size or end - start
        if size < head:
            return
        if content[start + 4 : start + 8] == name:
            yield start + head, min(start + size, end)
        start += size
