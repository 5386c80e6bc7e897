"""A story as one value that can be kept: freezing what it says now, and bringing back what it once said."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from briefing import urls
from briefing.analysis.standing import standings_of
from briefing.asking import in_order
from briefing.corpus import Corpus, Entry, Story
from briefing.model.actor import StoryActor
from briefing.model.fields import Noun
from briefing.model.revision import StandingRecord, State
from briefing.model.walk import iter_references
from briefing.revisions import read_state, state_data
from briefing.yamldoc import Document

_FIELDS = {
    "judgment": "", "claim": "claims", "dispute": "disputes", "scenario": "scenarios", "forecast": "forecasts",
    "event": "events", "era": "eras", "story-actor": "actors", "relation": "relations", "source": "sources",
    "actor": "shared_actors", "publisher": "publishers",
}  # fmt: skip


def nouns_of(state: State) -> dict[str, Mapping[str, Noun]]:
    """The nouns of a state by kind, the weightiest kind first; the briefing itself is not among them."""
    return {
        kind: getattr(state, field) if field else state.briefing.judgments for kind, field in _FIELDS.items()
    }  # fmt: skip


def freeze(corpus: Corpus, story: Story) -> State:
    """Everything that a story says now, with what its evidence computes to."""
    actors, publishers = _shared(corpus, story)
    standings = {
        key: StandingRecord(standing=found.standing, reports=len(found.reports), origins=len(found.origins))
        for key, found in standings_of(corpus, story).items()
    }
    state = State.model_construct(
        briefing=story.briefing.noun,
        sources=_nouns(story.sources),
        actors=_nouns(story.actors),
        relations=_nouns(story.relations),
        events=_nouns(story.events),
        eras=_nouns(story.eras),
        claims=_nouns(story.claims),
        disputes=_nouns(story.disputes),
        scenarios=_nouns(story.scenarios),
        forecasts=_nouns(story.forecasts),
        shared_actors=actors,
        publishers=publishers,
        standings=standings,
    )
    return read_state(state_data(state))


@lru_cache(maxsize=64)
def thaw(corpus: Corpus, story: Story, revision: str) -> tuple[Corpus, Story]:
    """A story as it stood at one of its revisions, in a corpus that has the actors and publishers of that time.

    Its slug is made of the story's and the revision's id, so that its pages have addresses of their own. An actor whom
    the site no longer knows gets a place among the story's actors, where links to it can lead; a briefing that is gone
    is named and not linked. Raises StopIteration when the story has no such revision.
    """
    state = _without_gone(next(r.state for r in story.revisions if r.id == revision), corpus)
    slug = urls.as_of_slug(story.slug, revision)
    document = Document(f"{story.briefing.path.rpartition('/')[0]}/revisions/{revision}.json", "{}", {})
    parts: dict[str, Any] = {
        kind: {
            key: Entry(kind, key, noun, document, ("state", _FIELDS[kind], key), slug) for key, noun in nouns.items()
        }
        for kind, nouns in nouns_of(state).items()
    }
    lost = {key: StoryActor() for key in state.shared_actors if key not in corpus.actors and key not in state.actors}
    parts["story-actor"] |= {key: Entry("story-actor", key, noun, document, (), slug) for key, noun in lost.items()}
    then = Story(
        slug,
        story.folder,
        Entry("briefing", slug, state.briefing, document, ("state", "briefing"), slug),
        sources=parts["source"],
        actors=parts["story-actor"],
        relations=parts["relation"],
        events=parts["event"],
        eras=parts["era"],
        claims=parts["claim"],
        disputes=parts["dispute"],
        judgments=parts["judgment"],
        scenarios=parts["scenario"],
        forecasts=parts["forecast"],
    )
    actors = {key: replace(entry, slug=None) for key, entry in parts["actor"].items()}
    publishers = {key: replace(entry, slug=None) for key, entry in parts["publisher"].items()}
    world = replace(
        corpus,
        actors=ChainMap(actors, corpus.actors),  # type: ignore[arg-type]  # it is only read
        publishers=ChainMap(publishers, corpus.publishers),  # type: ignore[arg-type]  # the same
        stories=ChainMap({slug: then}, corpus.stories),  # type: ignore[arg-type]  # the same
    )
    return world, then


def _without_gone(state: State, corpus: Corpus) -> State:
    """The state with references to briefings that the site no longer has turned into words."""
    nouns = (state.briefing, *(noun for group in nouns_of(state).values() for noun in group.values()))
    named = {leaf.id for noun in nouns for leaf in iter_references(noun) if leaf.kinds == ("briefing",)}
    gone = {key for key in named if key not in corpus.stories}
    if not gone:
        return state
    related = tuple(key for key in state.briefing.related if key not in gone)
    data = state_data(state.model_copy(update={"briefing": state.briefing.model_copy(update={"related": related})}))
    marks = {f"[[briefing:{key}]]": key for key in gone}
    return read_state(_replaced(data, marks))


def _replaced(value: Any, marks: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for mark, words in marks.items():
            value = value.replace(mark, words)
        return value
    if isinstance(value, dict):
        return {key: _replaced(item, marks) for key, item in value.items()}
    return [_replaced(item, marks) for item in value] if isinstance(value, list) else value


def _nouns(entries: Mapping[str, Entry[Any]]) -> dict[str, Any]:
    return {key: entry.noun for key, entry in entries.items()}


def _shared(corpus: Corpus, story: Story) -> tuple[dict[str, Any], dict[str, Any]]:
    """The shared actors and publishers that a story refers to, and what those refer to in turn, in written order."""
    wanted: set[str] = {e.noun.about.subject for e in story.claims.values() if e.noun.about}
    wanted |= set(story.actors)
    waiting: list[Noun] = [entry.noun for entry in story.entries()]
    waiting += [corpus.actors[key].noun for key in wanted if key in corpus.actors]
    while waiting:
        for leaf in iter_references(waiting.pop()):
            if leaf.id in wanted or not {"actor", "publisher"} & set(leaf.kinds):
                continue
            wanted.add(leaf.id)
            entry = corpus.actors.get(leaf.id)
            if entry:
                waiting.append(entry.noun)
    return _nouns(in_order(corpus.actors, wanted)), _nouns(in_order(corpus.publishers, wanted))
