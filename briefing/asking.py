"""What the work on one briefing asks of the rest of the content, written down while it is asked.

A result may be used again only where all that it was made from is the same. What lies in a briefing's own folder is
known beforehand; what its pages take from the shared registries and from other briefings is not, until they are made.
So these can be had only through mappings that note each question. The same questions with the same answers give the
same result, because there is no other way to the rest of the content.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any, TypeVar

V = TypeVar("V")
Question = tuple[str, str]
"""A kind of thing, and the id of one, or `ALL` of them."""
Changed = frozenset[Question] | None
"""The questions whose answers are others than they were; None where any may be among them."""
ALL = "*"
_BETWEEN = "\0"
"""Stands between several ids where the question is for their order; YAML has none, so neither ids nor names do."""


def print_of(*parts: str | bytes) -> str:
    """The SHA-256, in hex, of several parts; no two lists of parts have the same but by breaking the hash."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Asked(Mapping[str, V]):
    """A mapping that notes which of its keys it was asked for, whether it has them or not."""

    def __init__(self, kind: str, items: Mapping[str, V], questions: set[Question]) -> None:
        """Note questions under a kind."""
        self._kind, self._items, self._questions = kind, items, questions

    def __getitem__(self, key: str) -> V:
        self._questions.add((self._kind, key))
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        self._questions.add((self._kind, str(key)))
        return key in self._items

    def among(self, keys: AbstractSet[str]) -> dict[str, V]:
        """Those of some keys that it has, in its order; only these are asked for, and how they are ordered."""
        self._questions.update((self._kind, key) for key in keys)
        self._questions.add((self._kind, _BETWEEN.join(sorted(keys))))
        return {key: item for key, item in self._items.items() if key in keys}

    def __iter__(self) -> Iterator[str]:
        self._questions.add((self._kind, ALL))
        return iter(self._items)

    def __len__(self) -> int:
        self._questions.add((self._kind, ALL))
        return len(self._items)


class AskedIds(AbstractSet[str]):
    """A set of ids that notes likewise."""

    def __init__(self, kind: str, ids: AbstractSet[str], questions: set[Question]) -> None:
        """Note questions under a kind."""
        self._kind, self._ids, self._questions = kind, ids, questions

    def __contains__(self, key: object) -> bool:
        self._questions.add((self._kind, str(key)))
        return key in self._ids

    def __iter__(self) -> Iterator[str]:
        self._questions.add((self._kind, ALL))
        return iter(self._ids)

    def __len__(self) -> int:
        self._questions.add((self._kind, ALL))
        return len(self._ids)


class Answers:
    """The fingerprints of answers: of what a mapping has under a key, of its lacking one, and of all that it has."""

    def __init__(
        self,
        items: Mapping[str, Mapping[str, Any]],
        prints: Mapping[str, Callable[[Any], str]],
        single: Mapping[str, Callable[[str], str]] = MappingProxyType({}),
    ) -> None:
        """Take the mappings by kind, and for each the function that gives the fingerprint of one of its values.

        `single` gives fingerprints by key, for kinds of which nobody can ask for all.
        """
        self._items, self._prints, self._single = items, prints, single
        self._known: dict[Question, str] = {}

    def __call__(self, question: Question) -> str:
        """The fingerprint of the answer to a question. Raises KeyError for a kind that there is not."""
        if question not in self._known:
            self._known[question] = self._answer(*question)
        return self._known[question]

    def changed_since(self, old: "Answers") -> Changed:
        """What earlier answers, of the same kinds, answered otherwise; single ones are taken to be as they were.

        Where a mapping has the keys that it had in the same order, only what it has under some of them can be another,
        or be there or not. With that change the answers for these keys and for all of them, and no other: how some are
        ordered depends on which of them there are, and whoever asked for that also asked for each. Where their order
        is another, nothing is ruled out.
        """
        changed: set[Question] = set()
        for kind, items in self._items.items():
            before, print_one = old._items[kind], self._prints[kind]  # noqa: SLF001 — of the same class
            if items is before:
                continue
            if [key for key in items if key in before] != [key for key in before if key in items]:
                return None
            others = [
                key for key, item in items.items() if key not in before or not _is_as(before[key], item, print_one)
            ]
            others += (key for key in before if key not in items)
            changed.update((kind, key) for key in (*others, *([ALL] if others else [])))
        return frozenset(changed)

    def lost_since(self, old: "Answers") -> frozenset[Question]:
        """What earlier answers, of the same kinds, had and these have not."""
        return frozenset(
            (kind, key)
            for kind, items in self._items.items()
            for key in old._items[kind]  # noqa: SLF001 — the same
            if key not in items
        )

    def _answer(self, kind: str, key: str) -> str:
        if kind in self._single:
            return self._single[kind](key)
        items, print_one = self._items[kind], self._prints[kind]
        if key == ALL:
            return print_of(*(part for name, item in items.items() for part in (name, print_one(item))))
        if _BETWEEN in key:
            keys = frozenset(key.split(_BETWEEN))
            return print_of(*(name for name in items if name in keys))
        return print_one(items[key]) if key in items else ""


def _is_as(old: V, new: V, print_one: Callable[[V], str]) -> bool:
    return old is new or print_one(old) == print_one(new)


def in_order(items: Mapping[str, V], keys: AbstractSet[str]) -> dict[str, V]:
    """Those of some keys that a mapping has, in its order."""
    if isinstance(items, Asked):
        return items.among(keys)
    return {key: item for key, item in items.items() if key in keys}
