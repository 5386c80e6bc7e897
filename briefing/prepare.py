"""The pages and files of a site that are made from data, finished and written; or one exception that shows why not.

First every briefing is loaded and checked, and only if all are sound each is rendered, exported and finished; then what
belongs to no briefing is made of their digests. At no time are more than a few briefings in memory.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from briefing import build, urls
from briefing.asking import print_of
from briefing.checks import present_day
from briefing.corpus import Corpus
from briefing.examining import content_files, gather_problems
from briefing.exchange import ExportedFile, export_shared
from briefing.fingerprints import folder_print, fonts_print, program_print, value_print
from briefing.load import load_shared
from briefing.pages.cards import newest_day
from briefing.pages.feeds import site_feeds
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.pages.site import plan_shared
from briefing.problem_page import render_fault_page, render_problem_page
from briefing.problems import has_errors
from briefing.render import RenderError
from briefing.report import describe, summarise
from briefing.search import Unit, index_files
from briefing.settings import Settings
from briefing.shares import iter_elsewhere, iter_in_shares
from briefing.sheets import Finisher, Outward, Remark
from briefing.site_map import SiteFrame, given_items, shared_items
from briefing.site_shares import (
    Kept,
    PageFacts,
    Share,
    SiteWork,
    examine_share,
    make_page_share,
    make_story_share,
)
from briefing.store import Store
from briefing.story_share import PAGES_A_STORY, Examined, World

T = TypeVar("T")
R = TypeVar("R")

Tell = Callable[[str], None]


class FaultError(Exception):
    """The content or a template keeps the site from being made.

    The message is for a terminal; `page` is a web page that says the same.
    """

    def __init__(self, message: str, page: str) -> None:
        """Take both forms of the news."""
        super().__init__(message)
        self.page = page


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What is asked for: where the inputs are, where the site goes, and how its pages come to be HTML."""

    settings: Settings
    out: Path
    finisher: Finisher
    by_hand: Mapping[str, str]
    """The titles of hand-written pages, by address."""
    taken: Path
    """The folder of hand-written pages and files, whose addresses are taken."""
    nav: Any = None
    """The navigation, where somebody wrote one."""
    tell: Tell = print
    store: Store = field(default_factory=Store)
    executor: Executor | None = None
    """By whose processes the work is done; without one, by processes of this machine. They see the same folders."""
    theme: Callable[[], str] = str
    """The fingerprint of the theme and its settings."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What was made, as far as the rest of the site must know of it."""

    pages: Sequence[PageFacts]
    shares: Sequence[Share]
    frame: SiteFrame
    newest: str | None
    """The ISO 8601 day of the last change of any briefing."""
    remarks: str
    """What the checks had to say though nothing is wrong."""

    def outward(self) -> Iterator[Outward]:
        """The links between groups of pages, which nobody looked at yet."""
        return (link for share in self.shares for link in share.outward)

    def logged(self) -> Iterator[Remark]:
        """What was logged while pages were made."""
        return (remark for share in self.shares for remark in share.remarks)


def prepare(wanted: Wanted, *, show_bugs: bool = False) -> Prepared:
    """Check the content, and make and write everything that is made from it.

    Raises FaultError when the content is missing or has errors, when a template fails, or when two pages have one
    address; with `show_bugs` also for any other exception, which is raised as it is without.
    """
    try:
        return _prepare(wanted)
    except FaultError:
        raise
    except FileNotFoundError as error:
        raise FaultError(str(error), render_fault_page("The content is missing", str(error))) from error
    except RenderError as error:
        raise FaultError(str(error), render_fault_page("A page cannot be rendered", str(error))) from error
    except build.AddressTakenError as error:
        raise FaultError(str(error), render_fault_page("Two pages have one address", str(error))) from error
    except Exception as error:
        if not show_bugs:
            raise
        trace = traceback.format_exc()
        raise FaultError(trace, render_fault_page("Something went wrong", trace)) from error


def _prepare(wanted: Wanted) -> Prepared:
    settings = wanted.settings
    world = World(settings, load_shared(settings.content), settings.today or present_day())
    program = program_print() if wanted.store.folder else ""
    work = SiteWork(world, SiteFrame(), wanted.finisher, wanted.out, Kept(wanted.store, program))
    examined = _examine(work, wanted)
    remarks = _refuse_faults(world, examined)
    world = replace(world, titles={slug: found.title for slug, found in examined.items()})
    frame = _frame(wanted, examined.values())
    kept = replace(work.kept, site=_site_print(wanted, program, frame) if program else "")
    work = replace(work, world=world, frame=frame, kept=kept)
    shares = _make_stories(work, wanted)
    digests = [share.digest for share in shares if share.digest]
    newest = newest_day(digests)
    shares += _make_shared(work, list(plan_shared(world.corpus, digests, settings.site.language)), wanted.executor)
    files = list(export_shared(digests, settings.site))
    build.write_pages((), files, wanted.out)
    pages = [page for share in shares for page in share.pages]
    addresses = (*(page.uri for page in pages), *(uri for share in shares for uri in share.files))
    wanted.store.tidy()
    build.refuse_taken((*addresses, *(file.uri for file in files)), wanted.taken)
    shares.append(Share((), tuple(file.uri for file in files), (), (), (), ()))
    return Prepared(pages, shares, work.frame, newest, remarks)


