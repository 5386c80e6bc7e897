"""The shares of a site: everything that one briefing gives it, and each of the pages that briefings share.

A share writes its finished files itself; what comes back is little, and enough for what is made of all shares together.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing import urls
from briefing.asking import Question
from briefing.companions import list_pages, promised, sheet_of, whole_files
from briefing.exchange.llms_txt import ListedPage
from briefing.language import ENGLISH
from briefing.pages.digest import Digest
from briefing.pages.plan import PagePlan
from briefing.render import RenderedPage, renderer_of
from briefing.search import Unit
from briefing.searchable import briefing_units, is_searched, search_page, shared_unit
from briefing.sheets import FinishedGroup, FinishedPage, Finisher, Outward, Remark, SheetGroup
from briefing.site_map import SITE, Feeds, SiteFrame, slug_of, story_item, trail
from briefing.story_share import World, make_story


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the whole site must know of a page."""

    uri: str
    canonical: str | None
    updated: str | None
    as_of: bool
    anchors: str
    """With a space before, between and after: a site has too many to keep each as an object."""


@dataclass(frozen=True, slots=True)
class Share:
    """What comes back of a share; its files are written."""

    pages: tuple[PageFacts, ...]
    files: tuple[str, ...]
    """The addresses of everything that is no page."""
    listed: tuple[ListedPage, ...]
    outward: tuple[Outward, ...]
    remarks: tuple[Remark, ...]
    search: Sequence[Mapping[str, Any]]
    units: tuple[Unit, ...] = ()
    """Its units of the search, whose files are written; in the place of their content stands its hash."""
    notes: tuple[str, ...] = ()
    """What there is to say of its files."""
    digest: Digest | None = None
    """Of a briefing."""


@dataclass(frozen=True, slots=True, eq=False)
class SiteWork:
    """What all shares of a site have in common."""

    world: World
    frame: SiteFrame
    finisher: Finisher
    out: Path
    """The folder of the finished site."""


def make_story_share(work: SiteWork, slug: str) -> Share:
    """Make and write all that one briefing gives the site."""
    settings = work.world.settings
    questions: set[Question] = set()
    made = make_story(work.world, slug, questions)
    plans = {page.plan.uri: page.plan for page in made.pages}
    files = {file.uri: file for file in made.files}
    group = SheetGroup(
        [
            sheet_of(page, files, trail(page.plan, plans), _feeds(work, page.plan, _title(page.plan, plans)))
            for page in made.pages
        ],
        [*files, *promised(slug, settings.whole)],
        work.frame.items_for(story_item(slug, plans)),
        urls.story_folder(slug),
    )
    finished = work.finisher.finish(group)
    contents = {page.uri: page.content for page in finished.pages}
    wholes = list(whole_files(made, contents, settings))
    for file in (*made.files, *(file for file, _ in wholes)):
        _write(work.out / file.uri, file.content)
    units = briefing_units((page.plan, contents[page.plan.uri]) for page in made.pages)
    share = _share(work, made.pages, finished, units)
    others = (*files, *(file.uri for file, _ in wholes))
    return replace(share, files=others, notes=tuple(note for _, note in wholes if note), digest=made.digest)


def make_page_share(work: SiteWork, plan: PagePlan, above: Mapping[str, PagePlan]) -> Share:
    """Make and write one page that belongs to no briefing; `above` are the plans of those it may stand below."""
    page = RenderedPage(plan, renderer_of(work.world.settings.templates).render(plan))
    sheet = sheet_of(page, {}, trail(plan, above), _feeds(work, plan))
    finished = work.finisher.finish(SheetGroup([sheet], (), work.frame.items_for()))
    found = is_searched(plan)
    units = shared_unit(search_page(plan, finished.pages[0].content), plan.updated) if found else ()
    return _share(work, [page], finished, units)


def _share(work: SiteWork, pages: Sequence[RenderedPage], finished: FinishedGroup, units: Iterable[Unit]) -> Share:
    for page, html in zip(pages, finished.pages, strict=True):
        _write(work.out / html.address, html.html)
        _write(work.out / page.plan.uri, page.markdown.encode())
    kept = []
    for unit in units:
        _write(work.out / unit.uri, unit.content)
        kept.append(replace(unit, content=hashlib.sha256(unit.content).digest()))
    return Share(
        tuple(_facts(page.plan, html) for page, html in zip(pages, finished.pages, strict=True)),
        (),
        tuple(list_pages(page.plan for page in pages)),
        finished.outward,
        finished.remarks,
        finished.search,
        tuple(kept),
    )


def _facts(plan: PagePlan, page: FinishedPage) -> PageFacts:
    anchors = f" {' '.join(sorted(page.anchors))} "
    return PageFacts(plan.uri, page.canonical, plan.updated, plan.as_of is not None, anchors)


def _feeds(work: SiteWork, plan: PagePlan, title: str = SITE) -> Feeds:
    return work.frame.feeds_for(plan.language or ENGLISH, plan, title)


def _title(plan: PagePlan, plans: Mapping[str, PagePlan]) -> str:
    """What the feeds of a briefing are called on one of its pages."""
    overview = plans.get(urls.story_page(slug_of(plan) or ""))
    return overview.title if overview else ""


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
