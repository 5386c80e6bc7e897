"""Text from anywhere → Markdown that shows exactly that text and does nothing else.

What "exactly" means is one function, `visible_text`: the text in NFC, without the characters that show nothing but can
deceive (controls, bidirectional and tag characters, zero-width ones, private use, non-characters), its runs of white
space folded to one space. `escape` writes that text so that every Markdown processor prints it back: the ASCII
punctuation of which Markdown, its extensions and HTML are made becomes `&#NN;`, but for the few positions in ordinary
sentences where no syntax can begin. docs/decisions/0011-escaping.md says why, and what was measured.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Self, TypeVar

from markupsafe import Markup

_KEPT_SPACES = "\u00a0\u202f"
"""No-break spaces carry meaning (12 000, M. Dupont) and are kept where they stand alone between words."""

_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Unicode calls these number and verse signs format characters, but they print."""

# Characters of category L, M or Cn that print nothing: the grapheme joiner, Hangul fillers, Khmer inherent vowels, and
# what Unicode has set aside for further invisible ones.
_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_LONE_SELECTOR = re.compile(f"(?:^|(?<=[\\s{_SELECTORS}]))[{_SELECTORS}]+|(?<=[{_SELECTORS}])[{_SELECTORS}]+")
_JOINER = re.compile("[\u200c\u200d]+")
_SPACES = re.compile(r"[\s\u2028\u2029]+")
_ODD_SPACES = re.compile(r"[^\S ]|[\u2028\u2029]|  ")

_ALNUM = r"[^\W_]"
_LETTER = r"[^\W\d_]"
# Punctuation that may stand anywhere, the start of a line included.
_SAFE_ANYWHERE = (
    r"(?<!,),(?!,)",
    rf"(?<={_ALNUM})(?<![Ww]{{3}})\.(?={_ALNUM})",  # 0.55, U.S, but no www.address
    rf"(?<={_ALNUM})['-](?={_ALNUM})",  # Seoul's, non-lethal, 2026-02-21, but no -- and no quoted word
    r"(?<=\d):(?=\d\d(?![\d:]))",  # 18:09, but no :100:
)
# Punctuation that may stand after the first word of a text, where no block can begin.
_SAFE_LATER = (
    *_SAFE_ANYWHERE,
    r"(?<=[^\s.])\.(?= |$)",  # the end of a sentence, but no ellipsis
    r"(?<=[^\s;]);(?= |$)",
    r"(?<=[^\s?!])\?(?= |$)",
    rf"(?<={_ALNUM})[:!](?= )",  # never last: an exclamation mark before a link makes it an image
    r"(?<=\d)%(?=[ ,.;]|$)",
    rf"(?<={_LETTER}{_LETTER})/(?={_LETTER}{_LETTER})",  # and/or, but no c/o and no 1/2
    rf"(?<= )\((?={_ALNUM})(?!\w{{1,2}}\))",  # but no (c) and no ](
    rf"(?<={_ALNUM})\)(?=[ ,.;]|$)",
)
_PUNCTUATION = r"[!-/:-@\[-`{-~\u00a0\u202f]"
# The first group only makes it quick: most characters are no punctuation.
_SYNTAX_ANYWHERE = re.compile(rf"(?={_PUNCTUATION})(?!{'|'.join(_SAFE_ANYWHERE)}){_PUNCTUATION}")
_SYNTAX_LATER = re.compile(rf"(?={_PUNCTUATION})(?!{'|'.join(_SAFE_LATER)}){_PUNCTUATION}")

_NOT_IN_URL = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_SYNTAX_IN_URL = re.compile(r"(?!(?<=[A-Za-z0-9])[_-](?=[A-Za-z0-9]))[^A-Za-z0-9/.,:;?=%]")


SafeText = TypeVar("SafeText", bound="Markdown")


