"""A briefing in short, as lists of briefings show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from briefing import urls
from briefing.analysis.topics import topic_slugs
from briefing.messages import _, ngettext
from briefing.model.story import Briefing
from briefing.pages.facts import Facts
from briefing.pages.reading import first_words
from briefing.pages.shares_bar import Share, shares_of
from briefing.pages.words import STANDINGS, STATUSES, Term, counted
from briefing.place_names import place_name
from briefing.prose import plain_text


class Dated(Protocol):
    """Anything that tells of a briefing when it last changed."""

    @property
    def slug(self) -> str:
        """The briefing's."""
        ...

    @property
    def updated(self) -> str | None:
        """The ISO 8601 day of its last change."""
        ...


DatedT = TypeVar("DatedT", bound=Dated)


@dataclass(frozen=True, slots=True)
class Heading:
    """A topic or place under which briefings are gathered; `uri` is empty where it has no page."""

    label: str
    uri: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing in short."""

    slug: str
    briefing: Briefing
    status: Term
    updated: str | None
    counts: tuple[str, ...]
    topics: tuple[Heading, ...]
    places: tuple[Heading, ...]
    standings: tuple[Share, ...]
    """How its claims stand."""
    contested: int
    """How many questions are open."""
    last_change: str
    """Why it was last published, in its first words."""


def view_card(facts: Facts) -> Card:
    """A briefing in short."""
    briefing = facts.story.briefing.noun
    return Card(
        slug=facts.story.slug,
        briefing=briefing,
        status=STATUSES[briefing.status],
        updated=facts.updated,
        counts=_counts(facts),
        topics=story_topics(facts),
        places=story_places(facts),
        standings=shares_of((STANDINGS[key], len(claims)) for key, claims in facts.by_standing.items()),
        contested=sum(entry.noun.resolved is None for entry in facts.story.disputes.values()),
        last_change=last_reason(facts),
    )


def last_reason(facts: Facts) -> str:
    """Why a briefing was last published, in its first words; nothing before the first revision."""
    revisions = facts.story.revisions
    return first_words(plain_text(revisions[-1].because)) if revisions else ""


def story_topics(facts: Facts) -> tuple[Heading, ...]:
    """The topics of a briefing. As it stood earlier, none has a page: a topic of old may have none now."""
    return tuple(
        Heading(label, urls.topic_page(slug) if facts.present else "")
        for slug, label in topic_slugs(facts.story).items()
    )


def story_places(facts: Facts) -> tuple[Heading, ...]:
    """The places of a briefing, likewise."""
    codes = dict.fromkeys(facts.story.briefing.noun.places)
    return tuple(Heading(place_name(code), urls.place_page(code) if facts.present else "") for code in codes)


def newest_first(stories: Iterable[DatedT]) -> list[DatedT]:
    """Briefings in the order of lists: the most recently changed first."""
    return sorted(stories, key=lambda dated: (dated.updated or "", dated.slug), reverse=True)


def newest_day(stories: Iterable[Dated]) -> str | None:
    """The day on which the last of them changed."""
    return max((dated.updated for dated in stories if dated.updated), default=None)


def _counts(facts: Facts) -> tuple[str, ...]:
    unread = len(facts.sources) - len(facts.consulted)
    read = ngettext("%(num)s source read", "%(num)s sources read", len(facts.consulted))
    return (
        _("%(read)s, %(unread)s known through them", read=read, unread=unread) if unread else read,
        counted(len(facts.publishers), "publisher"),
        counted(len(facts.standings), "claim"),
        ngettext("%(num)s contested", "%(num)s contested", len(facts.contested)),
    )
