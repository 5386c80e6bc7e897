"""The home page: the newest briefings as cards; and the archive, in which every one is listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus
from briefing.messages import _
from briefing.pages.cards import Card, newest_day, newest_first
from briefing.pages.digest import Digest
from briefing.pages.feeds import site_feeds
from briefing.pages.filters import view_filters, view_values
from briefing.pages.links import unbound
from briefing.pages.paging import newest_address, newest_links, paged_title, split_newest
from briefing.pages.plan import PagePlan
from briefing.pages.words import STANDINGS
from briefing.remembering import remembered

NEWEST = 20
"""How many briefings stand on the home page."""
ARCHIVED = 50
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
    years = tuple(_year(year, len(found)) for year, found in by_year.items())
    titles = ", ".join(digest.title for digest in recent[:DESCRIBED])
    yield PagePlan(
        uri=urls.HOME,
        kind="home",
        template="home.md.jinja",
        title=_("Briefings"),
        links=unbound(urls.HOME),
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
        yield from _plan_year(year, by_year[year.label], years, len(recent))


@remembered(1_000)
def _year(label: str, count: int) -> Year:
    return Year(label, urls.archive_page(label), count)


def _plan_year(year: Year, found: Sequence[Digest], years: tuple[Year, ...], count: int) -> Iterator[PagePlan]:
    parts = split_newest(found, ARCHIVED)
    for number, part in enumerate(parts, 1):
        cards = [digest.card for digest in part]
        if number == 1:
            yield _plan_archive(year, cards, years, (number, len(parts)), count)
        else:
            yield _plan_archive(
                _year(year.label, 0), cards, [_year(one.label, 0) for one in years], (number, len(parts))
            )


@remembered(1_000)
def _plan_archive(
    year: Year, cards: Sequence[Card], years: Sequence[Year], place: tuple[int, int], count: int = 0
) -> PagePlan:
    """Plan one page of a year, by its number and how many there are.

    How many briefings there are the first one says: with one more no other page becomes another.
    """
    number, pages = place
    uri = newest_address(year.uri, number, pages)
    undated = year.label == "undated"
    title = _("Briefings without a date") if undated else _("Briefings of %(year)s", year=year.label)
    return PagePlan(
        uri=uri,
        kind="archive",
        template="archive.md.jinja",
        title=paged_title(title, number),
        links=unbound(uri),
        context={"cards": tuple(cards), "years": tuple(years), "pager": newest_links(year.uri, number, pages)},
        description=_("%(some)s of %(all)s briefings, the most recently changed first.", some=year.count, all=count)
        if count
        else "",
        updated=newest_day(cards),
    )