def search_files(prepared: Prepared, by_hand: Iterable[Unit]) -> Iterator[ExportedFile]:
    """The index of the search over all units, and the units of hand-written pages; the others are written."""
    own = list(by_hand)
    written = [unit for share in prepared.shares for unit in share.units]
    known = {unit.uri for unit in written}
    for uri, content in index_files([*written, *own]):
        if uri not in known:
            yield ExportedFile(uri, content)


def _examine(work: SiteWork, wanted: Wanted) -> dict[str, Examined]:
    slugs = [folder.name for folder in work.world.shared.folders]
    found = _spread(examine_share, work, slugs, wanted.executor)
    return dict(zip(slugs, _counted(found, len(slugs), "checked", wanted.tell), strict=True))


def _refuse_faults(world: World, examined: Mapping[str, Examined]) -> str:
    """What the checks had to say; raises FaultError when there are errors in it."""
    problems = gather_problems(world, examined.values())
    summary = summarise(problems, len(content_files(world.settings.content)))
    text = "\n".join([*map(describe, problems), summary])
    if has_errors(problems):
        raise FaultError(f"the content has errors\n{text}", render_problem_page(problems, summary))
    return text if problems else ""


def _site_print(wanted: Wanted, program: str, frame: SiteFrame) -> str:
    """The fingerprint of what every page may show, whatever it is about."""
    settings = wanted.settings
    folders = (*settings.templates, *settings.catalogs, *settings.fonts)
    said = (settings.site_url, settings.site_name, settings.language, settings.whole, settings.feed_authority)
    return print_of(
        program, wanted.theme(), value_print((said, frame)), *map(folder_print, folders), fonts_print(),
        str(len(settings.templates)), str(len(settings.catalogs)),
    )  # fmt: skip


def _frame(wanted: Wanted, examined: Iterable[Examined]) -> SiteFrame:
    found = list(examined)
    feeds = site_feeds(calendar=any(one.dated for one in found))
    if wanted.nav is not None:
        return SiteFrame(tuple(given_items(wanted.nav, wanted.by_hand)), given=True, feeds=feeds)
    shared = {urls.HOME, urls.ACTORS, urls.CORRECTIONS}
    shared |= {urls.TOPICS} if any(one.gathered for one in found) else set()
    shared |= {urls.TRACK_RECORD} if any(one.called for one in found) else set()
    return SiteFrame(tuple(shared_items(shared, wanted.by_hand)), feeds=feeds)


def _make_stories(work: SiteWork, wanted: Wanted) -> list[Share]:
    slugs = [folder.name for folder in work.world.shared.folders]
    made = _spread(make_story_share, work, slugs, wanted.executor)
    return list(_counted(made, len(slugs), "made", wanted.tell))


def _make_shared(work: SiteWork, plans: Sequence[PagePlan], executor: Executor | None) -> list[Share]:
    # whatever process makes a page gives it the links of its own world
    plans = [replace(plan, links=Links(Corpus(work.world.shared.root), plan.links.page)) for plan in plans]
    above = {plan.uri: plan for plan in plans if plan.uri in {urls.HOME, urls.ACTORS, urls.TOPICS}}
    return list(_spread(make_page_share, replace(work, above=above), plans, executor, 1))


def _spread(
    make: Callable[[SiteWork, T], R],
    work: SiteWork,
    items: Sequence[T],
    executor: Executor | None,
    weight: int = PAGES_A_STORY,
) -> Iterator[R]:
    """Do the work by the executor that was chosen, or else in processes of this machine; an item is so many pages."""
    largest = 4 if weight > 1 else 32
    if executor:
        return iter_elsewhere(executor, make, work, items, largest=largest)
    return iter_in_shares(partial(make, work), items, work.world.settings.jobs, weight=weight, largest=largest)


def _counted(made: Iterator[Any], count: int, done: str, tell: Tell) -> Iterator[Any]:
    """Tell from time to time how far it is, where there is much to do."""
    step = max(100, count // 10)
    for number, one in enumerate(made, 1):
        yield one
        if count > step and (number % step == 0 or number == count):
            tell(f"{number:,} of {count:,} briefings {done}")
