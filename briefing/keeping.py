"""Shares that were made once are taken from the store, as long as all that they were made from is the same.

Under a key of what is known beforehand stand the questions that a share asked, and under a key of these with their
answers stands the share (see asking.py). What a share could not ask for it cannot have been made from.
"""

import datetime as dt
import io
import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PosixPath, WindowsPath
from typing import Any, Generic, TypeVar

import zstandard
from markupsafe import Markup

from briefing.asking import Answers, Changed, Question, print_of
from briefing.store import Store

T = TypeVar("T")
File = tuple[str, bytes]
"""A file of the site: its address and content."""
_LEVEL = 3
_FOREIGN = frozenset(
    (kind.__module__, kind.__qualname__)  # which differ from one Python to another
    for kind in (
        frozenset, set, Counter, dt.date, dt.datetime, dt.timedelta, dt.timezone, Markup, PosixPath, WindowsPath,
    )
)  # fmt: skip
"""What a kept value may consist of besides this project's own data."""

_UNSOUND = (pickle.UnpicklingError, AttributeError, ImportError, LookupError, TypeError, ValueError)
"""What reading can raise of a kept value that somebody altered."""


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What was made, and by what to tell whether it would be the same now."""

    value: T
    known: str
    """The fingerprint of all that was known beforehand."""
    questions: tuple[Question, ...]
    key: str
    """The fingerprint of that, the questions and their answers."""

    def is_still(self, known: str, answers: Answers) -> bool:
        """Whether it would be the same with this known beforehand and these answers."""
        return self.known == known and self.key == _key(known, self.questions, answers)

    def asked_none_of(self, changed: Changed) -> bool:
        """Whether all that it asked for is answered as it was, and it is one that can be again."""
        return self.known != "" and changed is not None and changed.isdisjoint(self.questions)


def take(store: Store, known: str, answers: Answers) -> Result[Any] | None:
    """The result under what is known beforehand and the present answers; None where nothing is kept that can be one."""
    asked = store.get(print_of("asked", known))
    if asked is None:
        return None
    try:
        questions = tuple((kind, name) for kind, name in json.loads(asked))
        key = _key(known, questions, answers)
        found = store.get(key)
        return None if found is None else Result(_load(found), known, questions, key)
    except _UNSOUND:
        return None


def take_files(store: Store, key: str) -> Sequence[File] | None:
    """The files that belong to the result with a key, likewise."""
    packed = store.get(print_of("files", key))
    try:
        return None if packed is None else list(_unpack(packed))
    except (LookupError, TypeError, ValueError, zstandard.ZstdError):
        return None


def take_rest(store: Store, key: str) -> Sequence[Any]:
    """What else was kept of it; empty where nothing sound is."""
    packed = store.get(print_of("rest", key))
    try:
        return () if packed is None else tuple(_load(zstandard.decompress(packed)))
    except (*_UNSOUND, zstandard.ZstdError):
        return ()


def make_and_keep(
    store: Store,
    known: str,
    answers: Answers,
    make: Callable[[set[Question]], tuple[T, Sequence[File], Sequence[Any]]],
    still: Callable[[], bool] = lambda: True,
) -> tuple[Result[T], Sequence[File]]:
    """Make a result with its files, and what the next result of the same thing can go on from; keep all of it.

    `known` is the fingerprint of all that is known beforehand; `still` says whether that is so even after it was made.
    Where it is not, nothing is kept, and the result is one that never is again.
    """
    questions: set[Question] = set()
    value, files, rest = make(questions)
    ordered = tuple(sorted(questions))
    if not still():
        return Result(value, "", ordered, ""), files
    key = _key(known, ordered, answers)
    if files:
        store.put(print_of("files", key), _pack(files))
    if rest and store.folder:
        store.put(print_of("rest", key), zstandard.compress(pickle.dumps(rest), _LEVEL))
    store.put(key, pickle.dumps(value))
    store.put(print_of("asked", known), json.dumps(ordered).encode())
    return Result(value, known, ordered, key), files


def _key(known: str, questions: Iterable[Question], answers: Answers) -> str:
    return print_of(known, *(part for kind, name in questions for part in (kind, name, answers((kind, name)))))


def _pack(files: Sequence[File]) -> bytes:
    head = json.dumps([(uri, len(content)) for uri, content in files]).encode()
    return zstandard.compress(b"\n".join([head, b"".join(content for _, content in files)]), _LEVEL)


def _unpack(packed: bytes) -> Iterator[File]:
    head, _, rest = zstandard.decompress(packed).partition(b"\n")
    at = 0
    for uri, length in json.loads(head):
        yield uri, rest[at : at + length]
        at += length


def _load(found: bytes) -> Any:
    return _Data(io.BytesIO(found)).load()


class _Data(pickle.Unpickler):
    """Reads data of this project, and refuses whatever else somebody may have put into the store."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of data. Raises UnpicklingError for anything else."""
        found = super().find_class(module, name) if module.startswith("briefing.") else None
        if (module, name) in _FOREIGN:
            return super().find_class(module, name)
        if isinstance(found, type) or getattr(found, "__name__", "") == "find_language":
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no data")
