"""Everything that was loaded, as one value: the shared registries, and each story's nouns with their places."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from briefing.model.actor import Actor, Relation, StoryActor
from briefing.model.claim import Claim, Dispute
from briefing.model.fields import Noun
from briefing.model.outlook import Forecast, Scenario
from briefing.model.publisher import Publisher
from briefing.model.revision import Revision
from briefing.model.source import Source
from briefing.model.story import Briefing, Judgment
from briefing.model.timeline import Era, Event
from briefing.model.walk import ReferenceLeaf, Route, iter_references
from briefing.problems import Span
from briefing.yamldoc import Document

NounT_co = TypeVar("NounT_co", bound=Noun, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Generic[NounT_co]):
    """A noun with its id, and the document and route that it was read from."""

    kind: str
    id: str
    noun: NounT_co
    document: Document
    route: Route
    slug: str | None = None
    """The story it belongs to; None for what all stories share."""

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id} of {self.path}>"

    def span(self, *route: str | int, key: bool = False) -> Span:
        """The place of a value within this noun, or of the noun itself."""
        return self.document.span(*self.route, *route, key=key)

    def span_of_text(self, *route: str | int, text: str, nth: int = 0) -> Span:
        """The place of the nth occurrence (from 0) of a text within a value of this noun."""
        return self.document.span_of_text(*self.route, *route, text=text, nth=nth)

    @property
    def path(self) -> str:
        """The file it was read from."""
        return self.document.path


@dataclass(frozen=True, eq=False)
class Story:
    """One developing story: its briefing and all that belongs to it, by id, in the order written."""

    slug: str
    folder: Path
    briefing: Entry[Briefing]
    sources: Mapping[str, Entry[Source]] = field(default_factory=dict)
    actors: Mapping[str, Entry[StoryActor]] = field(default_factory=dict)
    relations: Mapping[str, Entry[Relation]] = field(default_factory=dict)
    events: Mapping[str, Entry[Event]] = field(default_factory=dict)
    eras: Mapping[str, Entry[Era]] = field(default_factory=dict)
    claims: Mapping[str, Entry[Claim]] = field(default_factory=dict)
    disputes: Mapping[str, Entry[Dispute]] = field(default_factory=dict)
    judgments: Mapping[str, Entry[Judgment]] = field(default_factory=dict)
    scenarios: Mapping[str, Entry[Scenario]] = field(default_factory=dict)
    forecasts: Mapping[str, Entry[Forecast]] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()
    """What it said when it was published, the oldest first."""
    whole: bool = True
    """False when a part of its data was dropped because of faults: then what seems to be missing may not be."""

    def __repr__(self) -> str:
        held = [
            f"{len(nouns)} {kind}{'' if len(nouns) == 1 else 's'}" for kind, nouns in self.registries().items() if nouns
        ]
        return f"<Story {self.slug}: {', '.join(held) or 'a briefing alone'}>"

    def registries(self) -> Mapping[str, Mapping[str, Entry[Any]]]:
        """Its nouns by kind."""
        return {
            "source": self.sources, "story-actor": self.actors, "relation": self.relations, "event": self.events,
            "era": self.eras, "claim": self.claims, "dispute": self.disputes, "judgment": self.judgments,
            "scenario": self.scenarios, "forecast": self.forecasts,
        }  # fmt: skip

    def entries(self) -> Iterator[Entry[Any]]:
        """Its briefing, then every other noun, kind by kind."""
        yield self.briefing
        for registry in self.registries().values():
            yield from registry.values()

    @cached_property
    def references(self) -> tuple[tuple[Entry[Any], tuple[ReferenceLeaf, ...]], ...]:
        """What each of `entries` refers to, in their order; worked out once, as loading asks for it and pages do.

        The briefing's own references leave out those of its judgments, which are entries of their own.
        """
        return tuple((entry, tuple(_references(entry))) for entry in self.entries())

    @cached_property
    def backlinks(self) -> Mapping[tuple[str, str], tuple["Backlink", ...]]:
        """Who refers to what: (kind, id) → the entries that name it, in the order of `entries`."""
        links: dict[tuple[str, str], list[Backlink]] = {}
        for entry, leaves in self.references:
            for leaf in leaves:
                for kind in leaf.kinds:
                    links.setdefault((kind, leaf.id), []).append(Backlink(entry, leaf))
        return {target: tuple(found) for target, found in links.items()}


def _references(entry: Entry[Any]) -> Iterator[ReferenceLeaf]:
    for leaf in iter_references(entry.noun):
        if not (entry.kind == "briefing" and leaf.route[:1] == ("judgments",)):
            yield leaf


@dataclass(frozen=True, slots=True, eq=False)
class Backlink:
    """One reference, seen from what it refers to."""

    entry: Entry[Any]
    leaf: ReferenceLeaf


@dataclass(frozen=True, eq=False)
class Corpus:
    """All briefings of a content folder with the actors and publishers they share."""

    root: Path
    actors: Mapping[str, Entry[Actor]] = field(default_factory=dict)
    publishers: Mapping[str, Entry[Publisher]] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    """By slug, in alphabetical order."""
    shared_whole: bool = True
    """False when a part of the shared registries was dropped because of faults."""
    all_read: bool = True
    """False when something was passed over that may be a briefing."""
    names: AbstractSet[str] | None = None
    """All names of actors and publishers as they are compared, for whoever may not go through both; else unknown."""

    def __repr__(self) -> str:
        return (
            f"<Corpus {self.root}: {len(self.stories)} stories, {len(self.actors)} actors, "
            f"{len(self.publishers)} publishers>"
        )

    def family(self, publisher: str) -> str:
        """The family of a publisher: its own id where it declares none, or is not known."""
        entry = self.publishers.get(publisher)
        return (entry.noun.family if entry else None) or publisher

    def name(self, speaker: str) -> str:
        """The name of an actor or publisher; the id itself where neither is known."""
        entry = self.actors.get(speaker) or self.publishers.get(speaker)
        return entry.noun.name if entry else speaker
