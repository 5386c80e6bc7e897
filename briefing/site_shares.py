"""The shares of a site: everything that one briefing gives it, and each of the pages that briefings share.

A share writes its finished files itself; what comes back is little, and enough for what is made of all shares together.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from briefing import urls
from briefing.asking import Question, print_of
from briefing.collecting import collector_paused
from briefing.companions import describe_left_out, list_pages, promised, sheet_of, whole_files
from briefing.exchange.exported import Site
from briefing.exchange.llms_txt import list_lines
from briefing.exchange.whole import Joining
from briefing.fingerprints import FolderPrints, value_print
from briefing.folders import write_file
from briefing.html_tree import read_html
from briefing.keeping import File, Result, make_and_keep, take, take_files
from briefing.kept_pages import Earlier, KeptPage, group_prints, keep_pages, take_earlier
from briefing.language import ENGLISH
from briefing.last_site import LastSite
from briefing.load import display_path
from briefing.pages.digest import Digest
from briefing.pages.plan import PagePlan
from briefing.pages.site import bind
from briefing.render import RenderedPage, renderer_of
from briefing.search import Section, Unit, read_sections
from briefing.searchable import briefing_units, is_searched, search_page, shared_unit
from briefing.sheets import FinishedGroup, FinishedPage, Finisher, Outward, Remark, SheetGroup
from briefing.site_map import SITE, Entry, Feeds, SiteFrame, slug_of, story_item, trail
from briefing.store import Store
from briefing.story_share import Examined, MadeStory, examine_story, make_story
from briefing.world import World


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
    written: tuple[str, ...]
    """The addresses of all its files, as they are named in the site's folder."""
    listed: tuple[tuple[str, str], ...]
    """Its lines in the list of all pages, by their headings."""
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
    """The folder of the site in the making."""
    before: LastSite = field(default_factory=LastSite)
    """The site whose place it takes."""
    kept: Kept = field(default_factory=Kept)
    prints: FolderPrints = field(default_factory=FolderPrints)
    above: Mapping[str, PagePlan] = field(default_factory=dict)
    """The plans of pages that others may stand below which belong to no briefing."""


def examine_share(work: SiteWork, item: tuple[str, str, Result[Examined] | None]) -> Result[Examined]:
    """Load and check one briefing, by the fingerprint of its folder; an earlier result may be at hand."""
    slug, before, last = item
    world, folder = work.world, work.world.story_folder(slug)
    known = print_of("examine", work.kept.program, world.today.isoformat(), *_where(world, folder), before, world.state)
    if last and last.is_still(known, world.answers):
        return last
    store = work.kept.store
    return (
        take(store, known, world.answers)
        or make_and_keep(
            store,
            known,
            world.answers,
            lambda questions: (examine_story(world, slug, questions), (), ()),
            lambda: work.prints(folder) == before,
        )[0]
    )


def make_story_share(work: SiteWork, item: tuple[str, str, Result[Share] | None]) -> Result[Share]:
    """Make and write all that one briefing gives the site; what stands there already is left as it is."""
    slug, before, last = item
    folder, kept, answers = work.world.story_folder(slug), work.kept, work.world.answers
    known = print_of("story", kept.site, *_where(work.world, folder), before)

    def make(earlier: Earlier) -> tuple[Result[Share], Sequence[File]]:
        made = partial(_make_story, work, slug, earlier)
        return make_and_keep(kept.store, known, answers, made, lambda: work.prints(folder) == before)

    return _bring(work, slug, known, last, make)


def rehearse(work: SiteWork) -> None:
    """Make one briefing, and drop it: what was never used takes its time to get ready, which nobody waits for here."""
    for slug in list(work.world.titles)[:1]:
        with suppress(Exception):  # somebody may have edited it meanwhile; the next build tells what is wrong
            _make_story(work, slug, Earlier(), set())


def make_page_share(work: SiteWork, item: tuple[PagePlan, str, Result[Share] | None]) -> tuple[str, Result[Share]]:
    """Make and write one page that belongs to no briefing; likewise.

    With the result comes the fingerprint of its plan, for the next time that there is the same one.
    """
    plan, said, last = item
    said = said or plan_print(plan)
    steps = trail(plan, work.above)
    kept, answers = work.kept, work.world.answers
    known = print_of("page", kept.site, said, *(part for step in steps for part in (step.uri, step.label)))
    made = partial(_make_page, work, plan, steps)
    return said, _bring(work, plan.uri, known, last, lambda _: make_and_keep(kept.store, known, answers, made))


