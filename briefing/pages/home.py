"""The home page: the newest briefings as cards; and the archive, in which every one is listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus
from briefing.messages import _
from briefing.pages.cards import newest_day, newest_first
from briefing.pages.digest import Digest
from briefing.pages.feeds import site_feeds
from briefing.pages.filters import view_filters, view_values
from briefing.pages.links import Links
from briefing.pages.paging import page_links, paged_title, split
from briefing.pages.plan import PagePlan
from briefing.pages.words import STANDINGS

NEWEST = 50
"""How many briefings stand on the home page."""
ARCHIVED = 100
"""How many one page of the archive lists."""
DESCRIBED = 8
"""How many titles the home page's description names; search engines cut it after fewer."""


@dataclass(frozen=True, slots=True)
class Year:
    """The archive of a year: of the briefings that last changed in it."""

    label: str
    uri: str
    count: int


def plan_home(corpus: Corpus, digests: Sequence[Digest]) -> Iterator[PagePlan]:
    """Plan the home page, the most recently changed briefing first; with more than it shows, also an archive."""
    recent = newest_first(digests)
    shown = recent[:NEWEST]
    filters = view_filters(corpus, shown)
    by_year: dict[str, list[Digest]] = {}
    for digest in recent if len(recent) > NEWEST else ():
        by_year.setdefault(digest.updated[:4] if digest.updated else "undated", []).append(digest)
    years = tuple(Year(year, urls.archive_page(year), len(found)) for year, found in by_year.items())
    titles = ", ".join(digest.title for digest in recent[:DESCRIBED])
    yield PagePlan(
        uri=urls.HOME,
        kind="home",
        template="home.md.jinja",
        title=_("Briefings"),
        links=Links(corpus, urls.HOME),
        context={
            "cards": tuple((digest.card, view_values(digest, filters)) for digest in shown),
            "filters": filters,
            "standings": tuple(STANDINGS.values()),
            "gathered": urls.TOPICS if any(digest.topics or digest.places for digest in recent) else "",
            "years": years,
            "count": len(recent),
            "feeds": site_feeds(calendar=any(digest.has_dates for digest in digests)),
        },
        description=_("What is established, what is contested, and what would settle it: %(titles)s", titles=titles)
        if titles
        else "",
        updated=newest_day(recent),
    )
    for year in years:
        yield from _plan_year(corpus, year, by_year[year.label], years, len(recent))


def _plan_year(
    corpus: Corpus, year: Year, found: Sequence[Digest], years: tuple[Year, ...], count: int
) -> Iterator[PagePlan]:
    parts = split(found, ARCHIVED)
    for number, part in enumerate(parts, 1):
        uri = urls.numbered(year.uri, number)
        title = (
            _("Briefings without a date") if year.label == "undated" else _("Briefings of %(year)s", year=year.label)
        )
        yield PagePlan(
            uri=uri,
            kind="archive",
            template="archive.md.jinja",
            title=paged_title(title, number),
            links=Links(corpus, uri),
            context={
                "cards": tuple(digest.card for digest in part),
                "years": years,
                "pager": page_links(year.uri, number, len(parts)),
            },
            description=_(
                "%(some)s of %(all)s briefings, the most recently changed first.", some=year.count, all=count
            ),
            updated=newest_day(part),
        )
