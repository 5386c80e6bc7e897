"""What the pages of the whole site tell of one briefing, and nothing else of it.

Thousands of briefings do not fit into memory at once, their digests do. So home page, archive, topics, actors, track
record, corrections, feeds and calendar are made of digests, and a digest is made while its briefing is at hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analysis.track_record import Call
from briefing.exchange.feed import FeedEntry
from briefing.exchange.icalendar import Appointment
from briefing.model.actor import Relation, StoryActor
from briefing.pages.cards import Card
from briefing.pages.history import CorrectionView
from briefing.pages.links import LinkTable
from briefing.pages.words import Term


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that an actor makes."""

    id: str
    standing: Term


@dataclass(frozen=True, slots=True)
class More:
    """How many more nouns of a kind there are, in words and as a number, and the page of the briefing that has them."""

    kind: str
    count: int
    page: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor in one briefing; `links` leads to those of its nouns that are named here."""

    slug: str
    links: LinkTable
    part: StoryActor | None
    statements: tuple[Statement, ...]
    events: tuple[str, ...]
    relations: tuple[tuple[str, Relation], ...]
    more: tuple[More, ...]
    """What is not listed here."""


@dataclass(frozen=True, slots=True, eq=False)
class ToldCall:
    """A scenario or forecast, the sources by which it was decided, and the links to what is said of it."""

    call: Call
    sources: tuple[str, ...]
    links: LinkTable


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections that one revision made; `day` and `number` are the revision's, `anchor` its place."""

    day: str
    number: int
    anchor: str
    views: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Digest:
    """What the pages and files of the whole site tell of one briefing."""

    slug: str
    title: str
    language: str
    updated: str | None
    """The ISO 8601 day of its last change."""
    card: Card
    topics: Mapping[str, str]
    """The labels of its topics, by what stands for them in addresses."""
    places: tuple[str, ...]
    """Country codes."""
    actors: tuple[str, ...]
    """Those of the shared actors that have a part in it."""
    appearances: Mapping[str, Appearance]
    """By actor; those that it names at all."""
    calls: tuple[ToldCall, ...]
    corrections: tuple[Corrections, ...]
    has_dates: bool
    """Whether it has a calendar."""
    feed: tuple[FeedEntry, ...]
    appointments: tuple[Appointment, ...]