def plan_print(plan: PagePlan) -> str:
    """The fingerprint of all that a plan says; its links are asked for what they lead to."""
    about = (plan.uri, plan.kind, plan.template, plan.title, plan.context, plan.description, plan.source, plan.updated)
    return value_print((about, plan.language))


def _bring(
    work: SiteWork,
    name: str,
    known: str,
    last: Result[Share] | None,
    make: Callable[[Earlier], tuple[Result[Share], Sequence[File]]],
) -> Result[Share]:
    """See to it that the files of a share stand in the folder of the site, by the least that it takes."""
    answers, store = work.world.answers, work.kept.store
    if last and last.is_still(known, answers):
        return last
    share = take(store, known, answers)
    if share and work.before.link(name, share.key, share.value.written, work.out):
        return share
    earlier = take_earlier(store, last.key if last else work.before.key_of(name))
    files = take_files(store, share.key) if share else None
    if share is None or files is None:
        share, files = make(earlier)
    for uri, content in files:
        if last is None or earlier.files.get(uri) != content:
            write_file(work.out / uri, content)
    work.before.note(name, share.key, share.value.written, work.out)
    return share


def _where(world: World, folder: Path) -> tuple[str, str]:
    """Where the files of a briefing and saved texts are, as messages show it; without the latter others are given."""
    saved = world.settings.snapshots
    return display_path(folder), display_path(saved) if saved else ""


@collector_paused()
def _make_story(
    work: SiteWork, slug: str, earlier: Earlier, questions: set[Question]
) -> tuple[Share, list[File], list[KeptPage]]:
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
    prints = group_prints(group, work.kept.site)
    still = earlier.still(prints)
    finished = work.finisher.finish(group, {uri: kept.page for uri, kept in still.items()})
    sections, joined = _read_contents(made, finished, still, settings.site)
    wholes = list(whole_files(made, joined, settings))
    others = [(file.uri, file.content) for file in (*made.files, *(file for file, _ in wholes))]
    units = briefing_units([(plans[uri], found) for uri, found in sections.items()])
    share, written = _share(made.pages, finished, units, settings.site)
    notes = (*(note for _, note in wholes if note), *describe_left_out(made, settings))
    uris = tuple(uri for uri, _ in others)
    share = replace(share, files=uris, written=share.written + uris, notes=notes, digest=made.digest)
    return share, [*written, *others], keep_pages(prints, finished.pages, sections)


def _read_contents(
    made: MadeStory, finished: FinishedGroup, still: Mapping[str, KeptPage], site: Site
) -> tuple[dict[str, Sequence[Section]], Joining]:
    """What the search finds on each page, and all that goes into the whole briefing; each page is read at most once."""
    plans = {page.plan.uri: page.plan for page in made.pages if is_searched(page.plan)}
    joined = Joining(made.slug, plans, site)
    sections: dict[str, Sequence[Section]] = {}
    for page in finished.pages:
        if plan := plans.get(page.uri):
            kept = still.get(page.uri)
            if kept and not made.whole:
                sections[page.uri] = kept.sections
                continue
            content = read_html(page.content)
            sections[page.uri] = kept.sections if kept else read_sections(search_page(plan, content))
            if made.whole:
                joined.take(page.uri, content)
    return sections, joined


@collector_paused()
def _make_page(
    work: SiteWork, plan: PagePlan, steps: Sequence[Entry], questions: set[Question]
) -> tuple[Share, list[File], tuple[()]]:
    plan = bind(plan, work.world.asked_corpus(questions))
    page = RenderedPage(plan, renderer_of(work.world.settings.templates).render(plan))
    sheet = sheet_of(page, {}, steps, _feeds(work, plan))
    finished = work.finisher.finish(SheetGroup([sheet], (), work.frame.items_for()))
    found = is_searched(plan)
    units = shared_unit(search_page(plan, read_html(finished.pages[0].content)), plan.updated) if found else ()
    return *_share([page], finished, units, work.world.settings.site), ()


def _share(
    pages: Sequence[RenderedPage], finished: FinishedGroup, units: Iterable[Unit], site: Site
) -> tuple[Share, list[File]]:
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
        tuple(uri for uri, _ in written),
        list_lines(list_pages(page.plan for page in pages), site),
        finished.outward,
        finished.remarks,
        [entry for page in finished.pages for entry in page.search],
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
