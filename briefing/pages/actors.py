"""Actors across briefings: an index, and pages for each that gather what every briefing says of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing import urls
from briefing.corpus import Corpus, Entry
from briefing.messages import N_, ngettext
from briefing.model.actor import Actor
from briefing.pages.actor_index import plan_actor_index
from briefing.pages.cards import newest_day, newest_first
from briefing.pages.digest import Appearance, Digest, More, Statement
from briefing.pages.facts import Facts
from briefing.pages.links import Links, unbound
from briefing.pages.paging import newest_address, newest_links, paged_title, split_newest
from briefing.pages.plan import PagePlan
from briefing.pages.words import STANDINGS
from briefing.remembering import remembered

BRIEFINGS = 10
"""How many briefings one page of an actor tells of."""
MEMBERS = 60
"""How many of those that belong to an actor are named."""
_MORE = {
    "claim": N_("%(num)s more claim", "%(num)s more claims"),
    "event": N_("%(num)s more event", "%(num)s more events"),
    "tie": N_("%(num)s more tie", "%(num)s more ties"),
}
MOST = 12
"""How many claims, events and ties of one briefing it lists; the briefing's own pages have the rest."""


def plan_actors(corpus: Corpus, digests: Sequence[Digest]) -> Iterator[PagePlan]:
    """Plan the index of all actors, then the pages of each."""
    found: dict[str, list[Digest]] = {key: [] for key in corpus.actors}
    for digest in newest_first(digests):
        for key in digest.appearances:
            found[key].append(digest)
    yield from plan_actor_index(corpus, found, newest_day(digests))
    members = _members(corpus)
    for key, entry in corpus.actors.items():
        seen = [digest.appearances[key] for digest in found[key]]
        days = [part[0].updated for part in split_newest(found[key], BRIEFINGS) if part]
        yield from _plan_pages(entry, members.get(key, ()), seen, days)


@remembered(20_000)
def _plan_pages(
    entry: Entry[Actor], members: Sequence[str], seen: Sequence[Appearance], updated: Sequence[str | None]
) -> tuple[PagePlan, ...]:
    """Plan the pages of an actor; `updated` are the days of the newest briefing of each."""
    parts = split_newest(seen, BRIEFINGS)
    days = updated or [None]
    return tuple(
        _plan_page(entry, members, part, day, (number, len(parts)))
        for number, (part, day) in enumerate(zip(parts, days, strict=True), 1)
    )


@remembered(20_000)
def _plan_page(
    entry: Entry[Actor],
    members: Sequence[str],
    seen: Sequence[Appearance],
    updated: str | None,
    place: tuple[int, int],
) -> PagePlan:
    """Plan one page of an actor; `place` is its number and how many there are."""
    first, (number, pages) = urls.actor_page(entry.id), place
    uri = newest_address(first, number, pages)
    return PagePlan(
        uri=uri,
        kind="actor",
        template="actor.md.jinja",
        title=paged_title(entry.noun.name, number),
        links=unbound(uri),
        context={
            "id": entry.id,
            "actor": entry.noun,
            "members": tuple(members[:MEMBERS]),
            "more_members": max(len(members) - MEMBERS, 0),
            "appearances": tuple(replace(view, links=view.links.on(uri)) for view in seen),
            "pager": newest_links(first, number, pages),
        },
        description=entry.noun.description or "",
        source=entry.path,
        updated=updated,
    )


@remembered(2)
def _members(corpus: Corpus) -> Mapping[str, Sequence[str]]:
    members: dict[str, list[str]] = {}
    for key, entry in corpus.actors.items():
        for whole in dict.fromkeys(entry.noun.member_of):
            members.setdefault(whole, []).append(key)
    return members


def named_actors(facts: Facts) -> tuple[str, ...]:
    """The shared actors that a briefing names: those with a part, claimants, those in events, and those with ties."""
    story = facts.story
    named = dict.fromkeys(story.actors)
    named.update((entry.noun.claimant or "", None) for entry in story.claims.values())
    named.update((key, None) for entry in story.events.values() for key in entry.noun.actors)
    named.update((key, None) for e in story.relations.values() for key in (e.noun.from_, e.noun.to))
    return tuple(key for key in named if key in facts.corpus.actors)


def view_appearance(facts: Facts, key: str) -> Appearance:
    """What a briefing says of an actor."""
    story = facts.story
    part = story.actors[key].noun if key in story.actors else None
    claims = [claim for claim, entry in story.claims.items() if entry.noun.claimant == key]
    events = [event for event, entry in story.events.items() if key in entry.noun.actors]
    relations = [(r, e.noun) for r, e in story.relations.items() if key in {e.noun.from_, e.noun.to}]
    sections = (("claim", claims, "contested-claims"), ("event", events, "timeline"), ("tie", relations, "actors"))
    named = [("claim", claim) for claim in claims[:MOST]]
    named += [("event", event) for event in events[:MOST]]
    named += [("relation", relation) for relation, _noun in relations[:MOST]]
    links = Links(facts.corpus, urls.actor_page(key), story)
    return Appearance(
        slug=story.slug,
        links=links.keep(
            [part.role, part.interests, part.position] if part else (),
            [*named, *([("story-actor", key)] if part else [])],
        ),
        part=part,
        statements=tuple(Statement(c, STANDINGS[facts.standings[c].standing]) for c in claims[:MOST]),
        events=tuple(events[:MOST]),
        relations=tuple(relations[:MOST]),
        more=tuple(
            More(ngettext(*_MORE[kind], left), left, urls.story_page(story.slug, section))
            for kind, nouns, section in sections
            if (left := len(nouns) - MOST) > 0
        ),
    )
