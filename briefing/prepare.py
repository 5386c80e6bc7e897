"""The pages and files of a site that are made from data, finished and written; or one exception that shows why not.

First every briefing is loaded and checked, and only if all are sound each is rendered, exported and finished; then what
belongs to no briefing is made of their digests. At no time are more than a few briefings in memory.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import build, urls
from briefing.asking import print_of
from briefing.checks import present_day
from briefing.examining import count_files, gather_problems
from briefing.exchange import ExportedFile, export_shared
from briefing.fingerprints import folder_print, fonts_print, program_print, value_print
from briefing.pages.cards import newest_day
from briefing.pages.feeds import site_feeds
from briefing.pages.site import plan_shared
from briefing.problem_page import render_fault_page, render_problem_page
from briefing.problems import has_errors
from briefing.remembering import remembered
from briefing.render import RenderError, renderer_of
from briefing.report import describe, summarise
from briefing.rounds import Round
from briefing.search import Unit
from briefing.site_map import SiteFrame, given_items, shared_items
from briefing.site_shares import Kept, PageFacts, Share, SiteWork
from briefing.story_share import Examined
from briefing.wanted import Wanted
from briefing.world import World, begin_world, registries_of


class FaultError(Exception):
    """The content or a template keeps the site from being made.

    The message is for a terminal; `page` is a web page that says the same.
    """

    def __init__(self, message: str, page: str) -> None:
        """Take both forms of the news."""
        super().__init__(message)
        self.page = page


class SupersededError(Exception):
    """What was being made is no more asked for, because another build begins."""


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """What a build found when it began, by which all of its rounds go."""

    world: World
    program: str
    """The fingerprint of the program; "" where nobody asks later what results were made from."""
    prints: Mapping[str, str]
    """Those of the folders of all briefings, by slug."""


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
    wanted: Wanted
    inputs: Inputs

    @property
    def waits(self) -> bool:
        """Whether anything that stands may be another now."""
        return bool(self.wanted.last.unexamined or self.wanted.last.unmade)

    @property
    def frame(self) -> SiteFrame:
        """What every page shows of the whole site."""
        return self.work.frame


def _nothing() -> None:
    pass


def prepare(wanted: Wanted, *, show_bugs: bool = False) -> Prepared:
    """Check the content, and make and write everything that is made from it, but for what may wait for `go_on`.

    Raises FaultError when the content is missing or has errors, when a template fails, or when two pages have one
    address; with `show_bugs` also for any other exception, which is raised as it is without.
    """
    with _as_faults(show_bugs=show_bugs):
        return _make(_look(wanted), wanted, lambda _: not wanted.postpones, _nothing)


def go_on(prepared: Prepared, only: str | None = None, *, breathe: Callable[[], None] = _nothing) -> Prepared:
    """Make what waited, in this process: all of it, or only the share of a name, a slug or the address of a page.

    `breathe` is called again and again, and may raise SupersededError to end it; what was made stays. Raises FaultError
    for whatever else goes wrong.
    """
    with _as_faults(show_bugs=True):
        due = (lambda _: True) if only is None else only.__eq__
        return _make(prepared.inputs, replace(prepared.wanted, executor=None), due, breathe)


@contextmanager
def _as_faults(*, show_bugs: bool) -> Iterator[None]:
    """Raise FaultError in the place of what can go wrong with content; `show_bugs`: of what else can, too."""
    try:
        yield
    except (FaultError, SupersededError):
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


def _look(wanted: Wanted) -> Inputs:
    settings, last = wanted.settings, wanted.last
    world = begin_world(settings, settings.today or present_day(), last.examined_in)
    world = replace(world, saved=last.prints(settings.snapshots) if settings.snapshots else "")
    program = program_print() if wanted.keeps else ""
    renderer_of(settings.templates).look()
    return Inputs(world, program, {folder.name: last.prints(folder) for folder in world.shared.folders})


def _make(inputs: Inputs, wanted: Wanted, due: Callable[[str], bool], breathe: Callable[[], None]) -> Prepared:
    settings, last, world = wanted.settings, wanted.last, inputs.world
    turn = Round(wanted, inputs.prints, due, breathe)
    kept = Kept(wanted.store, inputs.program)
    work = SiteWork(world, SiteFrame(), wanted.finisher, wanted.out, wanted.before, kept, last.prints)
    examined = turn.examine(work)
    remarks = _refuse_faults(world, examined)
    world = replace(world, titles={slug: found.title for slug, found in examined.items()})
    frame = _frame(wanted, examined.values())
    kept = replace(kept, site=_site_print(wanted, inputs.program, frame) if inputs.program else "")
    work = replace(work, world=world, frame=frame, kept=kept)
    with last.writing(wanted.out, alone=wanted.postpones and wanted.executor is None):
        changed = world.changed_since(last.made_in)
        shares = turn.make_stories(work, changed)
        digests = [share.digest for share in shares if share.digest]
        registries = last.same_registries(registries_of(world.shared), changed)
        shares += turn.make_shared(work, list(plan_shared(registries, digests, settings.site.language)), changed)
        last.made_in, last.registries = world, registries
        files = tuple(export_shared(digests, settings.site))
        last.tidy(wanted.store)
        build.refuse_taken((*_near(wanted.taken, shares), *(file.uri for file in files)), wanted.taken)
    pages = [page for share in shares for page in share.pages]
    return Prepared(pages, shares, files, work, newest_day(digests), remarks, wanted, inputs)


def write_beside(prepared: Prepared, beside: Iterable[ExportedFile] = ()) -> None:
    """Write the files that belong to no share: feeds, and those that come beside what is made from data."""
    wanted = prepared.wanted
    wanted.last.put("beside", ((file.uri, file.content) for file in (*prepared.files, *beside)), wanted.out)


def gather(prepared: Prepared, *, units: Iterable[Unit] = (), beside: Iterable[ExportedFile] = ()) -> None:
    """Write what is made of all pages together: the index of the search, and other such files.

    `units` are those of the search that are of hand-written pages.
    """
    wanted = prepared.wanted
    known = [unit for share in prepared.shares for unit in share.units]
    written = {unit.uri for unit in known}
    index = wanted.last.bring_index([*known, *units], wanted.store, prepared.inputs.program)
    files = [*((file.uri, file.content) for file in beside), *(file for file in index if file[0] not in written)]
    wanted.last.put("gathered", files, wanted.out)


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


def _near(own: Path, shares: Sequence[Share]) -> Iterator[str]:
    """The addresses of those shares of which one begins as something by hand does, which hardly any do."""
    begun = {first for first in {first for share in shares for first in _begins(share)} if (own / first).exists()}
    for share in shares:
        if not begun.isdisjoint(_begins(share)):
            yield from (*(page.uri for page in share.pages), *share.files)


@remembered(50_000)
def _begins(share: Share) -> frozenset[str]:
    return frozenset(uri.partition("/")[0] for uri in (*(page.uri for page in share.pages), *share.files))
