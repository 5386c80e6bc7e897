"""The next revision of a story: what it holds, and when there is none to publish."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.analysis.change import Change
from briefing.analysis.changes import changes_between
from briefing.analysis.states import freeze, nouns_of
from briefing.corpus import Corpus, Story
from briefing.model.revision import Correction, Revision, State
from briefing.prose import iter_prose_references
from briefing.revisions import new_revision
from briefing.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants published, and why."""

    slug: str
    because: str
    date: dt.date
    corrections: tuple[Correction, ...] = ()
    allow_unchanged: bool = False
    """Whether a revision may say just what the one before it said, as in a series of one a day."""


@dataclass(frozen=True, slots=True)
class Published:
    """A new revision with what it changes; nothing for the first one of a story."""

    revision: Revision
    changes: tuple[Change, ...]


class RefusedError(Exception):
    """A revision cannot be published as asked. The message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def next_revision(corpus: Corpus, request: Request) -> Published:
    """Freeze a story as its next revision.

    Raises RefusedError when there is no such story, when it is not readable as a whole, when the date lies before the
    latest revision, when nothing has changed since then, or when the reason or a correction names what does not exist.
    """
    story = corpus.stories.get(request.slug)
    if story is None:
        hint = did_you_mean(request.slug, corpus.stories) or "name the folder below briefings/"
        raise RefusedError(f"there is no briefing `{request.slug}`", hint)
    if not request.because.strip():
        raise RefusedError("a revision needs a reason", "say in a sentence why the briefing changed: --because TEXT")
    state = freeze(corpus, story)
    latest = story.revisions[-1] if story.revisions else None
    changes = changes_between(latest.state, state) if latest else ()
    _refuse_old(request, latest)
    if latest and not (changes or request.corrections or request.allow_unchanged):
        hint = "there is nothing to publish; a series of one a day has --allow-unchanged"
        raise RefusedError(f"nothing has changed since the revision {latest.id}", hint)
    _refuse_dangling(request, story, state)
    number = 1 + sum(revision.date == request.date for revision in story.revisions)
    return Published(new_revision(state, request.because, request.date, number, request.corrections), changes)


def _refuse_old(request: Request, latest: Revision | None) -> None:
    if latest and request.date < latest.date:
        message = f"{request.date} lies before the latest revision, {latest.id}"
        raise RefusedError(message, "history is only added to: give that day or a later one")


def _refuse_dangling(request: Request, story: Story, state: State) -> None:
    known: Mapping[str, set[str]] = {
        "briefing": {story.slug}, **{kind: set(nouns) for kind, nouns in nouns_of(state).items()},
    }  # fmt: skip
    for kind, key in _references(request):
        earlier = {k for revision in story.revisions for k in nouns_of(revision.state).get(kind, ())}
        if key not in known[kind] | earlier:
            hint = did_you_mean(key, known[kind] | earlier) or "name one that the briefing has"
            raise RefusedError(f"there is no {kind} `{key}`", hint)


def _references(request: Request) -> Iterator[tuple[str, str]]:
    yield from ((reference.kind, reference.id) for reference in iter_prose_references(request.because))
    for correction in request.corrections:
        yield "claim", correction.claim
        for text in (correction.wrong, correction.right):
            yield from ((reference.kind, reference.id) for reference in iter_prose_references(text))
