"""Words as they are searched for, in every script: `theme/assets/javascripts/search/words.js` does the same to queries.

Case, accents, the vowel signs of Arabic and Hebrew, and the variants of a letter are folded away. Where a script has
no spaces between words, or, as Korean, attaches particles to them, every pair of neighbouring characters is a term.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 24
"""How many characters of a word count; longer ones are addresses and hashes."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED} ]+")
_ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)(?=..)")
"""What Arabic writes at the beginning of a noun: *and*, *in*, *as*, *for*, and the article."""

_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
"""Accents of Latin, Greek and Cyrillic letters; vowel signs of Hebrew and Arabic; what stretches Arabic words."""
_VARIANTS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "þ": "th", "ς": "σ",
    "ґ": "г", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ʼ": " ", "ʻ": " ", "ʹ": " ",
}  # fmt: skip


def fold(text: str) -> str:
    """Fold a text to words with one space between them, and none at its ends."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared; a run of an unspaced script counts as one."""
    return _RUN.findall(unicodedata.normalize("NFC", text).translate(_TABLE))


def terms_of(word: str) -> Iterator[str]:
    """Under what a word is entered: itself, or each pair of its characters and the last one alone.

    An Arabic word with an article is entered without it, too.
    """
    if _is_unspaced(word):
        yield from map("".join, pairwise(word))
        yield word[-1]
        return
    yield word[:LONGEST]
    if stem := _ARTICLE.match(word):
        yield word[stem.end() :][:LONGEST]


def _is_unspaced(word: str) -> bool:
    return _FIRST_UNSPACED.match(word) is not None


def _fold_character(character: str) -> str:
    folded = []
    for piece in unicodedata.normalize("NFKD", character).lower():
        category = unicodedata.category(piece)
        if category == "Cf" or _DROPPED.match(piece):
            continue
        if piece in _VARIANTS:
            folded.append(_VARIANTS[piece])
        elif category == "Nd":
            folded.append(str(unicodedata.digit(piece)))
        else:
            folded.append(piece if category[0] in "LMN" else " ")
    return unicodedata.normalize("NFC", "".join(folded))


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_TABLE = _Table()
_FIRST_UNSPACED = re.compile(f"[{_UNSPACED}]")
