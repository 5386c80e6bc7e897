"""A page for each topic and each place with the briefings about it, and an index of both."""

from collections.abc import Iterator, Mapping, Sequence

from briefing import urls
from briefing.analysis.topics import Gathered, gather
from briefing.messages import Message, _
from briefing.pages.cards import Card, Heading, newest_day, newest_first
from briefing.pages.digest import Digest
from briefing.pages.feeds import topic_feeds
from briefing.pages.links import unbound
from briefing.pages.paging import newest_address, newest_links, page_links, paged_title, split, split_newest
from briefing.pages.plan import PagePlan
from briefing.pages.words import counted
from briefing.place_names import place_name
from briefing.remembering import remembered

BRIEFINGS = 10
"""How many briefings one page of a topic or place shows."""
LISTED = 200
"""How many topics one page of the index lists."""


def plan_gathered(digests: Sequence[Digest]) -> Iterator[PagePlan]:
    """Plan the index, then the pages of every topic and place; nothing where no briefing has any."""
    topics = gather(digests, lambda digest: digest.topics)
    places = gather(digests, lambda digest: {code: code for code in digest.places})
    if not topics and not places:
        return
    yield from _plan_index(topics, places, newest_day(digests))
    for topic in topics.values():
        yield from _plan(topic.key, topic.label, newest_first(topic.stories))
    for place in places.values():
        yield from _plan(place.key, None, newest_first(place.stories))


def _plan_index(
    topics: Mapping[str, Gathered[Digest]], places: Mapping[str, Gathered[Digest]], updated: str | None
) -> Iterator[PagePlan]:
    listed = [Heading(one.label, urls.topic_page(one.key), len(one.stories)) for one in topics.values()]
    listed.sort(key=lambda heading: (heading.label.casefold(), heading.uri))
    named = [Heading(place_name(one.key), urls.place_page(one.key), len(one.stories)) for one in places.values()]
    named.sort(key=lambda heading: heading.label)
    parts = split(listed, LISTED)
    for number, part in enumerate(parts, 1):
        uri = urls.numbered(urls.TOPICS, number)
        yield PagePlan(
            uri=uri,
            kind="topics",
            template="topics.md.jinja",
            title=paged_title(_("Topics and places"), number),
            links=unbound(uri),
            context={
                "topics": part,
                "places": tuple(named) if number == 1 else (),
                "pager": page_links(urls.TOPICS, number, len(parts)),
            },
            description=_(
                "%(topics)s and %(places)s with their briefings.",
                topics=counted(len(topics), "topic"),
                places=counted(len(places), "place"),
            ),
            updated=updated,
        )


def _plan(key: str, topic: str | None, found: Sequence[Digest]) -> Iterator[PagePlan]:
    parts = split_newest(found, BRIEFINGS)
    for number, part in enumerate(parts, 1):
        cards = [digest.card for digest in part]
        yield _plan_page(key, topic, cards, (number, len(parts)), len(found) if number == 1 else 0)


@remembered(20_000)
def _plan_page(key: str, topic: str | None, cards: Sequence[Card], place: tuple[int, int], count: int) -> PagePlan:
    """Plan one page of a topic, or of a place, by its number and how many there are.

    How many briefings there are the first one says: with one more no other page becomes another.
    """
    number, pages = place
    first = urls.place_page(key) if topic is None else urls.topic_page(key)
    label = place_name(key) if topic is None else topic
    uri = newest_address(first, number, pages)
    return PagePlan(
        uri=uri,
        kind="place" if topic is None else "topic",
        template="gathered.md.jinja",
        title=paged_title(label, number),
        links=unbound(uri),
        context={
            "label": label,
            "cards": tuple(cards),
            "count": count,
            "feeds": () if topic is None else topic_feeds(key),
            "pager": newest_links(first, number, pages),
        },
        description=_about(count, label) if count else "",
        updated=newest_day(cards),
    )


def _about(count: int, label: str | Message) -> str:
    return _(
        "%(briefings)s on %(topic)s, the most recently changed first.",
        briefings=counted(count, "briefing"),
        topic=label,
    )
