"""Where a quote stands in a text: a passage that is there once, or why it is not.

A quote is `exact` words with the text that stands directly before (`prefix`) and after them (`suffix`), after the W3C
Web Annotation Data Model's TextQuoteSelector; or the first words of a passage and its last (`start`, `end`), after the
WICG's URL Fragment Text Directives. A passage runs from an occurrence of `start` to the nearest `end` after it. Both
are looked up in the folded text, and whole words are wanted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from briefing.folding import Folded, fold
from briefing.model.claim import Quote

NEAR = 60
"""Similarity, 0 to 100, under which another passage would explain nothing."""
_SEARCHED = 400
"""How many characters of a long quote are enough to find the passage that it is nearest to."""

Stretch = tuple[int, int]
"""A part of a folded text, from and up to."""


class Found(NamedTuple):
    """A passage of a text: its offsets, and the line and column (from 1, in characters) at which it begins."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the nearest passage first departs from a quote: the quote's words, and those of the text."""

    quoted: str
    stands: str
    place: Found


@dataclass(frozen=True, slots=True)
class NotFound:
    """A quote that does not stand in the text, with the passage nearest to it, if any is near."""

    why: Literal["words", "within-word", "prefix", "suffix", "order", "empty"]
    """No such words; only inside longer ones; not in this context; `end` only before `start`; nothing to look for."""
    words: str = ""
    """The part of the quote that is at fault."""
    nearest: Found | None = None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A quote that stands in the text more than once."""

    places: tuple[Found, ...]


class SourceText:
    """A text in which quotes are looked up. It is folded once, when the first is."""

    def __init__(self, text: str) -> None:
        """Take a text as it was captured."""
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """The text as it is compared."""
        return fold(self.text)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def place(self, stretch: Stretch) -> Found:
        """The place, in the text itself, of a part of its folded form."""
        start, end = self.folded.start(stretch[0]), self.folded.end(stretch[1])
        line = bisect_left(self._lines, start + 1)
        return Found(start, end, line, start - self._lines[line - 1] + 1)

    def words(self, stretch: Stretch) -> str:
        """A part of the folded text as it is written in the text itself, in one line."""
        found = self.place(stretch)
        return " ".join(self.text[found.start : found.end].split())


def find_quote(text: SourceText, quote: Quote) -> Found | NotFound | Ambiguous:
    """Look a quote up in a text, in which it must stand exactly once."""
    stretches = find_stretches(text.folded, quote)
    if len(stretches) == 1:
        return text.place(stretches[0])
    if stretches:
        return Ambiguous(tuple(map(text.place, stretches)))
    return _explain(text, quote)


def find_stretches(folded: Folded, quote: Quote) -> list[Stretch]:
    """Every passage of a folded text that a quote could mean, in order."""
    prefix, suffix = _needle(quote.prefix), _needle(quote.suffix)
    first, last = _needle(quote.exact or quote.start), _needle(quote.end)
    starts = [at for at in _occurrences(folded, first) if _adjoins_before(folded.text, at, prefix)]
    ends = [at + len(last) for at in _occurrences(folded, last)] if quote.end else [at + len(first) for at in starts]
    ends = [end for end in ends if _adjoins_after(folded.text, end, suffix)]
    stretches = []
    for start in starts:
        after = start + len(first)
        nearest = bisect_left(ends, after + len(last))
        if nearest < len(ends) and (quote.end or ends[nearest] == after):
            stretches.append((start, ends[nearest]))
    return stretches


def whole_words(folded: Folded, stretch: Stretch) -> Stretch:
    """A part of a folded text without the space around it, widened to where a quotation may begin and end."""
    start, end = stretch
    while start < end and folded.text[start] == " ":
        start += 1
    while start < end and folded.text[end - 1] == " ":
        end -= 1
    if start == end:
        return stretch[0], stretch[0]
    while not folded.may_cut(start):
        start -= 1
    while not folded.may_cut(end):
        end += 1
    return start, end


def _needle(words: str | None) -> str:
    return fold(words).text.strip(" ") if words else ""


def _occurrences(folded: Folded, needle: str) -> Iterator[int]:
    for at in _raw_occurrences(folded.text, needle):
        if folded.may_cut(at) and folded.may_cut(at + len(needle)):
            yield at


def _raw_occurrences(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _adjoins_before(text: str, at: int, prefix: str) -> bool:
    return text.endswith(prefix, 0, at) or (text[at - 1 : at] == " " and text.endswith(prefix, 0, at - 1))


def _adjoins_after(text: str, at: int, suffix: str) -> bool:
    return text.startswith(suffix, at) or text.startswith(" " + suffix, at)


def _explain(text: SourceText, quote: Quote) -> NotFound:
    """Say why a quote that was not found was not."""
    folded = text.folded
    after = 0
    for words in filter(None, (quote.exact or quote.start, quote.end)):
        needle = _needle(words)
        if not needle:
            return NotFound("empty", words)
        whole = list(_occurrences(folded, needle))
        later = [at for at in whole if at >= after]
        if not whole:
            return _nearest(text, words, needle, after)
        if not later:
            return NotFound("order", words, text.place((whole[-1], whole[-1] + len(needle))))
        if words != quote.end:
            after = later[0] + len(needle)
    return _explain_context(text, quote)


def _explain_context(text: SourceText, quote: Quote) -> NotFound:
    """Say which neighbour of a quote, whose own words are there, is missing."""
    if meant := _meant_elsewhere(text, quote):
        return meant
    without_prefix = find_stretches(text.folded, quote.model_copy(update={"prefix": None}))
    part: Literal["prefix", "suffix"] = "prefix" if quote.prefix and without_prefix else "suffix"
    if part == "prefix":
        stretch = without_prefix[0]
    else:
        stretch = find_stretches(text.folded, quote.model_copy(update={"suffix": None, "prefix": None}))[0]
    words = (quote.prefix if part == "prefix" else quote.suffix) or ""
    length = len(_needle(words)) + 1
    start, end = stretch
    last = len(text.folded.text)
    beside = (max(start - length, 0), start) if part == "prefix" else (end, min(end + length, last))
    stands = text.words(whole_words(text.folded, beside)) if beside[0] < beside[1] else ""
    place = text.place(stretch)
    return NotFound(part, words, place, Difference(words, stands, place))


def _meant_elsewhere(text: SourceText, quote: Quote) -> NotFound | None:
    """The passage that fits the words with their context best, where that is not one that has the words themselves."""
    if not quote.exact:
        return None
    after = f" {quote.suffix}" if (quote.suffix or "")[:1].isalnum() else quote.suffix or ""
    whole = f"{quote.prefix or ''} {quote.exact}{after}".strip()
    found = _nearest(text, whole, _needle(whole), 0)
    if found.nearest is None or found.difference is None:
        return None
    there = [text.place(s) for s in find_stretches(text.folded, Quote(exact=quote.exact))]
    if any(place.start < found.nearest.end and found.nearest.start < place.end for place in there):
        return None
    return replace(found, words=quote.exact)


def _nearest(text: SourceText, words: str, needle: str, after: int) -> NotFound:
    folded = text.folded
    for at in _raw_occurrences(folded.text, needle):
        return NotFound("within-word", words, text.place(whole_words(folded, (at, at + len(needle)))))
    found = fuzz.partial_ratio_alignment(needle[:_SEARCHED], folded.text[after:], score_cutoff=NEAR)
    if not found and after:
        after, found = 0, fuzz.partial_ratio_alignment(needle[:_SEARCHED], folded.text, score_cutoff=NEAR)
    if not found or found.dest_end <= found.dest_start:
        return NotFound("words", words)
    start = found.dest_start + after
    end = max(found.dest_end + after, start + len(needle)) if len(needle) > _SEARCHED else found.dest_end + after
    stretch = whole_words(folded, (start, min(end, len(folded.text))))
    return NotFound("words", words, text.place(stretch), _difference(text, stretch, words))


def _difference(text: SourceText, stretch: Stretch, words: str) -> Difference | None:
    """The first words in which a passage departs from a quote."""
    quoted = SourceText(words)
    stands = text.folded.text[slice(*stretch)]
    edits = [e for e in Levenshtein.opcodes(quoted.folded.text, stands) if e.tag != "equal"]
    if len(edits) > 1 and edits[0].src_end == 0:  # the passage merely begins a word earlier than the quote
        edits = edits[1:]
    if not edits:
        return None
    edit = edits[0]
    ours = _spoken(quoted.folded.text, (edit.src_start, edit.src_end))
    theirs = _spoken(stands, (edit.dest_start, edit.dest_end))
    shifted = (theirs[0] + stretch[0], theirs[1] + stretch[0])
    return Difference(quoted.words(ours), text.words(shifted), text.place(shifted))


def _spoken(text: str, stretch: Stretch) -> Stretch:
    """A part of a text widened to what lies between two spaces, and not empty."""
    start = text.rfind(" ", 0, stretch[0]) + 1
    end = text.find(" ", max(stretch[1], start + 1))
    return min(start, len(text) - 1), len(text) if end < 0 else end
