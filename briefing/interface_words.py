"""The interface's words in templates: `_("…")` and its kin, and the marks on words that are not in the page's language.

Where there is no catalog for a page's language, English stands among its words, and is marked as such, so that it is
spoken and laid out as English. Within an attribute, a drawing or an option no element can stand; there it stays bare.
"""

import re
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from briefing.escape import Markdown, escape
from briefing.language import Language
from briefing.messages import Pattern, Words

FUNCTIONS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
"""The functions by which templates say words, and how many literals each begins with."""

_BEGIN, _END = "\ue000", "\ue001"
"""Private characters, which no escaped text holds (see escape.py)."""
_EMPTY = re.compile(f"{_BEGIN}(\\s*){_END}")
_BARE = re.compile(r"<svg.*?</svg>|<option[^<>]*>[^<]*</option>|<[^<>]*>", re.DOTALL)


def check_literals(node: nodes.Call) -> None:
    """Hold a template to words that can be extracted, and that are the template's own.

    A value would be printed without being escaped. Raises TemplateSyntaxError.
    """
    if isinstance(node.node, nodes.Name) and (count := FUNCTIONS.get(node.node.name)):
        literals = node.args[:count]
        if len(literals) < count or not all(isinstance(one, nodes.Const) for one in literals):
            raise TemplateSyntaxError(f"{node.node.name}() takes its words as literals", node.lineno)


def write_words(language: Language, pattern: Pattern, values: dict[str, Any]) -> Markdown:
    """Words of a template, which may hold markup, with their values, which are escaped."""
    said = Markdown(language.pattern(pattern))
    if not language.borrowed:
        return said % {name: _written(language, value) for name, value in values.items()}
    apart = {name: _apart(language, value) for name, value in values.items()}
    return Markdown(f"{_BEGIN}{said % apart}{_END}")


def write_message(language: Language, message: Words) -> Markdown:
    """A message of the program, escaped like any other text."""
    return write_borrowed(language, language.say(message))


def write_borrowed(language: Language, said: str) -> Markdown:
    """Words as a language has said them, escaped likewise."""
    words = escape(said)
    return Markdown(f"{_BEGIN}{words}{_END}" if language.borrowed and words else words)


def mark_borrowed(text: str, language: Language) -> str:
    """Put elements in the place of the marks, wherever one can stand."""
    if _BEGIN not in text:
        return text
    text = _EMPTY.sub(r"\1", _BARE.sub(lambda found: found[0].replace(_BEGIN, "").replace(_END, ""), text))
    opened = f'<span lang="{language.words}" dir="ltr">'
    return text.replace(_BEGIN, opened).replace(_END, "</span>")


def _apart(language: Language, value: object) -> Markdown:
    """A value among borrowed words: of the page's own language, and laid out by itself, unless it is words as well."""
    written = _written(language, value)
    own = not isinstance(value, Words | int) and any(not character.isascii() for character in written)
    return (
        Markdown(f'<bdi lang="{escape(language.tag)}" dir="{language.direction}">{written}</bdi>') if own else written
    )


def _written(language: Language, value: object) -> Markdown:
    if isinstance(value, Words):
        return Markdown(escape(language.say(value)))
    return Markdown.escape(value)
