"""Actors across briefings: an index, and a page for each that gathers what every briefing says of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus
from briefing.model.actor import Actor, Relation, StoryActor
from briefing.pages.facts import Facts
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.pages.words import STANDINGS, Term

_KINDS = {
    "state": "States", "government": "Governments and their bodies", "alliance": "Alliances", "person": "Persons",
    "organisation": "Organisations", "company": "Companies", "group": "Groups",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that the actor makes."""

    id: str
    standing: Term


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor in one briefing; `links` leads from the page to that briefing's nouns."""

    slug: str
    title: str
    links: Links
    part: StoryActor | None
    statements: tuple[Statement, ...]
    events: tuple[str, ...]
    relations: tuple[tuple[str, Relation], ...]

    @property
    def empty(self) -> bool:
        """Whether the briefing does not name the actor."""
        return not (self.part or self.statements or self.events or self.relations)


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in the index."""

    id: str
    actor: Actor
    briefings: tuple[str, ...]


def plan_actor_index(corpus: Corpus, stories: Sequence[Facts]) -> PagePlan:
    """Plan the index of all actors, by kind and name."""
    listed = [
        Listed(key, entry.noun, tuple(facts.story.slug for facts in stories if not _appearance(facts, key, "").empty))
        for key, entry in corpus.actors.items()
    ]
    listed.sort(key=lambda item: item.actor.name.casefold())
    groups = ((title, tuple(item for item in listed if item.actor.kind == kind)) for kind, title in _KINDS.items())
    return PagePlan(
        uri=urls.ACTORS,
        kind="actors",
        template="actors.md.jinja",
        title="Actors",
        links=Links(corpus, urls.ACTORS),
        context={"groups": tuple((title, group) for title, group in groups if group)},
        description="Everybody who takes part in a briefing, with what they say and where they stand.",
        source=next((entry.path for entry in corpus.actors.values()), None),
        updated=_newest(stories),
    )


def plan_actor(corpus: Corpus, stories: Sequence[Facts], key: str) -> PagePlan:
    """Plan the page of one actor."""
    uri = urls.actor_page(key)
    entry = corpus.actors[key]
    found = tuple(view for view in (_appearance(facts, key, uri) for facts in stories) if not view.empty)
    slugs = {view.slug for view in found}
    return PagePlan(
        uri=uri,
        kind="actor",
        template="actor.md.jinja",
        title=entry.noun.name,
        links=Links(corpus, uri),
        context={
            "id": key,
            "actor": entry.noun,
            "members": tuple(k for k, other in corpus.actors.items() if key in other.noun.member_of),
            "appearances": found,
        },
        description=entry.noun.description or "",
        source=entry.path,
        updated=_newest([facts for facts in stories if facts.story.slug in slugs]),
    )


def _appearance(facts: Facts, key: str, uri: str) -> Appearance:
    story = facts.story
    part = story.actors.get(key)
    return Appearance(
        slug=story.slug,
        title=story.briefing.noun.title,
        links=Links(facts.corpus, uri, story),
        part=part.noun if part else None,
        statements=tuple(
            Statement(claim, STANDINGS[facts.standings[claim].standing])
            for claim, entry in story.claims.items()
            if entry.noun.claimant == key
        ),
        events=tuple(event for event, entry in story.events.items() if key in entry.noun.actors),
        relations=tuple(
            (name, entry.noun) for name, entry in story.relations.items() if key in {entry.noun.from_, entry.noun.to}
        ),
    )


def _newest(stories: Sequence[Facts]) -> str | None:
    return max((facts.updated for facts in stories if facts.updated), default=None)
