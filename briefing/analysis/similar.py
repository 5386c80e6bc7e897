"""Which statements say nearly the same.

Two statements are similar when they share what cannot be exchanged (names, numbers, dates, negations, modal words, in
one order) and the rest of their words up to inflection, order and small words; or when they rest on one passage of one
source, share what cannot be exchanged in any order, and agree in most of their other words. Statements are looked up by
what they must share, so a thousand of them are not compared with each other one by one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from briefing.analysis.figures import in_digits

_WORD = re.compile(r"\d[\d.,/:-]*\d|\d|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_FREE_WORDS = (
    "a an the of to in on at by for from with and or as is are was were be been being has have had it its this that "
    "these those there which who whom whose what than then so also into up out off over under s"
)
_FIXED_WORDS = (
    "no not never none nobody nothing neither nor without cannot could can may might must shall should will would "
    "all every each some any few many most more less least both only half twice first second third last before after "
    "until since january february march april may june july august september october november december north south "
    "east west one two three four five six seven eight nine ten hundred thousand million billion"
)
_FREE, _FIXED = frozenset(_FREE_WORDS.split()), frozenset(_FIXED_WORDS.split())
_FUTURE = re.compile(r"\b(?:is|are) (?:going|about|set|due) to\b", re.IGNORECASE)
_STEM = 4
"""Letters that two forms of one word share. Changed beginnings (un-, non-) change the meaning."""
_SAME_PASSAGE = 60
"""Similarity, 0 to 100, at which two statements that rest on one passage are taken for one."""


class Statement(NamedTuple):
    """A statement, and the passages it rests on."""

    text: str
    passages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Read:
    fixed: tuple[str, ...]
    """What cannot be exchanged: words in order, then numbers in order."""
    free: tuple[str, ...]
    """The stems of all other words that mean something, sorted."""
    folded: str


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a statement, without case, spacing and punctuation."""
    return tuple(re.findall(r"[+-]?\w+", text.casefold()))


def find_similar(statements: Mapping[str, Statement]) -> Iterator[tuple[str, str]]:
    """Pairs of similar statements: each statement with the first before it that it resembles."""
    names = _names(statement.text for statement in statements.values())
    by_words: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}
    by_passage: dict[tuple[str, tuple[str, ...]], list[tuple[str, _Read]]] = defaultdict(list)
    for key, statement in statements.items():
        read = _read(statement.text, names)
        first = by_words.setdefault((read.fixed, read.free), key)
        places = [(passage, tuple(sorted(read.fixed))) for passage in sorted(statement.passages)]
        if first != key:
            yield first, key
        else:
            close = (other for place in places for other, words in by_passage[place] if _close(words, read))
            if (other := next(close, None)) is not None:
                yield other, key
        for place in places:
            by_passage[place].append((key, read))


def _names(texts: Iterator[str]) -> frozenset[str]:
    """Words that are written with a capital letter elsewhere than at the beginning."""
    return frozenset(_bare(word) for text in texts for word in _WORD.findall(text)[1:] if word[0].isupper())


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word).casefold()


def _read(text: str, names: frozenset[str]) -> _Read:
    fixed, free = [], []
    words = [_bare(word) for word in _WORD.findall(_FUTURE.sub("will", in_digits(text)))]
    for word in words:
        if word in names or word in _FIXED or word[0].isdigit() or word.endswith(("n't", "n’t")):
            fixed.append(word)
        elif word not in _FREE:
            free.append(word[:_STEM])
    fixed.sort(key=lambda word: word[0].isdigit())  # a date may stand before or after the names
    return _Read(tuple(fixed), tuple(sorted(free)), " ".join(words))


def _close(first: _Read, second: _Read) -> bool:
    one, other = set(first.free), set(second.free)
    fewer = min(len(one), len(other))
    if fewer > 1 and 2 * len(one & other) < fewer:
        return False
    return fuzz.token_sort_ratio(first.folded, second.folded) >= _SAME_PASSAGE
