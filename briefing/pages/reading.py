"""How long a text takes to read."""

import re

from briefing.prose import plain_text

_WORDS_A_MINUTE = 220
_UNSPACED_A_WORD = 2
"""Characters of a script without spaces between words that count as one word."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def read_minutes(*texts: str | None) -> int:
    """The minutes that some prose takes a quick reader, at least one."""
    words = 0
    for text in texts:
        plain = plain_text(text or "")
        unspaced = len(_UNSPACED.findall(plain))
        words += len(_UNSPACED.sub(" ", plain).split()) + unspaced // _UNSPACED_A_WORD
    return max(1, round(words / _WORDS_A_MINUTE))


def first_words(text: str, most: int = 160) -> str:
    """The beginning of a text up to a number of characters; what is cut is shown to be, and no word is cut in two."""
    if len(text) <= most:
        return text
    begun = text[: most + 1]
    whole, space, _cut = begun.rpartition(" ")
    return f"{(whole if space and len(whole) > most // 2 else begun[:most]).rstrip(' ,;:–(')}…"
