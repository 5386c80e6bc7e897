"""The index: which units a term stands in, cut into files by the alphabet, and a directory of both.

Only the terms of units are read here, so it is cheap to make again when one briefing of many has changed.
"""

import hashlib
import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import zstandard

from briefing.remembering import remembered
from briefing.search.term_files import TermFile, TermFiles
from briefing.search.units import Unit

FOLDER = "search/terms/"
DIRECTORY = "search/directory.js"


def index_files(units: Iterable[Unit]) -> Iterator[tuple[str, bytes]]:
    """All files of the search, by their addresses in the site. Raises ValueError when two units have one name.

    The order of the units makes no difference.
    """
    return Index().files(units)


class Index:
    """An index that can be brought up to date. Where no unit comes or goes, only terms that did are looked at again."""

    def __init__(self) -> None:
        """Begin without units."""
        self._names: list[str] = []
        self._terms: list[tuple[str, str]] = []
        """Of each unit, as it has them."""
        self._files = TermFiles()
        """What is written of each term."""

    def files(self, units: Iterable[Unit]) -> Iterator[tuple[str, bytes]]:
        """All files of the search over these units and no others, as `index_files` gives them."""
        ordered = sorted(units, key=lambda unit: unit.name)
        names, terms = [unit.name for unit in ordered], [unit.terms for unit in ordered]
        for one, other in pairwise(names):
            if one == other:
                raise ValueError(f"two units of the search are called {one}")
        if names == self._names:
            self._change(terms)
        else:
            self._files = TermFiles(_lines_of(terms))
        self._names, self._terms = names, terms
        yield from _written(ordered, self._files)

    def dump(self) -> bytes:
        """The index as it is, to go on from in another process; see `load`."""
        parts = [self._names, self._terms, list(self._files.lines())]
        return zstandard.compress(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)

    def load(self, dumped: bytes) -> None:
        """Go on from what `dump` gave. Raises ValueError or ZstdError for anything else."""
        text = zstandard.decompress(dumped).decode("utf-8", "surrogatepass")
        names, terms, lines = json.loads(text)
        self._names, self._terms = names, [(titles, others) for titles, others in terms]
        self._files = TermFiles((term, where) for term, where in lines)

    def _change(self, units: Sequence[tuple[str, str]]) -> None:
        moves: dict[str, list[int]] = defaultdict(list)
        for number, (old, new) in enumerate(zip(self._terms, units, strict=True)):
            for place, before, after in zip((2 * number, 2 * number + 1), old, new, strict=True):
                if before != after:
                    for term in (set(before.split("\n")) ^ set(after.split("\n"))) - {""}:
                        moves[term].append(place)
        places = {term: _decode(where) for term, where in self._files.find(moves).items()}
        for term, moved in moves.items():
            for place in moved:
                _move(places[term], place)
        self._files.change({term: _encode(found) for term, found in places.items()})


def _lines_of(units: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What is written of each term. A place is twice the number of a unit for its titles, and one more for the rest."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(units):
        for place, lines in zip((2 * number, 2 * number + 1), terms, strict=True):
            for term in lines.split("\n"):
                places[term].append(place)
    return ((term, _encode(places[term])) for term in sorted(places) if term)


def _written(units: Sequence[Unit], files: Iterable[TermFile]) -> Iterator[tuple[str, bytes]]:
    firsts, version = [], hashlib.sha256()
    for number, file in enumerate(files):
        uri, content, digest = _file(number, file.text)
        firsts.append(file.first)
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


def _move(places: list[int], place: int) -> None:
    """Take a place out where it is, or in where it is not."""
    at = bisect_left(places, place)
    if at < len(places) and places[at] == place:
        places.pop(at)
    else:
        places.insert(at, place)


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


def _decode(line: str) -> list[int]:
    places, number = [], -1
    for distance, mark in _STEP.findall(line):
        number += int(distance or 1)
        places.append(2 * number + _MARKS.index(mark))
    return places


_STEP = re.compile(r"(\d*)([Tt])")
_MARKS = "Tt"
_FEW = 1_000
_STEPS = [[f"{'' if distance == 1 else distance}{mark}" for distance in range(_FEW)] for mark in _MARKS]
"""What is written for distances below `_FEW`: there are millions of them."""
