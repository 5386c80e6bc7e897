"""Which file holds what: the shape of every YAML file of a corpus."""

from typing import Any

from pydantic import TypeAdapter

from briefing.model.actor import Actor, Relation, StoryActor
from briefing.model.claim import Claim, Dispute
from briefing.model.fields import ActorId, Id, Record
from briefing.model.outlook import Forecast, Scenario
from briefing.model.publisher import Publisher
from briefing.model.source import Source
from briefing.model.story import Briefing
from briefing.model.timeline import Era, Event


class StoryActorsFile(Record):
    """`actors.yml` of a briefing."""

    actors: dict[ActorId, StoryActor] = {}
    relations: dict[Id, Relation] = {}


class TimelineFile(Record):
    """`timeline.yml` of a briefing."""

    events: dict[Id, Event] = {}
    eras: dict[Id, Era] = {}


class ClaimsFile(Record):
    """`claims.yml` of a briefing."""

    claims: dict[Id, Claim] = {}
    disputes: dict[Id, Dispute] = {}


class OutlookFile(Record):
    """`outlook.yml` of a briefing."""

    scenarios: dict[Id, Scenario] = {}
    forecasts: dict[Id, Forecast] = {}


SHARED_FILES: dict[str, TypeAdapter[Any]] = {
    "actors.yml": TypeAdapter(dict[Id, Actor]),
    "publishers.yml": TypeAdapter(dict[Id, Publisher]),
}
"""Files at the top of a content folder."""

STORY_FILES: dict[str, TypeAdapter[Any]] = {
    "briefing.yml": TypeAdapter(Briefing),
    "sources.yml": TypeAdapter(dict[Id, Source]),
    "actors.yml": TypeAdapter(StoryActorsFile),
    "timeline.yml": TypeAdapter(TimelineFile),
    "claims.yml": TypeAdapter(ClaimsFile),
    "outlook.yml": TypeAdapter(OutlookFile),
}
"""Files of one briefing's folder; only the first must be there."""
