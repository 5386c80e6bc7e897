"""What changed in a text, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")
_MAX_TOKENS = 5000
"""Longer texts are shown as replaced whole: comparing them word by word takes time that grows with their square."""

_LEAST_KEPT = 0.35
"""The share of the longer text that must have stayed; a text written anew reads better after the old one as a whole."""


class Piece(NamedTuple):
    """A stretch of text that stayed, came in or went out."""

    kind: Literal["same", "ins", "del"]
    text: str


def diff_words(before: str, after: str) -> tuple[Piece, ...]:
    """The way from one text to another in whole words.

    The pieces that are not `ins` put together give the first text, those that are not `del` the second.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if before == after:
        return (Piece("same", before),) if before else ()
    if max(len(old), len(new)) > _MAX_TOKENS:
        return _replaced(before, after)
    pieces: list[Piece] = []
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for operation, i1, i2, j1, j2 in blocks:
        gone, come = "".join(old[i1:i2]), "".join(new[j1:j2])
        pieces += (Piece("same", gone),) if operation == "equal" else _replaced(gone, come)
    kept = sum(len(piece.text) for piece in pieces if piece.kind == "same")
    return _joined(pieces) if kept >= _LEAST_KEPT * max(len(before), len(after)) else _replaced(before, after)


def _replaced(before: str, after: str) -> tuple[Piece, ...]:
    both: tuple[Piece, ...] = (Piece("del", before), Piece("ins", after))
    return tuple(piece for piece in both if piece.text)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Take a lone space between two replacements into them: a phrase reads better than words in turn."""
    out: list[Piece] = []
    gone = come = ""
    for index, piece in enumerate(pieces):
        lone = piece.kind == "same" and piece.text.isspace() and (gone or come) and index + 1 < len(pieces)
        gone += piece.text if piece.kind == "del" or lone else ""
        come += piece.text if piece.kind == "ins" or lone else ""
        if piece.kind == "same" and not lone:
            out += (*_replaced(gone, come), piece)
            gone = come = ""
    return (*out, *_replaced(gone, come))
