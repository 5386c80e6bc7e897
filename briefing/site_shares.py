"""The shares of a site: everything that one briefing gives it, and each of the pages that briefings share.

A share writes its finished files itself; what comes back is little, and enough for what is made of all shares together.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefing import urls
from briefing.asking import Question, print_of
from briefing.collecting import collector_paused
from briefing.companions import describe_left_out, list_pages, promised, sheet_of, whole_files
from briefing.exchange.exported import Site
from briefing.exchange.llms_txt import ListedPage
from briefing.exchange.whole import Joining
from briefing.fingerprints import folder_print, value_print
from briefing.html_tree import read_html
from briefing.keeping import File, take_or_make
from briefing.language import ENGLISH
from briefing.load import display_path
from briefing.pages.digest import Digest
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.render import RenderedPage, renderer_of
from briefing.search import Unit, read_sections
from briefing.searchable import briefing_units, is_searched, search_page, shared_unit
from briefing.sheets import FinishedGroup, FinishedPage, Finisher, Outward, Remark, SheetGroup
from briefing.site_map import SITE, Entry, Feeds, SiteFrame, slug_of, story_item, trail
from briefing.store import Store
from briefing.story_share import Examined, MadeStory, World, examine_story, make_story, shared_print


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
class Kept:
    """Where results are kept, and the fingerprints of what all of them are made from."""

    store: Store = field(default_factory=Store)
    program: str = ""
    """Of the program."""
    site: str = ""
    """Of the program, the theme, the settings, and what every page shows of the whole site."""


@dataclass(frozen=True, slots=True, eq=False)
class SiteWork:
    """What all shares of a site have in common."""

    world: World
    frame: SiteFrame
    finisher: Finisher
    out: Path
    """The folder of the finished site."""
    kept: Kept = field(default_factory=Kept)
    above: Mapping[str, PagePlan] = field(default_factory=dict)
    """The plans of pages that others may stand below which belong to no briefing."""


def examine_share(work: SiteWork, slug: str) -> Examined:
    """Load and check one briefing."""
    world, folder = work.world, work.world.story_folder(slug)
    before = folder_print(folder)
    shared = shared_print(world.shared.root)
    examined, _ = take_or_make(
        work.kept.store,
        print_of("examine", work.kept.program, world.today.isoformat(), *_where(world, folder), before, shared),
        world.answers,
        lambda questions: (examine_story(world, slug, questions), ()),
        lambda: folder_print(folder) == before,
    )
    return examined


def make_story_share(work: SiteWork, slug: str) -> Share:
    """Make and write all that one briefing gives the site."""
    folder = work.world.story_folder(slug)
    before = folder_print(folder)
    share, files = take_or_make(
        work.kept.store,
        print_of("story", work.kept.site, *_where(work.world, folder), before),
        work.world.answers,
        lambda questions: _make_story(work, slug, questions),
        lambda: folder_print(folder) == before,
    )
    write_files(work.out, files)
    return share


def make_page_share(work: SiteWork, plan: PagePlan) -> Share:
    """Make and write one page that belongs to no briefing."""
    steps = trail(plan, work.above)
    about = (plan.uri, plan.kind, plan.template, plan.title, plan.context, plan.description, plan.source, plan.updated)
    share, files = take_or_make(
        work.kept.store,
        print_of("page", work.kept.site, value_print((about, plan.language, steps))),
        work.world.answers,
        lambda questions: _make_page(work, plan, steps, questions),
    )
    write_files(work.out, files)
    return share


def write_files(out: Path, files: Iterable[File]) -> None:
    """Write files below a folder."""
    for uri, content in files:
        path = out / uri
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _where(world: World, folder: Path) -> tuple[str, str]:
    """Where the files of a briefing and saved texts are, as messages show it; without the latter others are given."""
    saved = world.settings.snapshots
    return display_path(folder), display_path(saved) if saved else ""


@collector_paused()
def _make_story(work: SiteWork, slug: str, questions: set[Question]) -> tuple[Share, list[File]]:
    settings = work.world.settings
    made = make_story(work.world, slug, questions)
    plans = {page.plan.uri: page.plan for page in made.pages}
    files = {file.uri: file for file in made.files}
    group = SheetGroup(
        [
            sheet_of(page, files, trail(page.plan, plans), _feeds(work, page.plan, _title(page.plan, plans)))
            for page in made.pages
        ],
        [*files, *promised(slug, made.whole)],
        work.frame.items_for(story_item(slug, plans)),
        urls.story_folder(slug),
    )
    finished = work.finisher.finish(group)
    units, joined = _read_contents(made, finished, settings.site)
    wholes = list(whole_files(made, joined, settings))
    others = [(file.uri, file.content) for file in (*made.files, *(file for file, _ in wholes))]
    share, written = _share(made.pages, finished, units)
    notes = (*(note for _, note in wholes if note), *describe_left_out(made, settings))
    share = replace(share, files=tuple(uri for uri, _ in others), notes=notes, digest=made.digest)
    return share, [*written, *others]


def _read_contents(made: MadeStory, finished: FinishedGroup, site: Site) -> tuple[list[Unit], Joining]:
    """The units of the search, and all that goes into the whole briefing, for which each page is read once."""
    plans = {page.plan.uri: page.plan for page in made.pages if is_searched(page.plan)}
    joined, sections = Joining(made.slug, plans, site), []
    for page in finished.pages:
        if plan := plans.get(page.uri):
            content = read_html(page.content)
            sections.append((plan, read_sections(search_page(plan, content))))
            if made.whole:
                joined.take(page.uri, content)
    return briefing_units(sections), joined


def _make_page(
    work: SiteWork, plan: PagePlan, steps: Sequence[Entry], questions: set[Question]
) -> tuple[Share, list[File]]:
    plan = replace(plan, links=Links(work.world.asked_corpus(questions), plan.links.page))
    page = RenderedPage(plan, renderer_of(work.world.settings.templates).render(plan))
    sheet = sheet_of(page, {}, steps, _feeds(work, plan))
    finished = work.finisher.finish(SheetGroup([sheet], (), work.frame.items_for()))
    found = is_searched(plan)
    units = shared_unit(search_page(plan, read_html(finished.pages[0].content)), plan.updated) if found else ()
    return _share([page], finished, units)


def _share(pages: Sequence[RenderedPage], finished: FinishedGroup, units: Iterable[Unit]) -> tuple[Share, list[File]]:
    written: list[File] = []
    for page, html in zip(pages, finished.pages, strict=True):
        written += [(html.address, html.html), (page.plan.uri, page.markdown.encode())]
    kept = []
    for unit in units:
        written.append((unit.uri, unit.content))
        kept.append(replace(unit, content=hashlib.sha256(unit.content).digest()))
    share = Share(
        tuple(_facts(page.plan, html) for page, html in zip(pages, finished.pages, strict=True)),
        (),
        tuple(list_pages(page.plan for page in pages)),
        finished.outward,
        finished.remarks,
        finished.search,
        tuple(kept),
    )
    return share, written


def _facts(plan: PagePlan, page: FinishedPage) -> PageFacts:
    anchors = f" {' '.join(sorted(page.anchors))} "
    return PageFacts(plan.uri, page.canonical, plan.updated, plan.as_of is not None, anchors)


def _feeds(work: SiteWork, plan: PagePlan, title: str = SITE) -> Feeds:
    return work.frame.feeds_for(plan.language or ENGLISH, plan, title)


def _title(plan: PagePlan, plans: Mapping[str, PagePlan]) -> str:
    """What the feeds of a briefing are called on one of its pages."""
    overview = plans.get(urls.story_page(slug_of(plan) or ""))
    return overview.title if overview else ""
