"""What changed between two states of a briefing.

Nouns are told apart by their ids and by nothing else: a claim under another id is another claim, so a rename is one
dropped and one added. What was added and dropped is therefore exactly the difference of two sets of ids.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefing.analysis.change import BRIEFING_ID, NOUN_NAMES, Between, Change, counted, label_of, percent
from briefing.analysis.field_changes import changes_of_noun
from briefing.analysis.standing import counts_of
from briefing.analysis.standing_changes import STANDING_WORDS, changes_of_standing
from briefing.analysis.states import nouns_of
from briefing.corpus import Story
from briefing.messages import _, listed
from briefing.model.fields import Noun
from briefing.model.revision import Revision, State

_IMPORTANCE = {
    "claim": 3, "dispute": 3, "scenario": 3, "forecast": 3, "judgment": 3, "source": 2, "event": 2, "story-actor": 2,
    "relation": 1, "era": 1, "actor": 1, "publisher": 1,
}  # fmt: skip

_FOR_WRITERS = frozenset({"silence", "created", "updated"})
ALL_PAIRS_UP_TO = 8
"""With so many revisions every pair has a page of its own (28 pages); with more, a browser puts any two together."""


@dataclass(frozen=True, slots=True)
class Step:
    """A revision with what it changed. The first one of a story has none before it, and changes nothing."""

    revision: Revision
    previous: Revision | None
    changes: tuple[Change, ...]


def changes_between(before: State, after: State) -> tuple[Change, ...]:
    """Every difference between two states: kind by kind, each in the order of the later state, then what is gone."""
    return tuple(_iter_changes(Between(before, after)))


@lru_cache(maxsize=64)
def history_of(story: Story) -> tuple[Step, ...]:
    """The published revisions of a story, the oldest first, each with what it changed from the one before."""
    before: tuple[Revision | None, ...] = (None, *story.revisions)
    return tuple(
        Step(revision, previous, changes_between(previous.state, revision.state) if previous else ())
        for previous, revision in zip(before, story.revisions, strict=False)
    )


def shown(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that readers are told: not those which only concern whoever writes the files."""
    return tuple(change for change in changes if change.field not in _FOR_WRITERS)


def _iter_changes(states: Between) -> Iterator[Change]:
    before, after = states
    yield from changes_of_noun("briefing", BRIEFING_ID, before.briefing, after.briefing, states)
    old, new = nouns_of(before), nouns_of(after)
    for kind in NOUN_NAMES:
        if kind in new:
            yield from _changes_of_kind(kind, old[kind], new[kind], states)


def _changes_of_kind(kind: str, old: Mapping[str, Noun], new: Mapping[str, Noun], states: Between) -> Iterator[Change]:
    for key, noun in new.items():
        earlier = old.get(key)
        if earlier is None:
            yield _added(kind, key, noun, states.after)
            continue
        if earlier != noun:
            yield from changes_of_noun(kind, key, earlier, noun, states)
        if kind == "claim":
            yield from changes_of_standing(key, *states)
    for key, noun in old.items():
        if key not in new:
            yield _dropped(kind, key, noun, states.before)


def _added(kind: str, key: str, noun: Any, after: State) -> Change:
    label = label_of(after, kind, key)
    sentence = _("%(kind)s added: %(label)s", kind=NOUN_NAMES[kind], label=label)
    if kind == "dispute":
        sentence = _("Dispute opened: %(label)s", label=label)
    elif kind == "event":
        sentence = listed((sentence, str(noun.when)))
    elif kind == "claim" and key in after.standings:
        record = after.standings[key]
        counts = counts_of(record.reports, record.origins)
        standing = _("%(standing)s (%(counts)s)", standing=STANDING_WORDS[record.standing], counts=counts)
        sentence = listed((sentence, standing))
    elif kind in {"scenario", "forecast"} and noun.probability:
        sentence = listed((sentence, _("at %(share)s", share=percent(noun.probability[-1].value))))
    return Change("added", kind, key, label, sentence, _importance(kind, noun))


def _dropped(kind: str, key: str, noun: Any, before: State) -> Change:
    label = label_of(before, kind, key)
    sentence = _("%(kind)s dropped: %(label)s", kind=NOUN_NAMES[kind], label=label)
    if kind == "source":
        sentence = _("Source withdrawn: %(label)s", label=label)
    return Change("dropped", kind, key, label, sentence, _importance(kind, noun))


def _importance(kind: str, noun: Any) -> int:
    return int(noun.importance) if kind == "event" else _IMPORTANCE[kind]


def contents_of(revision: Revision) -> str:
    """What a revision held, in numbers."""
    counts = ((kind, len(nouns)) for kind, nouns in nouns_of(revision.state).items())
    shown = {"claim", "dispute", "source", "event", "scenario", "forecast", "judgment"}
    return listed(counted(count, kind) for kind, count in counts if kind in shown and count)
