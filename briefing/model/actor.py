"""Who takes part: actors shared by all briefings, and the part they play in one story."""

from typing import Annotated, Literal

from pydantic import Field

from briefing.edtf import EdtfDate
from briefing.model.claim import Evidence
from briefing.model.fields import ActorId, Country, Items, Language, Noun, Plain, Prose, Url, Words

ActorKind = Literal["person", "organisation", "government", "state", "alliance", "company", "group"]


class Actor(Noun):
    """A person, organisation, state or group, as `content/actors.yml` introduces it to every briefing."""

    name: Words
    """The usual name in the language of the site."""
    kind: ActorKind
    names: dict[Language, Plain] = {}
    """Other names, by language tag."""
    description: Plain | None = None
    """Who this is, in a few words."""
    member_of: Items[ActorId] = ()
    """What it belongs to, from the closest outwards."""
    country: Country | None = None
    url: Url | None = None
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None
    """Wikidata item, such as Q4186268."""
    lei: Annotated[str, Field(pattern=r"^[A-Z0-9]{18}\d{2}$")] | None = None
    """Legal Entity Identifier (ISO 17442)."""
    ticker: Annotated[str, Field(pattern=r"^[A-Z]{2,6}:[A-Za-z0-9.\-]{1,12}$")] | None = None
    """Exchange and symbol, such as "KRX:012450"."""
    isni: Annotated[str, Field(pattern=r"^\d{4} ?\d{4} ?\d{4} ?\d{3}[\dX]$")] | None = None
    """International Standard Name Identifier (ISO 27729)."""


class StoryActor(Noun):
    """What an actor does and wants in one story. Its key is the actor's id."""

    role: Prose | None = None
    interests: Prose | None = None
    position: Prose | None = None
    """Where the actor stands on the story's question."""
    evidence: Items[Evidence] = ()
    """What the position rests on."""


class Relation(Noun):
    """A tie between two actors, directed from one to the other."""

    from_: Annotated[ActorId, Field(alias="from")]
    to: ActorId
    kind: Words
    """The tie as a verb phrase that reads from `from` to `to`, such as "allied with" or "warns"."""
    text: Prose | None = None
    since: EdtfDate | None = None
    evidence: Items[Evidence] = ()
