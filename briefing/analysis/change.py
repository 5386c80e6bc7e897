"""One change between two states of a briefing, and the words by which its noun is called."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from briefing.analysis.states import nouns_of
from briefing.messages import N_, _, listed, ngettext
from briefing.model.revision import State
from briefing.prose import Emphasis, Inline, Mention, Text, parse_prose

_SPACE_BEFORE_STOP = re.compile(r"\s+([.,;:!?)])")
"""What a citation leaves behind when it is taken out."""

ChangeKind = Literal[
    "added", "dropped", "reworded", "changed", "standing", "evidence-added", "evidence-dropped", "evidence-changed",
    "estimate-added", "estimate-edited", "resolved", "reopened",
]  # fmt: skip

NOUN_NAMES = {
    "briefing": _("Briefing"), "judgment": _("Judgment"), "claim": _("Claim"), "dispute": _("Dispute"),
    "scenario": _("Scenario"), "forecast": _("Forecast"), "event": _("Event"), "era": _("Era"),
    "story-actor": _("Part in the story"), "relation": _("Relation"), "source": _("Source"), "actor": _("Actor"),
    "publisher": _("Publisher"),
}  # fmt: skip
"""What each kind of noun is called at the beginning of a sentence, in the order in which changes are told."""

_COUNTED = {
    "briefing": N_("%(num)s briefing", "%(num)s briefings"), "judgment": N_("%(num)s judgment", "%(num)s judgments"),
    "claim": N_("%(num)s claim", "%(num)s claims"), "dispute": N_("%(num)s dispute", "%(num)s disputes"),
    "scenario": N_("%(num)s scenario", "%(num)s scenarios"), "forecast": N_("%(num)s forecast", "%(num)s forecasts"),
    "event": N_("%(num)s event", "%(num)s events"), "era": N_("%(num)s era", "%(num)s eras"),
    "story-actor": N_("%(num)s part in the story", "%(num)s parts in the story"),
    "relation": N_("%(num)s relation", "%(num)s relations"), "source": N_("%(num)s source", "%(num)s sources"),
    "actor": N_("%(num)s actor", "%(num)s actors"), "publisher": N_("%(num)s publisher", "%(num)s publishers"),
}  # fmt: skip

BRIEFING_ID = "briefing"
"""The id of the briefing itself in a change: a state does not know the slug of its story."""


class Between(NamedTuple):
    """The two states that are compared."""

    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, in words and in parts. All texts are plain.

    `importance` is 3 for what alters the picture, 2 for what adds to it, 1 for a detail. `before` and `after` are the
    two texts or values of a field, None where it has none. `item` names the part of the noun that changed: the source
    of a report, the id of an indicator. `through` says by which evidence a standing moved.
    """

    kind: ChangeKind
    noun: str
    id: str
    label: str
    sentence: str
    importance: int = 2
    field: str = ""
    item: str = ""
    before: str | None = None
    after: str | None = None
    through: tuple[str, ...] = ()


def label_of(state: State, kind: str, key: str) -> str:
    """The words by which a state calls a noun; its id where the state does not have it."""
    if kind == "briefing":
        return state.briefing.title
    if kind in {"actor", "story-actor", "publisher"}:
        shared: Any = state.shared_actors.get(key) or state.publishers.get(key)
        return str(shared.name or key) if shared else key
    noun: Any = nouns_of(state)[kind].get(key)
    if noun is None:
        return key
    if kind == "relation":
        return f"{label_of(state, 'actor', noun.from_)} {noun.kind} {label_of(state, 'actor', noun.to)}"
    if kind == "source":
        return f"“{noun.title}” ({label_of(state, 'publisher', noun.publisher)})"
    texts = (getattr(noun, field, None) for field in ("statement", "question", "title"))
    return f"“{next(filter(None, texts), key)}”"


def words_of(text: str, state: State) -> str:
    """Prose in plain words: without its marks and citations, what it refers to by name, in one line."""
    words = "\n".join(_words(block, state) for block in parse_prose(text))
    return _SPACE_BEFORE_STOP.sub(r"\1", " ".join(words.split()))


def _words(parts: Iterable[Inline], state: State) -> str:
    out = ""
    for part in parts:
        match part:
            case Text(text):
                out += text
            case Emphasis(children):
                out += _words(children, state)
            case Mention("briefing", key):
                out += key
            case Mention(kind, key):
                out += label_of(state, kind, key)
    return out


def outlet_of(state: State, source: str) -> str:
    """A source by its publisher's name; with its title too where the publisher has more than one here."""
    noun = state.sources.get(source)
    if noun is None:
        return source
    others = sum(other.publisher == noun.publisher for other in state.sources.values())
    return label_of(state, "publisher", noun.publisher) if others == 1 else label_of(state, "source", source)


def percent(value: float) -> str:
    """A probability as readers see it: 40%."""
    return f"{value * 100:.1f}".removesuffix(".0") + "%"


def counted(number: int, kind: str) -> str:
    """A number of nouns of one kind: "3 claims"."""
    return ngettext(*_COUNTED[kind], number)


def summary_of(changes: Iterable[Change]) -> str:
    """Changes in numbers, in one line: "3 claims added, 1 source dropped, 12 other changes"."""
    changes = tuple(changes)
    parts = []
    for kind in NOUN_NAMES:
        counts = Counter(change.kind for change in changes if change.noun == kind)
        if number := counts["added"]:
            parts.append(_("%(nouns)s added", nouns=counted(number, kind)))
        if number := counts["dropped"]:
            parts.append(_("%(nouns)s dropped", nouns=counted(number, kind)))
    others = sum(change.kind not in {"added", "dropped"} for change in changes)
    if others and parts:
        parts.append(ngettext("%(num)s other change", "%(num)s other changes", others))
    elif others:
        parts.append(ngettext("%(num)s change", "%(num)s changes", others))
    return listed(parts)
