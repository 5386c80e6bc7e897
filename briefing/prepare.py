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
from briefing.examining import count_files, gather_problems
from briefing.exchange import ExportedFile, export_shared
from briefing.fingerprints import folder_print, fonts_print, program_print, value_print
from briefing.keeping import Result
from briefing.last_build import LastBuild
from briefing.last_site import LastSite
from briefing.pages.cards import newest_day
from briefing.pages.feeds import site_feeds
from briefing.pages.plan import PagePlan
from briefing.pages.site import plan_shared
from briefing.problem_page import render_fault_page, render_problem_page
from briefing.problems import has_errors
from briefing.remembering import remembered
from briefing.render import RenderError
from briefing.report import describe, summarise
from briefing.search import Unit
from briefing.settings import Settings
from briefing.shares import iter_counted, iter_elsewhere, iter_in_shares
from briefing.sheets import Finisher, Remark
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
from briefing.story_share import PAGES_A_STORY, Examined
from briefing.world import World, begin_world, registries_of

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
    last: LastBuild = field(default_factory=LastBuild)
    """What stands in the folder already; nothing, but where this process built there before."""
    before: LastSite = field(default_factory=LastSite)
    """The site whose place this one is to take."""
    keeps: bool = True
    """Whether anybody asks later what results were made from."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What was made, as far as the rest of the site must know of it."""

    pages: Sequence[PageFacts]
    shares: Sequence[Share]
    files: Sequence[ExportedFile]
    """What belongs to no share, and is not written yet."""
    work: SiteWork
    """What all shares of it had in common."""
    newest: str | None
    """The ISO 8601 day of the last change of any briefing."""
    remarks: tuple[str, ...]
    """What the checks had to say though nothing is wrong, and at the end how much that is."""

    def logged(self) -> Iterator[Remark]:
        """What was logged while pages were made."""
        return (remark for share in self.shares for remark in share.remarks)

    @property
    def frame(self) -> SiteFrame:
        """What every page shows of the whole site."""
        return self.work.frame


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
    settings, last = wanted.settings, wanted.last
    world = begin_world(settings, settings.today or present_day(), last.examined_in)
    world = replace(world, saved=last.prints(settings.snapshots) if settings.snapshots else "")
    program = program_print() if wanted.keeps else ""
    kept = Kept(wanted.store, program)
    prints = {folder.name: last.prints(folder) for folder in world.shared.folders}
    work = SiteWork(world, SiteFrame(), wanted.finisher, wanted.out, wanted.before, kept, last.prints)
    examined = _examine(replace(work, changed=world.changed_since(last.examined_in)), prints, wanted)
    last.examined_in = world
    remarks = _refuse_faults(world, examined)
    world = replace(world, titles={slug: found.title for slug, found in examined.items()})
    frame = _frame(wanted, examined.values())
    kept = replace(kept, site=_site_print(wanted, program, frame) if program else "")
    work = replace(work, world=world, frame=frame, kept=kept, changed=world.changed_since(last.made_in))
    last.begin(wanted.out)
    shares = _make_stories(work, prints, wanted)
    digests = [share.digest for share in shares if share.digest]
    newest = newest_day(digests)
    registries = last.same_registries(registries_of(world.shared), work.changed)
    shares += _make_shared(work, list(plan_shared(registries, digests, settings.site.language)), wanted)
    last.made_in, last.registries = world, registries
    files = tuple(export_shared(digests, settings.site))
    pages = [page for share in shares for page in share.pages]
    last.tidy(wanted.store)
    build.refuse_taken((*_near(wanted.taken, shares), *(file.uri for file in files)), wanted.taken)
    return Prepared(pages, shares, files, work, newest, remarks)


def finish(  # noqa: PLR0913 — who builds, and what is still to be written
    prepared: Prepared,
    last: LastBuild,
    store: Store,
    out: Path,
    *,
    units: Iterable[Unit] = (),
    beside: Iterable[ExportedFile] = (),
) -> None:
    """Write what is made of all pages together: feeds, the index of the search, and the files that come beside.

    `units` are those of the search that are of hand-written pages.
    """
    known = [unit for share in prepared.shares for unit in share.units]
    written = {unit.uri for unit in known}
    index = [
        file for file in last.bring_index([*known, *units], store, prepared.work.kept.program) if file[0] not in written
    ]
    last.finish([*((file.uri, file.content) for file in (*prepared.files, *beside)), *index], out)


