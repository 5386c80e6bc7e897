"""Which pages of a site are found by a search, and in which units (see `briefing.search`)."""

from collections.abc import Iterable, Iterator, Mapping

from briefing import urls
from briefing.pages.plan import PagePlan
from briefing.search import SearchPage, Unit, make_units
from briefing.site_map import slug_of


def is_searched(plan: PagePlan) -> bool:
    """Whether a search finds a page: not what a briefing said earlier, nor the comparisons of that with the present."""
    return not plan.as_of and plan.kind != "comparison"


def search_page(plan: PagePlan, html: str) -> SearchPage:
    """A planned page with the HTML of its text, as a search reads it."""
    return SearchPage(urls.web_path(plan.uri), plan.kind, plan.title, html)


def briefing_units(pages: Iterable[tuple[PagePlan, str]]) -> list[Unit]:
    """The units of one briefing, of all its pages with their HTML, the overview among them."""
    found = [(plan, html) for plan, html in pages if is_searched(plan)]
    overview = next(plan for plan, _ in found if plan.kind == "overview")
    slug = slug_of(overview) or ""
    language = overview.language.tag if overview.language else ""
    searched = [search_page(plan, html) for plan, html in found]
    return make_units(slug, overview.title, overview.updated, searched, language)


def shared_unit(page: SearchPage, updated: str | None = None) -> list[Unit]:
    """The unit of a page that belongs to no briefing: one each, as one may change without the others."""
    return make_units(f"pages/{page.address.removesuffix('.html')}", "", updated, [page])


def site_units(
    plans: Mapping[str, PagePlan], contents: Mapping[str, str], by_hand: Iterable[tuple[str, str]]
) -> Iterator[Unit]:
    """The units of a whole site: planned pages, and those written by hand as address and title, with all their HTML."""
    stories: dict[str, list[tuple[PagePlan, str]]] = {}
    for plan in filter(is_searched, plans.values()):
        if plan.uri not in contents:
            continue
        if slug := slug_of(plan):
            stories.setdefault(slug, []).append((plan, contents[plan.uri]))
        else:
            yield from shared_unit(search_page(plan, contents[plan.uri]), plan.updated)
    for pages in stories.values():
        yield from briefing_units(pages)
    for uri, title in by_hand:
        yield from shared_unit(SearchPage(urls.web_path(uri), "page", title, contents[uri]))
