"""A briefing's actors: their part in the story, where they stand, and how they are tied to each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.messages import _, listed
from briefing.model.actor import Actor, Relation, StoryActor
from briefing.pages.claims import ClaimView, view_claim
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.links import Links
from briefing.pages.part_index import Line, Listing, plan_list
from briefing.pages.parts import Item
from briefing.pages.plan import PagePlan
from briefing.pages.relation_map import view_relations
from briefing.pages.story_page import Showing
from briefing.pages.words import ACTOR_KINDS, counted


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor's part in the story."""

    id: str
    actor: Actor | None
    part: StoryActor
    evidence: tuple[EvidenceView, ...]
    claims: tuple[ClaimView, ...]
    """Claims that the actor makes."""
    events: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A tie with what it rests on."""

    number: int
    id: str
    relation: Relation
    evidence: tuple[EvidenceView, ...]


def plan_story_actors(facts: Facts) -> Iterator[PagePlan]:
    """Plan the page of actors, and its parts where there are too many for one."""
    links, numbers = Links(facts.corpus, "", facts.story), _numbers(facts)

    def name(items: Sequence[Item]) -> str:
        actors, ties = ([item for item in items if item.kind == kind] for kind in ("story-actor", "relation"))
        told = [_("Actors %(first)s–%(last)s", **_ends(numbers, actors))] if actors else []
        told += [_("Ties %(first)s–%(last)s", **_ends(numbers, ties))] if ties else []
        return listed(told)

    def line(item: Item) -> Line:
        actor = facts.corpus.actors.get(item.id) if item.kind == "story-actor" else None
        note = (actor.noun.description or ACTOR_KINDS[actor.noun.kind]) if actor else ""
        return Line(*item, links.label(*item), numbers[item], note=note)

    yield from plan_list(facts, "actors", Listing(partial(_show, facts), name, line))


def _numbers(facts: Facts) -> dict[Item, int]:
    kinds = (("story-actor", facts.story.actors), ("relation", facts.story.relations))
    return {Item(kind, key): number for kind, nouns in kinds for number, key in enumerate(nouns, 1)}


def _ends(numbers: Mapping[Item, int], items: Sequence[Item]) -> dict[str, int]:
    return {"first": numbers[items[0]], "last": numbers[items[-1]]}


def _show(facts: Facts, items: Sequence[Item], part: int) -> Showing:
    story, numbers = facts.story, _numbers(facts)
    context = {
        "actors": tuple(_view(facts, item.id) for item in items if item.kind == "story-actor"),
        "map": view_relations(facts) if not part else None,
        "relations": tuple(_view_relation(facts, numbers[item], item.id) for item in items if item.kind == "relation"),
    }
    number = counted(len(story.actors), "actor")
    about = _(
        "%(actors)s of the story: their roles, interests and positions, and how they are tied to each other.",
        actors=number,
    )
    return Showing("story-actors", {**story.actors, **story.relations}, context, about)


def _view_relation(facts: Facts, number: int, key: str) -> RelationView:
    relation = facts.story.relations[key].noun
    return RelationView(number, key, relation, view_evidence(facts, relation.evidence))


def _view(facts: Facts, key: str) -> ActorView:
    story = facts.story
    shared = facts.corpus.actors.get(key)
    return ActorView(
        id=key,
        actor=shared.noun if shared else None,
        part=story.actors[key].noun,
        evidence=view_evidence(facts, story.actors[key].noun.evidence),
        claims=tuple(view_claim(facts, c) for c, entry in story.claims.items() if entry.noun.claimant == key),
        events=tuple(event for event, entry in story.events.items() if key in entry.noun.actors),
        relations=tuple(r for r, entry in story.relations.items() if key in {entry.noun.from_, entry.noun.to}),
    )
