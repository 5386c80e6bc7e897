"""The nearest known name to a mistyped one."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CUTOFF = 60
"""Similarity, 0 to 100, under which a suggestion would rather confuse than help."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most similar to the given one, or None when none is near."""
    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A hint that offers the nearest known name, or None when none is near."""
    found = nearest(name, known)
    return f"did you mean `{found}`?" if found else None
