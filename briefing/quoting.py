"""From words that somebody remembers of a source to the quote that finds them in its text again."""

import re
from dataclasses import dataclass

from briefing.corpus import Corpus, Entry
from briefing.model.claim import Quote
from briefing.model.source import Source
from briefing.quotes import Ambiguous, Found, NotFound, SourceText, find_quote
from briefing.selecting import propose_quote
from briefing.suggest import did_you_mean
from briefing.yamledit import flow

_GAP = re.compile(r"\s*\[?(?:…|\.\.\.)\]?\s*")
_MOST = 10
"""Places that are proposed for words which stand in many."""


class NoSuchSourceError(Exception):
    """There is no such source, or more than one. `hint` says what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A quote, the passage that it finds, and the words in which it departs from what was asked for."""

    quote: Quote
    place: Found
    departs: str | None = None

    @property
    def yaml(self) -> str:
        """The quote as it is written in a claim's evidence."""
        return f"quote: {flow(self.quote.model_dump(exclude_none=True))}"


def find_source(corpus: Corpus, name: str, slug: str | None = None) -> Entry[Source]:
    """A source by its id, in one briefing or in all.

    Raises NoSuchSourceError when there is none of that id, no such briefing, or several of that id.
    """
    if slug is not None and slug not in corpus.stories:
        raise NoSuchSourceError(f"there is no briefing `{slug}`", did_you_mean(slug, corpus.stories))
    stories = [story for key, story in corpus.stories.items() if slug in {None, key}]
    found = [story.sources[name] for story in stories if name in story.sources]
    if not found:
        known = {key for story in stories for key in story.sources}
        raise NoSuchSourceError(f"there is no source `{name}`", did_you_mean(name, known))
    if len(found) > 1:
        slugs = ", ".join(entry.slug or "" for entry in found)
        raise NoSuchSourceError(f"several briefings have a source `{name}`: {slugs}", "say which with --briefing SLUG")
    return found[0]


def suggest_quotes(text: SourceText, words: str) -> tuple[Suggestion, ...]:
    """Propose a quote for words of a text, one for each place where they stand, at most ten.

    The words may leave out the middle of a passage: `first words … last words`. Where they do not stand in the text,
    the nearest passage is proposed with what it has instead; nothing where none is near.
    """
    found: Found | NotFound | Ambiguous = find_quote(text, Quote(exact=words))
    parts = _GAP.split(words)
    if isinstance(found, NotFound) and len(parts) == 2 and all(parts):  # noqa: PLR2004 — a beginning and an end
        found = find_quote(text, Quote(start=parts[0], end=parts[1]))
    if isinstance(found, NotFound):
        return _nearest(text, found)
    places = found.places[:_MOST] if isinstance(found, Ambiguous) else (found,)
    return tuple(Suggestion(propose_quote(text, place.start, place.end), place) for place in places)


def _nearest(text: SourceText, missed: NotFound) -> tuple[Suggestion, ...]:
    if missed.nearest is None:
        return ()
    difference = missed.difference
    if missed.why == "order":
        departs = f"“{missed.words}” stands only before the beginning"
    elif difference is None:
        departs = f"“{missed.words}” stands there only as part of longer words"
    else:
        departs = f"“{difference.stands}” stands there, not “{difference.quoted}”"
    place = missed.nearest
    return (Suggestion(propose_quote(text, place.start, place.end), place, departs),)