class Markdown(Markup):
    """Markdown that is safe to print. What is added to it is escaped first, as Markdown and not only as HTML."""

    __slots__ = ()

    def __new__(cls, object: object = "", encoding: str | None = None, errors: str = "strict") -> Self:  # noqa: A002 — Markup's
        """Take a text to be safe as it is, or what a value says that its HTML is."""
        return str.__new__(cls, object) if type(object) is str else super().__new__(cls, object, encoding, errors)

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Escape a value, unless it is safe already."""
        if type(s) is cls:
            return s
        if type(s) is str:
            safe: Self = _safe_text(cls, s)
            return safe
        return cls(s) if hasattr(s, "__html__") else cls(escape(s))


def visible_text(text: str) -> str:
    """The text that a reader sees: the rule by which "shown exactly as written" is to be understood."""
    return fold_spaces(_without_invisible(text)).strip(f" {_KEPT_SPACES}")


def fold_spaces(text: str) -> str:
    """Make every run of white space one space; a no-break space alone between two words stays what it is."""
    if not _ODD_SPACES.search(text):
        return text
    return _SPACES.sub(lambda run: run[0] if run[0] in _KEPT_SPACES else " ", text)


def escape(value: object) -> str:
    """Write a value so that Markdown and HTML show its visible text.

    It may stand in a paragraph, at the start of a line, in a heading, table cell, list item or link text, in the
    content of a raw HTML element and in a double-quoted attribute; not in code, where entities are not read. None is
    nothing.
    """
    return _escape_text(_text(value))


@lru_cache(maxsize=8192)  # a page, and those beside it, print the same names and statements over and over
def _escape_text(text: str) -> str:
    return _encode(visible_text(text))


@lru_cache(maxsize=8192)
def _safe_text(kind: type[SafeText], text: str) -> SafeText:
    return kind(_encode(visible_text(text)))


def escape_inside(text: str) -> str:
    """The same for a part of a sentence, whose first and last space separate it from what stands beside it."""
    return _encode(fold_spaces(_without_invisible(text)))


def escape_url(url: str) -> str:
    """Write a web address for a double-quoted attribute in Markdown: percent-encoded, and encoded against Markdown.

    Raises ValueError unless it is an http or https address with a host.
    """
    if not re.match(r"https?://[^/?#\\\s]", url, re.IGNORECASE):
        raise ValueError(f"not a web address: {url!r}")
    ascii_url = _NOT_IN_URL.sub(lambda found: _percent(found[0]), url)
    return _SYNTAX_IN_URL.sub(_entity, ascii_url)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _encode(text: str) -> str:
    first, space, later = text.partition(" ")
    encoded = _SYNTAX_ANYWHERE.sub(_entity, first)
    if space:
        encoded += _SYNTAX_LATER.sub(_entity, space + later)
    if encoded and unicodedata.category(encoded[0]).startswith("M"):  # would join with what stands before it
        encoded = f"&#{ord(encoded[0])};{encoded[1:]}"
    return encoded


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "ignore"))


def _without_invisible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    shown = text if text.isprintable() else "".join(filter(_is_shown, text))
    text = _BLANKS.sub("", shown)
    text = _JOINER.sub(_needed_joiner, text)
    return _LONE_SELECTOR.sub("", unicodedata.normalize("NFC", text))


def _is_shown(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cc":
        return character.isspace() and character not in "\x1c\x1d\x1e\x1f"
    if category == "Cf":
        return character in _VISIBLE_FORMATS or character in "\u200c\u200d"
    if category == "Cn":
        return ord(character) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(character) <= 0xFDEF  # noqa: PLR2004 — non-characters
    return category not in {"Cs", "Co"}


def _needed_joiner(run: re.Match[str]) -> str:
    """Keep one joiner where a script or an emoji sequence needs it: between two characters that are not ASCII."""
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    return run[0][0] if _takes_joiner(before) and _takes_joiner(after) else ""


def _takes_joiner(character: str) -> bool:
    return bool(character) and not character.isascii() and unicodedata.category(character)[0] in "LMS"
