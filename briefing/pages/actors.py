"""Actors across briefings: an index, and pages for each that gather what every briefing says of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus
from briefing.model.actor import Relation, StoryActor
from briefing.pages.actor_index import plan_actor_index
from briefing.pages.facts import Facts
from briefing.pages.links import Links
from briefing.pages.paging import page_links, paged_title, split
from briefing.pages.plan import PagePlan
from briefing.pages.words import STANDINGS, Term

BRIEFINGS = 20
"""How many briefings one page of an actor tells of."""
MEMBERS = 60
"""How many of those that belong to an actor are named."""
MOST = 12
"""How many claims, events and ties of one briefing it lists; the briefing's own pages have the rest."""


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
    more: tuple["More", ...]
    """What is not listed here."""


@dataclass(frozen=True, slots=True)
class More:
    """How many more nouns of a kind there are, and the page of the briefing that has them."""

    kind: str
    count: int
    page: str


def plan_actors(corpus: Corpus, stories: Sequence[Facts]) -> Iterator[PagePlan]:
    """Plan the index of all actors, then the pages of each."""
    found = _appearances(corpus, stories)
    members: dict[str, list[str]] = {}
    for key, entry in corpus.actors.items():
        for whole in dict.fromkeys(entry.noun.member_of):
            members.setdefault(whole, []).append(key)
    yield from plan_actor_index(corpus, found, _newest(stories))
    for key in corpus.actors:
        yield from _plan_actor(corpus, key, found[key], tuple(members.get(key, ())))


def _appearances(corpus: Corpus, stories: Sequence[Facts]) -> dict[str, list[Facts]]:
    """The briefings that name each actor, the most recently changed first."""
    found: dict[str, list[Facts]] = {key: [] for key in corpus.actors}
    for facts in sorted(stories, key=lambda facts: (facts.updated or "", facts.story.slug), reverse=True):
        story = facts.story
        named = dict.fromkeys(story.actors)
        named.update((entry.noun.claimant or "", None) for entry in story.claims.values())
        named.update((key, None) for entry in story.events.values() for key in entry.noun.actors)
        named.update((key, None) for e in story.relations.values() for key in (e.noun.from_, e.noun.to))
        for key in named:
            if key in found:
                found[key].append(facts)
    return found


def _plan_actor(corpus: Corpus, key: str, found: Sequence[Facts], members: tuple[str, ...]) -> Iterator[PagePlan]:
    entry, first = corpus.actors[key], urls.actor_page(key)
    parts = split(found, BRIEFINGS)
    for number, part in enumerate(parts, 1):
        uri = urls.numbered(first, number)
        yield PagePlan(
            uri=uri,
            kind="actor",
            template="actor.md.jinja",
            title=paged_title(entry.noun.name, number),
            links=Links(corpus, uri),
            context={
                "id": key,
                "actor": entry.noun,
                "members": members[:MEMBERS],
                "more_members": max(len(members) - MEMBERS, 0),
                "appearances": tuple(_appearance(facts, key, uri) for facts in part),
                "pager": page_links(first, number, len(parts)),
            },
            description=entry.noun.description or "",
            source=entry.path,
            updated=_newest(part),
        )


def _appearance(facts: Facts, key: str, uri: str) -> Appearance:
    story = facts.story
    part = story.actors.get(key)
    claims = [claim for claim, entry in story.claims.items() if entry.noun.claimant == key]
    events = [event for event, entry in story.events.items() if key in entry.noun.actors]
    relations = [(r, e.noun) for r, e in story.relations.items() if key in {e.noun.from_, e.noun.to}]
    sections = (("claim", claims, "contested-claims"), ("event", events, "timeline"), ("tie", relations, "actors"))
    return Appearance(
        slug=story.slug,
        title=story.briefing.noun.title,
        links=Links(facts.corpus, uri, story),
        part=part.noun if part else None,
        statements=tuple(Statement(c, STANDINGS[facts.standings[c].standing]) for c in claims[:MOST]),
        events=tuple(events[:MOST]),
        relations=tuple(relations[:MOST]),
        more=tuple(
            More(f"more {kind}" if left == 1 else f"more {kind}s", left, urls.story_page(story.slug, section))
            for kind, nouns, section in sections
            if (left := len(nouns) - MOST) > 0
        ),
    )


def _newest(stories: Sequence[Facts]) -> str | None:
    return max((facts.updated for facts in stories if facts.updated), default=None)
