"""Whether what the analyst's own text puts in quotation marks stands in a source that the sentence cites."""

import re
from collections.abc import Iterator

from briefing.analysis.wording import sentences
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.folding import fold
from briefing.problems import Severity

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»")
_GAP = re.compile(r"\s*(?:\[[^\]]*\]|…|\.\.\.)\s*")


def check_quoted_words_not_in_source(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find quoted words in prose that no cited source has, where all of the cited sources' texts are at hand."""
    for entry, route, text in facts.prose(story):
        for sentence in sentences(text):
            # A note on a source quotes that source, whatever else it cites.
            own = (entry.id,) if entry.kind == "source" and sentence.cited else ()
            texts = _texts(story, facts, (*sentence.cited, *own))
            for match in _QUOTED.finditer(sentence.text) if texts else ():
                words = next(group for group in match.groups() if group)
                if not all(any(part in known for known in texts) for part in _parts(words)):
                    named = ", ".join(f"`{source}`" for source in sentence.cited)
                    message = f"{match.group()} does not stand in {named}"
                    hint = "quote the words as they stand there, or write them without quotation marks"
                    yield Finding(entry, route, message, hint, text=match.group())


def _texts(story: Story, facts: Facts, cited: tuple[str, ...]) -> list[str]:
    """The folded texts of the sources cited; nothing when one of them cannot be looked into."""
    found = []
    for key in cited:
        source = story.sources.get(key)
        reading = facts.snapshots.read(source.noun) if source else None
        if reading is None or reading.text is None:
            return []
        found.append(reading.text.folded.text)
    return found


def _parts(words: str) -> list[str]:
    """The quoted words between their gaps, as they are compared, without the sentence's own punctuation."""
    parts = (fold(part).text.strip(" .,;:!?") for part in _GAP.split(words))
    return [part for part in parts if part]


CHECK = Check(
    "quoted-words-not-in-source",
    Severity.WARNING,
    "Words in quotation marks stand in none of the sources cited for them.",
    check_quoted_words_not_in_source,
    needs_snapshots=True,
)
