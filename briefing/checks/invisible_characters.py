"""Whether texts hold characters that are not shown, or that change the order in which others are.

Joiners and direction marks are left alone in the scripts that need them, and joiners between emoji.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.analysis.passages import iter_shared, iter_texts
from briefing.checks.rule import CorpusCheck, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.problems import Severity

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_DIRECTION = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
_JOINING = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NAMES = {"\ufffd": "REPLACEMENT CHARACTER (a letter was lost in some conversion)"}


def check_invisible_characters(facts: Facts) -> Iterator[Finding]:
    """Find texts with zero-width, control, direction or replacement characters that their script does not need."""
    yield from _look(iter_shared(facts.corpus))


def check_story(story: Story, _: Facts) -> Iterator[Finding]:
    """Find them in a story."""
    yield from _look(story.entries())


def _look(entries: Iterable[Entry[Any]]) -> Iterator[Finding]:
    for entry in entries:
        for leaf in iter_texts(entry):
            if isinstance(leaf.value, str) and (found := _unseen(leaf.value)):
                named = ", ".join(_name(character) for character in found)
                hint = (
                    "delete it, or type the word again" if len(found) == 1 else "delete them, or type the words again"
                )
                message = f"the text holds what nobody can see: {named}"
                yield Finding(entry, leaf.route, message, hint, text=found[0])


def _unseen(text: str) -> tuple[str, ...]:
    """The suspect characters of a text, each once, without those that its script needs."""
    found: dict[str, None] = {}
    for match in _SUSPECT.finditer(text):
        character, at = match.group(), match.start()
        if character in _JOINERS and _JOINING.search(text[max(at - 2, 0) : at + 2].replace(character, "")):
            continue
        if character in _DIRECTION and _RIGHT_TO_LEFT.search(text):
            continue
        found[character] = None
    return tuple(found)


def _name(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


CHECK = CorpusCheck(
    "invisible-characters",
    Severity.WARNING,
    "A text holds characters that nobody can see.",
    check_invisible_characters,
    story=check_story,
)
