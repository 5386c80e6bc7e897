"""Whether each statement of the briefing's own says what it rests on.

Citations count, and so do references to what has evidence of its own: claims, disputes, events,
scenarios, forecasts.
"""

from collections.abc import Iterator
from typing import Any

from briefing.analysis.wording import sentences
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.problems import Severity

_SUPPORT = frozenset({"claim", "dispute", "event", "scenario", "forecast"})
_FIELDS = ("role", "interests", "position")
_HINT = "cite a source, [@source-id], or refer to a claim, [[claim:id]]"


def check_uncited_statement(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find paragraphs, claims, events, relations and actors' parts that rest on nothing."""
    yield from _paragraphs(story)
    yield from _nouns(story)
    for actor in story.actors.values():
        for name in () if actor.noun.evidence else _FIELDS:
            text = getattr(actor.noun, name)
            if text and not _supported(text):
                yield Finding(actor, (name,), f"the actor's {name} is given without a source", _HINT)


def _nouns(story: Story) -> Iterator[Finding]:
    for claim in story.claims.values():
        if not claim.noun.evidence:
            message = "the claim has no evidence: nobody is named who says so"
            yield Finding(claim, (), message, "add `evidence` with a source, or remove the claim", at_key=True)
    for event in story.events.values():
        if not (event.noun.evidence or event.noun.claims or _supported(event.noun.text)):
            hint = "add `evidence` with a source, or `claims` that have some"
            yield Finding(event, (), "the event has neither evidence nor a claim to rest on", hint, at_key=True)
    for relation in story.relations.values():
        if not (relation.noun.evidence or _supported(relation.noun.text)):
            yield Finding(relation, (), "the relation has no evidence", "add `evidence` with a source", at_key=True)
    for judgment in story.judgments.values():
        if not (judgment.noun.claims or _supported(judgment.noun.because)):
            message = "the judgment names neither claims nor sources that it rests on"
            hint = "list the `claims` it rests on, or cite sources in `because`"
            yield Finding(judgment, (), message, hint, at_key=True)


def _paragraphs(story: Story) -> Iterator[Finding]:
    texts: list[tuple[Entry[Any], str]] = [(story.briefing, "what_happened"), (story.briefing, "why_it_matters")]
    texts += [(era, "text") for era in story.eras.values()]
    for entry, name in texts:
        paragraphs: dict[int, list[str]] = {}
        cited = set()
        for sentence in sentences(getattr(entry.noun, name) or ""):
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.text)
            if sentence.citations or any(mention.kind in _SUPPORT for mention in sentence.mentions):
                cited.add(sentence.paragraph)
        for number, parts in paragraphs.items():
            if number not in cited:
                begin = " ".join(parts[0].split()[:4])
                message = f"the paragraph that begins “{begin} …” cites nothing"
                yield Finding(entry, (name,), message, _HINT, text=begin)


def _supported(prose: str | None) -> bool:
    found = sentences(prose or "")
    return any(s.citations or any(mention.kind in _SUPPORT for mention in s.mentions) for s in found)


CHECK = Check(
    "uncited-statement",
    Severity.WARNING,
    "A statement names neither a source nor a claim that it rests on.",
    check_uncited_statement,
)
