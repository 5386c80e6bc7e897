"""Shares that were made once are taken from the store, as long as all that they were made from is the same.

Under a key of what is known beforehand stand the questions that a share asked, and under a key of these with their
answers stands the share (see asking.py). What a share could not ask for it cannot have been made from.
"""

import io
import json
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from briefing.asking import Answers, Question, print_of
from briefing.store import Store

T = TypeVar("T")
File = tuple[str, bytes]
"""A file of the site: its address and content."""
_LEVEL = 1
_FOREIGN = frozenset({
    ("builtins", "frozenset"), ("builtins", "set"), ("collections", "Counter"), ("datetime", "date"),
    ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"), ("markupsafe", "Markup"),
    ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"),
})  # fmt: skip
"""What a kept value may consist of besides this project's own data."""


def take_or_make(
    store: Store,
    known: str,
    answers: Answers,
    make: Callable[[set[Question]], tuple[T, Sequence[File]]],
    still: Callable[[], bool] = lambda: True,
) -> tuple[T, Sequence[File]]:
    """A result with its files, from the store or else made, and then kept.

    `known` is the fingerprint of all that is known beforehand; `still` says whether that is so even after it was made.
    """
    found: tuple[T, Sequence[File]] | None = _take(store, known, answers)
    if found is not None:
        return found
    questions: set[Question] = set()
    made = make(questions)
    if still():
        ordered = sorted(questions)
        key = _key(known, ordered, answers)
        store.put(print_of("files", key), _pack(made[1]))
        store.put(key, pickle.dumps(made[0]))
        store.put(print_of("asked", known), json.dumps(ordered).encode())
    return made


def _take(store: Store, known: str, answers: Answers) -> Any:
    """A result with its files; None where there is none, or something is kept in its place that cannot be one."""
    asked = store.get(print_of("asked", known))
    if asked is None:
        return None
    try:
        key = _key(known, [(kind, name) for kind, name in json.loads(asked)], answers)
        found, files = store.get(key), store.get(print_of("files", key))
        return None if found is None or files is None else (_load(found), list(_unpack(files)))
    except (pickle.UnpicklingError, AttributeError, ImportError, LookupError, TypeError, ValueError, zlib.error):
        return None


def _key(known: str, questions: Iterable[Question], answers: Answers) -> str:
    return print_of(known, *(part for kind, name in questions for part in (kind, name, answers((kind, name)))))


def _pack(files: Sequence[File]) -> bytes:
    head = json.dumps([(uri, len(content)) for uri, content in files]).encode()
    return zlib.compress(b"\n".join([head, b"".join(content for _, content in files)]), _LEVEL)


def _unpack(packed: bytes) -> Iterator[File]:
    head, _, rest = zlib.decompress(packed).partition(b"\n")
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
