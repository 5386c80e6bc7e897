"""A briefing's actors: their part in the story, where they stand, and how they are tied to each other."""

from dataclasses import dataclass

from briefing.model.actor import Actor, Relation, StoryActor
from briefing.pages.claims import ClaimView, view_claim
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.plan import PagePlan
from briefing.pages.relation_map import view_relations
from briefing.pages.story_page import Showing, plan_section
from briefing.pages.words import counted


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

    id: str
    relation: Relation
    evidence: tuple[EvidenceView, ...]


def plan_story_actors(facts: Facts) -> PagePlan:
    """Plan the page of actors."""
    story = facts.story
    context = {
        "actors": tuple(_view(facts, key) for key in story.actors),
        "map": view_relations(facts),
        "relations": tuple(
            RelationView(key, entry.noun, view_evidence(facts, entry.noun.evidence))
            for key, entry in story.relations.items()
        ),
    }
    number = counted(len(story.actors), "actor")
    about = f"{number} of the story: their roles, interests and positions, and how they are tied to each other."
    entries = {**story.actors, **story.relations}
    return plan_section(facts, "actors", Showing("story-actors", entries, context, about))


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
