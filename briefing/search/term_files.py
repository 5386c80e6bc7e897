"""The lines of an index, cut by the alphabet into files of about one size; after a change, only where there was one."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

LARGEST = 24_000
"""How many characters a file of terms holds, unless one term alone needs more."""


class TermFile(NamedTuple):
    """Some terms in order, with what is written of each, and the text of all of it."""

    lines: dict[str, str]
    text: str

    @property
    def first(self) -> str:
        """The first term."""
        return next(iter(self.lines))


class TermFiles:
    """Such files in order. Where they are cut depends on the lines alone, and not on how these came about."""

    def __init__(self, lines: Iterable[tuple[str, str]] = ()) -> None:
        """Cut lines, which come in order."""
        self._files = list(_cut(lines))

    def __iter__(self) -> Iterator[TermFile]:
        """Go through the files."""
        return iter(self._files)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each term and what is written of it, in order."""
        return (line for file in self._files for line in file.lines.items())

    def find(self, terms: Iterable[str]) -> dict[str, str]:
        """What is written of some terms; the empty text of one that is not there."""
        homes = self._homes(dict.fromkeys(terms, ""))
        return {term: file.lines.get(term, "") for file, some in homes for term in some}

    def change(self, lines: Mapping[str, str]) -> None:
        """Write something else of some terms, or with an empty text take them out."""
        changed = {id(file): some for file, some in self._homes(lines)}
        cut: list[TermFile] = []
        begun: dict[str, str] = {}
        files = self._files or [_EMPTY]
        for file, following in zip(files, (*files[1:], None), strict=True):
            now = _merged(file.lines, changed[id(file)]) if id(file) in changed else file.lines
            if now and begun and not _fits(begun, *next(iter(now.items()))):
                cut.append(_file(begun))
                begun = {}
            if now and not begun and now is file.lines and id(following) not in changed:
                cut.append(file)  # it ends where it did, as what follows begins as it did
                continue
            pieces = list(_cut({**begun, **now}.items()))
            cut += pieces[:-1]
            begun = pieces[-1].lines if pieces else {}
        self._files = [*cut, *([_file(begun)] if begun else [])]

    def _homes(self, lines: Mapping[str, str]) -> list[tuple[TermFile, dict[str, str]]]:
        """The files in which some terms are, or would be, each with those of the lines."""
        files = self._files or [_EMPTY]
        firsts = [file.first for file in self._files]
        homes: dict[int, dict[str, str]] = {}
        for term, where in lines.items():
            homes.setdefault(max(bisect_right(firsts, term) - 1, 0), {})[term] = where
        return [(files[number], some) for number, some in homes.items()]


_EMPTY = TermFile({}, "")


def _merged(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    return {term: where for term, where in sorted({**old, **new}.items()) if where}


def _cut(lines: Iterable[tuple[str, str]]) -> Iterator[TermFile]:
    begun: dict[str, str] = {}
    size = 0
    for term, where in lines:
        if begun and size + len(term) + len(where) > LARGEST:
            yield _file(begun)
            begun, size = {}, 0
        begun[term] = where
        size += len(term) + len(where) + 2
    if begun:
        yield _file(begun)


def _fits(begun: Mapping[str, str], term: str, where: str) -> bool:
    size = sum(len(other) + len(written) + 2 for other, written in begun.items())
    return size + len(term) + len(where) <= LARGEST


def _file(lines: dict[str, str]) -> TermFile:
    return TermFile(lines, "\n".join([f"{term} {where}" for term, where in lines.items()]))
