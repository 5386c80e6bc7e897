"""Whether prose holds what looks like a citation or reference, and is shown as plain text."""

import re
from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity
from briefing.prose import REFERENCE_KINDS, iter_prose_references
from briefing.suggest import did_you_mean

_LOOKS = re.compile(
    r"(?P<reference>\[\[[^\[\]\n]{1,80}\]?\]?)"
    r"|(?P<citation>\[[^\[\]\n]{0,80}?(?<![\w.])@[a-z0-9][^\[\]\n]{0,80}\]?)"
    r"|(?P<link>\[[^\[\]\n]+\]\((?:https?:|/|\.)[^\s()]*\))"
    r"|(?P<bare>(?<![\w.@])@[a-z0-9][a-z0-9-]*)"
    r"|(?P<bracketed>\[[a-z0-9][a-z0-9-]*\])"
)
"""What begins like a mark, in prose out of which the sound ones have been taken."""


def check_unread_mark(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find marks that are not written as they should be, and so are plain text."""
    for place in facts.prose(story):
        text = place.text
        if "[" not in text and "@" not in text:
            continue
        rest = text
        for sound in iter_prose_references(text):
            rest = rest.replace(sound.raw, " " * len(sound.raw))
        for mark in _LOOKS.finditer(rest):
            if hint := _hint(str(mark.lastgroup), mark[0], story):
                message = f"“{mark[0]}” looks like a mark, but is shown to readers as it stands"
                nth = text.count(mark[0], 0, mark.start())
                yield Finding(place.entry, place.route, message, hint, text=mark[0], nth=nth)


def _hint(kind: str, mark: str, story: Story) -> str | None:
    if kind == "reference":
        name, _, target = mark.strip("[]").partition(":")
        if name == "source":
            return f"sources are cited: write `[@{target.strip()}]`"
        if name in REFERENCE_KINDS:
            return "close it with two brackets: `[[kind:id]]`"
        return (
            did_you_mean(name, REFERENCE_KINDS) or f"write `[[kind:id]]`, with a kind of {', '.join(REFERENCE_KINDS)}"
        )
    if kind == "link":
        return "prose has no links: add the page as a source and cite it, `[@source-id]`"
    if kind == "citation":
        return "write `[@source-id]` or `[@one; @other]`, and nothing else between the brackets"
    source = mark.strip("[]@")
    return f"write `[@{source}]`" if source in story.sources else None


CHECK = Check(
    "unread-mark",
    Severity.WARNING,
    "Prose holds a mark that is not written as one, and is shown as plain text.",
    check_unread_mark,
)
