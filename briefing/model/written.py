"""All that a briefing's authors wrote, in one value: what a revision keeps, and what is given away as data."""

from briefing.model.actor import Actor, Relation, StoryActor
from briefing.model.claim import Claim, Dispute
from briefing.model.fields import ActorId, ClaimId, Id, PublisherId, Record, SourceId
from briefing.model.outlook import Forecast, Scenario
from briefing.model.publisher import Publisher
from briefing.model.source import Source
from briefing.model.story import Briefing
from briefing.model.timeline import Era, Event


class Written(Record):
    """What the authors wrote, field for field as in the YAML files; fields left at their default are left out."""

    briefing: Briefing
    sources: dict[SourceId, Source] = {}
    actors: dict[ActorId, StoryActor] = {}
    """The parts that actors play in this story."""
    relations: dict[Id, Relation] = {}
    events: dict[Id, Event] = {}
    eras: dict[Id, Era] = {}
    claims: dict[ClaimId, Claim] = {}
    disputes: dict[Id, Dispute] = {}
    scenarios: dict[Id, Scenario] = {}
    forecasts: dict[Id, Forecast] = {}
    shared_actors: dict[ActorId, Actor] = {}
    """Who the actors are that the briefing names, as all briefings of the site share them."""
    publishers: dict[PublisherId, Publisher] = {}
