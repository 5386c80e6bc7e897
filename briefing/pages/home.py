"""The home page: the newest briefings as cards; and the archive, in which every one is listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus
from briefing.model.story import Briefing
from briefing.pages.facts import Facts
from briefing.pages.feeds import site_feeds
from briefing.pages.links import Links
from briefing.pages.paging import page_links, paged_title, split
from briefing.pages.plan import PagePlan
from briefing.pages.words import STATUSES, Term, counted

NEWEST = 50
"""How many briefings stand on the home page."""
ARCHIVED = 100
"""How many one page of the archive lists."""
DESCRIBED = 8
"""How many titles the home page's description names; search engines cut it after fewer."""


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing in short."""

    slug: str
    briefing: Briefing
    status: Term
    updated: str | None
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The archive of a year: of the briefings that last changed in it."""

    label: str
    uri: str
    count: int


def plan_home(corpus: Corpus, stories: Sequence[Facts]) -> Iterator[PagePlan]:
    """Plan the home page, the most recently changed briefing first; with more than it shows, also an archive."""
    recent = sorted(stories, key=lambda facts: (facts.updated or "", facts.story.slug), reverse=True)
    by_year: dict[str, list[Facts]] = {}
    for facts in recent if len(recent) > NEWEST else ():
        by_year.setdefault(facts.updated[:4] if facts.updated else "undated", []).append(facts)
    years = tuple(Year(year, urls.archive_page(year), len(found)) for year, found in by_year.items())
    titles = ", ".join(facts.story.briefing.noun.title for facts in recent[:DESCRIBED])
    yield PagePlan(
        uri=urls.HOME,
        kind="home",
        template="home.md.jinja",
        title="Briefings",
        links=Links(corpus, urls.HOME),
        context={
            "cards": tuple(_card(facts) for facts in recent[:NEWEST]),
            "years": years,
            "count": len(recent),
            "feeds": site_feeds(corpus),
        },
        description=f"What is established, what is contested, and what would settle it: {titles}" if titles else "",
        updated=_newest(recent),
    )
    for year in years:
        yield from _plan_year(corpus, year, by_year[year.label], years)


def _plan_year(corpus: Corpus, year: Year, found: Sequence[Facts], years: tuple[Year, ...]) -> Iterator[PagePlan]:
    parts = split(found, ARCHIVED)
    for number, part in enumerate(parts, 1):
        uri = urls.numbered(year.uri, number)
        title = "Briefings without a date" if year.label == "undated" else f"Briefings of {year.label}"
        yield PagePlan(
            uri=uri,
            kind="archive",
            template="archive.md.jinja",
            title=paged_title(title, number),
            links=Links(corpus, uri),
            context={
                "cards": tuple(_card(facts) for facts in part),
                "years": years,
                "pager": page_links(year.uri, number, len(parts)),
            },
            description=f"{year.count} of {len(corpus.stories)} briefings, the most recently changed first.",
            updated=_newest(part),
        )


def _newest(stories: Sequence[Facts]) -> str | None:
    return max((facts.updated for facts in stories if facts.updated), default=None)


def _card(facts: Facts) -> Card:
    briefing = facts.story.briefing.noun
    return Card(facts.story.slug, briefing, STATUSES[briefing.status], facts.updated, story_counts(facts))


def story_counts(facts: Facts) -> tuple[str, ...]:
    """The counts by which a briefing is introduced."""
    unread = len(facts.sources) - len(facts.consulted)
    sources = counted(len(facts.consulted), "source") + " read"
    return (
        f"{sources}, {unread} known through them" if unread else sources,
        counted(len(facts.publishers), "publisher"),
        counted(len(facts.standings), "claim"),
        f"{len(facts.contested)} contested",
    )
