"""Text as it is compared: what typesetting changes is folded away, and every place can be traced back.

Folded are typographic quotation marks, dashes, white space and case, and nothing that could change a meaning: letters
are compared after Unicode's canonical composition (NFC) and full case folding, so that only spellings of one and the
same character become equal. Characters that nobody sees (soft hyphens, zero-width spaces, direction marks) are dropped.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

SINGLE_QUOTES = "'‘’‚‛′‵‹›`´ʹʻʼʽ❛❜＇"
"""Apostrophes and single quotation marks, whatever their direction, with the primes that stand in for them."""
DOUBLE_QUOTES = '"“”„‟″‶«»ʺ〝〞〟❝❞＂⹂'
"""Double quotation marks. Corner brackets (「」『』) are no variants of these: no editor exchanges them by itself."""
DROPPED = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Invisible characters without a meaning of their own. Joiners (U+200C, U+200D) have one, and stay."""
MINUS = "\u2212"
"""Of category Sm, unlike the dashes (Pd), but typed as one of them."""

_MARKS = frozenset({"Mn", "Mc", "Me"})
_VARIANTS = {**dict.fromkeys(SINGLE_QUOTES, "'"), **dict.fromkeys(DOUBLE_QUOTES, '"')}

# Scripts written without spaces between words, and Hangul, where particles are attached to a noun that is quoted alone.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, with the way back from each of its places to the text it was made of."""

    text: str
    """What is compared."""
    _at: tuple[int, ...]
    """Where each stretch begins in the folded text, …"""
    _from: tuple[int, ...]
    """… where in the original, …"""
    _clusters: dict[int, int]
    """… and, for those that were not taken over character by character, how long they were there."""

    def start(self, index: int) -> int:
        """Where, in the original, the character at a place of the folded text begins."""
        stretch = self._stretch(index)
        offset = 0 if stretch in self._clusters else index - self._at[stretch]
        return self._from[stretch] + offset

    def end(self, index: int) -> int:
        """Where, in the original, the character before a place of the folded text ends."""
        if index <= 0:
            return 0
        stretch = self._stretch(index - 1)
        length = self._clusters.get(stretch) or index - self._at[stretch]
        return self._from[stretch] + length

    def may_cut(self, index: int) -> bool:
        """Whether a quotation may begin or end at a place: not within a character, a word or a number.

        “legal” is not to be found in “illegal”, nor “5” in “2.5”. Where words are written without spaces between them,
        any character may begin or end a quotation.
        """
        if index <= 0 or index >= len(self.text):
            return True
        stretch = self._stretch(index)
        if stretch in self._clusters and index != self._at[stretch]:
            return False
        before, after = self.text[index - 1], self.text[index]
        if unicodedata.category(after) in _MARKS:
            return False
        if before in ".,":
            return not (after.isdigit() and self.text[max(index - 2, 0)].isdigit())
        if after in ".,":
            return not (before.isdigit() and self.text[index + 1 : index + 2].isdigit())
        return not (_is_word(before) and _is_word(after))

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The part of the folded text that a passage of the original folds to, widened to whole characters."""
        length = range(len(self.text))
        low = bisect_right(length, start, key=lambda index: self.end(index + 1))
        return low, max(low, bisect_left(length, end, key=self.start))

    def _stretch(self, index: int) -> int:
        return bisect_right(self._at, index) - 1


def fold(text: str) -> Folded:
    """Fold a text for comparison.

    White space, of any kind and number, becomes one space, also at the ends. Folding is done cluster by cluster, so
    the folded form of a passage that begins and ends between clusters is a part of the folded form of its text.
    """
    pieces: list[str] = []
    at: list[int] = []
    origin: list[int] = []
    clusters: dict[int, int] = {}
    length = 0

    def add(piece: str, where: int, cluster: int = 0) -> None:
        nonlocal length
        if cluster:
            clusters[len(at)] = cluster
        at.append(length)
        origin.append(where)
        pieces.append(piece)
        length += len(piece)

    table = {ord(c): _fold_character(c) for c in set(text)}
    done = 0
    for start, end in _clusters(text):
        if start > done:
            add(text[done:start].translate(table), done)
        folded = _fold_cluster(text[start:end])
        if folded:
            add(folded, start, end - start)
        done = end
    if done < len(text) or not at:
        add(text[done:].translate(table), done)
    return Folded("".join(pieces), tuple(at), tuple(origin), clusters)


def _is_word(character: str) -> bool:
    if _UNSPACED.match(character):
        return False
    return character.isalnum() or unicodedata.category(character) in _MARKS


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that do not fold character by character, in order."""
    composed = unicodedata.is_normalized("NFC", text)
    odd = "".join(c for c in set(text) if len(_fold_character(c)) > 1 or not unicodedata.is_normalized("NFC", c))
    patterns = [rf"[\s{DROPPED}]{{2,}}|[{DROPPED}]"]
    if not composed:
        patterns.append(f".[{_composable()}]+|[{_composable()}]")
    if odd:
        patterns.append(f"[{re.escape(odd)}]")
    for match in re.finditer("|".join(patterns), text, re.DOTALL):
        yield match.span()


@cache
def _composable() -> str:
    """All characters that can merge with the one before them, as the inside of a character class.

    These are the marks, and the vowels and finals of Hangul (Unicode Standard Annex 15, NFC_Quick_Check=Maybe).
    """
    marks = (c for c in map(chr, range(0x300, 0x20000)) if unicodedata.category(c) in _MARKS)
    return re.escape("".join(marks)) + "\u1160-\u11ff"


def _fold_cluster(cluster: str) -> str:
    folded = "".join(map(_fold_character, unicodedata.normalize("NFC", cluster)))
    return " " if folded.isspace() else folded


@cache
def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in DROPPED:
        return ""
    if unicodedata.category(character) == "Pd" or character == MINUS:
        return "-"
    return "".join(_VARIANTS.get(c, c) for c in _VARIANTS.get(character, character).casefold())
