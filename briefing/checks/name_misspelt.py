"""Whether people are called what they are called in `content/actors.yml`."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import OSA

from briefing.analysis.names import folded, folded_names
from briefing.analysis.passages import iter_texts
from briefing.analysis.wording import sentences
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Corpus, Story
from briefing.model.fields import ProseText
from briefing.problems import Severity

_WORD = re.compile(r"[^\W\d_][\w’']*")
_OWNED = re.compile(r"[’']s?$")
_SLIPS = 2
"""Letters that may be wrong, missing or exchanged in a name that is still meant."""
_SHORTEST = 8
_OWN_TEXTS = frozenset({"statement", "question", "lead", "title", "text"})
"""Plain fields in which the analyst's own words stand, in nouns other than sources."""


def check_name_misspelt(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find what is nearly the full name of a person of the story, and not quite."""
    people = [name for name in _people(story, facts.corpus) if len(name) >= _SHORTEST and " " in name]
    if not people:
        return
    known = facts.corpus.names if facts.corpus.names is not None else frozenset(folded_names(facts.corpus))
    for entry in story.entries():
        for leaf in iter_texts(entry) if entry.kind != "source" else ():
            if not isinstance(leaf.marker, ProseText) and leaf.route[-1] not in _OWN_TEXTS:
                continue
            found = {said: name for s in sentences(leaf.value) for said, name in _slips(s.own_words, people, known)}
            for said, name in found.items():
                message = f"“{said}” is nearly the name of {name}, and not quite"
                yield Finding(entry, leaf.route, message, f"did you mean “{name}”?", text=said)


def _slips(text: str, people: list[str], known: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    words = [found.span() for found in _WORD.finditer(text)]
    begins = [position for position, (start, _) in enumerate(words) if text[start].isupper()]
    for name in people if begins else ():
        count = len(_WORD.findall(name))
        for first in begins:
            said = _OWNED.sub("", text[words[first][0] : words[min(first + count, len(words)) - 1][1]])
            if abs(len(said) - len(name)) > _SLIPS:
                continue
            other = folded(said)
            if OSA.distance(other, folded(name), score_cutoff=_SLIPS) <= _SLIPS and other not in known:
                yield said, name


def _people(story: Story, corpus: Corpus) -> Iterator[str]:
    """The people that the story has a part for, or refers to."""
    named = dict.fromkeys((*story.actors, *(key for kind, key in story.backlinks if kind == "actor")))
    actors = (corpus.actors[key].noun for key in named if key in corpus.actors)
    return (actor.name for actor in actors if actor.kind == "person")


CHECK = Check(
    "name-misspelt",
    Severity.WARNING,
    "A text has nearly the name of a person of the story, and not quite.",
    check_name_misspelt,
)
