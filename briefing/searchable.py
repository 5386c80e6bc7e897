"""Which pages of a site are found by a search, and in which units (see `briefing.search`)."""

from collections.abc import Sequence

from briefing import urls
from briefing.html_tree import Element
from briefing.pages.plan import PagePlan
from briefing.search import SearchPage, Section, Unit, make_units, read_sections
from briefing.site_map import slug_of


def is_searched(plan: PagePlan) -> bool:
    """Whether a search finds a page: not what a briefing said earlier, nor the comparisons of that with the present."""
    return not plan.as_of and plan.kind != "comparison"


def search_page(plan: PagePlan, content: Element) -> SearchPage:
    """A planned page with its content, as a search reads it."""
    return SearchPage(urls.web_path(plan.uri), plan.kind, plan.title, content)


def briefing_units(pages: Sequence[tuple[PagePlan, Sequence[Section]]]) -> list[Unit]:
    """The units of one briefing, of the sections of all its pages that are searched, the overview among them."""
    overview = next(plan for plan, _ in pages if plan.kind == "overview")
    slug = slug_of(overview) or ""
    language = overview.language.tag if overview.language else ""
    return make_units(slug, overview.title, overview.updated, (sections for _, sections in pages), language)


def shared_unit(page: SearchPage, updated: str | None = None) -> list[Unit]:
    """The unit of a page that belongs to no briefing: one each, as one may change without the others."""
    return make_units(f"pages/{page.address.removesuffix('.html')}", "", updated, [read_sections(page)])