def _examine(work: SiteWork, prints: Mapping[str, str], wanted: Wanted) -> dict[str, Examined]:
    last, world = wanted.last, work.world
    by = print_of(work.kept.program, world.today.isoformat(), world.state)
    before = last.examined_folders if by == last.examined_by else {}
    same = {slug for slug, known in prints.items() if before.get(slug) == known}
    kept = {slug: last.examined[slug] for slug in same if last.examined[slug].asked_none_of(work.changed)}
    items = [(slug, known, last.examined.get(slug)) for slug, known in prints.items() if slug not in kept]
    found = iter_counted(
        _spread(examine_share, work, items, wanted.executor), len(items), "briefings checked", wanted.tell
    )
    new = dict(zip((slug for slug, *_ in items), found, strict=True))
    last.examined = {slug: kept.get(slug) or new[slug] for slug in prints}
    last.examined_by, last.examined_folders = by, prints
    return {slug: result.value for slug, result in last.examined.items()}


def _refuse_faults(world: World, examined: Mapping[str, Examined]) -> tuple[str, ...]:
    """What the checks had to say; raises FaultError when there are errors in it."""
    problems = gather_problems(world, examined.values())
    if not problems:
        return ()
    summary = summarise(problems, count_files(world.settings.content))
    told = (*map(describe, problems), summary)
    if has_errors(problems):
        raise FaultError("\n".join(["the content has errors", *told]), render_problem_page(problems, summary))
    return told


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


def _make_stories(work: SiteWork, prints: Mapping[str, str], wanted: Wanted) -> list[Share]:
    last, site = wanted.last, work.kept.site
    same = {slug for slug, known in prints.items() if site == last.site and last.made_folders.get(slug) == known}
    kept = {slug for slug in same if slug in last.shares and last.shares[slug].asked_none_of(work.changed)}
    items = [(slug, known, last.shares.get(slug)) for slug, known in prints.items() if slug not in kept]
    made = iter_counted(
        _spread(make_story_share, work, items, wanted.executor), len(items), "briefings made", wanted.tell
    )
    found = {slug: last.note(slug, result, wanted.out) for (slug, *_), result in zip(items, made, strict=True)}
    last.made_folders, last.site = prints, site
    return [found.get(slug) or last.shares[slug].value for slug in prints]


def _make_shared(work: SiteWork, plans: Sequence[PagePlan], wanted: Wanted) -> list[Share]:
    last = wanted.last
    above = {plan.uri: plan for plan in plans if plan.uri in {urls.HOME, urls.ACTORS, urls.TOPICS}}
    work = replace(work, above={uri: replace(plan, context={}) for uri, plan in above.items()})
    shown = print_of(work.kept.site, *sorted(above))
    same, last.shown = shown == last.shown, shown
    found: dict[str, tuple[str, Result[Share]]] = {}
    items = []
    for plan in plans:
        share, (known, said) = last.shares.get(plan.uri), last.plans.get(plan.uri, (None, ""))
        if same and share and known is plan and share.asked_none_of(work.changed):
            found[plan.uri] = said, share
        else:
            items.append((plan, said if known is plan else "", share))
    made = _spread(make_page_share, work, items, wanted.executor, 1)
    found |= {plan.uri: result for (plan, *_), result in zip(items, made, strict=True)}
    last.plans = {plan.uri: (plan, found[plan.uri][0]) for plan in plans}
    shares = [last.note(plan.uri, found[plan.uri][1], wanted.out) for plan in plans]
    last.drop_others([*work.world.titles, *last.plans], wanted.out)
    return shares


def _near(own: Path, shares: Sequence[Share]) -> Iterator[str]:
    """The addresses of those shares of which one begins as something by hand does, which hardly any do."""
    begun = {first for first in {first for share in shares for first in _begins(share)} if (own / first).exists()}
    for share in shares:
        if not begun.isdisjoint(_begins(share)):
            yield from (*(page.uri for page in share.pages), *share.files)


@remembered(50_000)
def _begins(share: Share) -> frozenset[str]:
    return frozenset(uri.partition("/")[0] for uri in (*(page.uri for page in share.pages), *share.files))


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
