"""The index: which units a term stands in, cut into files by the alphabet, and a directory of both.

Only the terms of units are read here, so it is cheap to make again when one briefing of many has changed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.search.units import Unit

FOLDER = "search/terms/"
DIRECTORY = "search/directory.js"
LARGEST = 24_000
"""How many characters a file of terms holds, unless one term alone needs more."""


def index_files(units: Iterable[Unit]) -> Iterator[tuple[str, bytes]]:
    """All files of the search, by their addresses in the site. Raises ValueError when two units have one name.

    The order of the units makes no difference.
    """
    ordered = sorted(units, key=lambda unit: unit.name)
    for one, other in pairwise(ordered):
        if one.name == other.name:
            raise ValueError(f"two units of the search are called {one.name}")
    firsts, version = [], hashlib.sha256()
    for number, (first, lines) in enumerate(_files(_entries(ordered))):
        uri = f"{FOLDER}{number}.js"
        content = f"briefingSearch.take({json.dumps(uri)},{json.dumps(lines, ensure_ascii=False)})\n".encode()
        firsts.append(first)
        version.update(content)
        yield uri, content
    for unit in ordered:
        version.update(unit.content)
        yield unit.uri, unit.content
    directory = {
        "version": version.hexdigest()[:12],
        "firsts": "\n".join(firsts),
        "units": "\n".join(unit.name for unit in ordered),
        "days": [unit.days for unit in ordered],
        "shared": [number for number, unit in enumerate(ordered) if unit.shared],
    }
    text = json.dumps(directory, ensure_ascii=False, separators=(",", ":"))
    yield DIRECTORY, f"briefingSearch.take({json.dumps(DIRECTORY)},{text})\n".encode()


def _entries(units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Each term with where it stands: for each unit the distance from the one before, and `T` for a title, else `t`.

    A distance of one, the most frequent, is left out.
    """
    where: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        for place, lines in zip((2 * number, 2 * number + 1), unit.terms, strict=True):
            for term in lines.split("\n"):
                if term in where:
                    where[term].append(place)
                else:
                    where[term] = [place]
    where.pop("", None)
    for term in sorted(where):
        yield term, _encode(where[term])


def _encode(places: Sequence[int]) -> str:
    written = []
    before = -1
    for place in places:
        number, distance = place >> 1, (place >> 1) - before
        before = number
        written.append(("" if distance == 1 else str(distance)) + ("t" if place & 1 else "T"))
    return "".join(written)


def _files(entries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The first term of each file, and its lines."""
    lines: list[str] = []
    first, size = "", 0
    for term, where in entries:
        if lines and size + len(term) + len(where) > LARGEST:
            yield first, "\n".join(lines)
            lines, size = [], 0
        first = first if lines else term
        lines.append(f"{term} {where}")
        size += len(term) + len(where) + 2
    if lines:
        yield first, "\n".join(lines)
