"""The index: which units a term stands in, cut into files by the alphabet, and a directory of both.

Only the terms of units are read here, so it is cheap to make again when one briefing of many has changed.
"""

import hashlib
import json
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.remembering import remembered
from briefing.search.units import Unit

FOLDER = "search/terms/"
DIRECTORY = "search/directory.js"
LARGEST = 24_000
"""How many characters a file of terms holds, unless one term alone needs more."""


def index_files(units: Iterable[Unit]) -> Iterator[tuple[str, bytes]]:
    """All files of the search, by their addresses in the site. Raises ValueError when two units have one name.

    The order of the units makes no difference.
    """
    return Index().files(units)


class Index:
    """An index that can be brought up to date. Where no unit comes or goes, only terms that did are looked at again."""

    def __init__(self) -> None:
        """Begin without units."""
        self._units: list[Unit] = []
        self._places: dict[str, list[int]] = {}
        """Where each term stands: twice the number of a unit for its titles, one more for the rest of it."""
        self._lines: dict[str, str] = {}
        """What is written of each term."""
        self._terms: list[str] = []
        """All of them, in order."""

    def files(self, units: Iterable[Unit]) -> Iterator[tuple[str, bytes]]:
        """All files of the search over these units and no others, as `index_files` gives them."""
        ordered = sorted(units, key=lambda unit: unit.name)
        for one, other in pairwise(ordered):
            if one.name == other.name:
                raise ValueError(f"two units of the search are called {one.name}")
        if [unit.name for unit in ordered] == [unit.name for unit in self._units]:
            self._change(ordered)
        else:
            self._begin(ordered)
        self._units = ordered
        yield from _written(ordered, ((term, self._lines[term]) for term in self._terms))

    def _begin(self, units: Sequence[Unit]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            for place, lines in zip((2 * number, 2 * number + 1), unit.terms, strict=True):
                for term in lines.split("\n"):
                    places[term].append(place)
        places.pop("", None)
        self._places = dict(places)
        self._lines = {term: _encode(found) for term, found in places.items()}
        self._terms = sorted(places)

    def _change(self, units: Sequence[Unit]) -> None:
        moved: set[str] = set()
        for number, (old, new) in enumerate(zip(self._units, units, strict=True)):
            for place, before, after in zip((2 * number, 2 * number + 1), old.terms, new.terms, strict=True):
                if before != after:
                    moved |= self._move(place, set(before.split("\n")), set(after.split("\n")))
        for term in moved - {""}:
            if self._places[term]:
                self._lines[term] = _encode(self._places[term])
            else:
                del self._places[term], self._lines[term]
                self._terms.pop(bisect_left(self._terms, term))

    def _move(self, place: int, before: set[str], after: set[str]) -> set[str]:
        """Take the terms of a place out or in, and return which."""
        for term in before - after - {""}:
            found = self._places[term]
            found.pop(bisect_left(found, place))
        for term in after - before - {""}:
            if term not in self._places:
                self._places[term] = []
                insort(self._terms, term)
            insort(self._places[term], place)
        return before ^ after


def _written(units: Sequence[Unit], entries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    firsts, version = [], hashlib.sha256()
    for number, (first, lines) in enumerate(_files(entries)):
        uri, content, digest = _file(number, lines)
        firsts.append(first)
        version.update(digest)
        yield uri, content
    for unit in units:
        version.update(unit.content)
        yield unit.uri, unit.content
    directory = {
        "version": version.hexdigest()[:12],
        "firsts": "\n".join(firsts),
        "units": "\n".join(unit.name for unit in units),
        "days": [unit.days for unit in units],
        "shared": [number for number, unit in enumerate(units) if unit.shared],
    }
    text = json.dumps(directory, ensure_ascii=False, separators=(",", ":"))
    yield DIRECTORY, f"briefingSearch.take({json.dumps(DIRECTORY)},{text})\n".encode()


@remembered(2_000)
def _file(number: int, lines: str) -> tuple[str, bytes, bytes]:
    """A file of terms: its address, its content and the hash of that."""
    uri = f"{FOLDER}{number}.js"
    content = f"briefingSearch.take({json.dumps(uri)},{json.dumps(lines, ensure_ascii=False)})\n".encode()
    return uri, content, hashlib.sha256(content).digest()


def _encode(places: Sequence[int]) -> str:
    """For each unit the distance from the one before, and `T` for a title, else `t`; a distance of one is left out."""
    written = []
    before = -1
    for place in places:
        number = place >> 1
        distance = number - before
        before = number
        written.append(_STEPS[place & 1][distance] if distance < _FEW else f"{distance}{_MARKS[place & 1]}")
    return "".join(written)


_MARKS = "Tt"
_FEW = 1_000
_STEPS = [[f"{'' if distance == 1 else distance}{mark}" for distance in range(_FEW)] for mark in _MARKS]
"""What is written for distances below `_FEW`: there are millions of them."""


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
