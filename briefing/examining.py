"""Everything there is to say against a content folder, found out one briefing after another.

This is how `briefing check` and every build of a site look at it: no process has more than a few briefings in memory.
"""

import datetime as dt
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefing.analysis.quote_tally import NO_QUOTES, Tally, add_tallies
from briefing.checks import check_shared, present_day
from briefing.corpus import Corpus
from briefing.problems import Problem, has_errors, sort_problems
from briefing.remembering import remembered
from briefing.settings import Settings
from briefing.shares import iter_in_shares
from briefing.story_share import PAGES_A_STORY, Examined, examine_story
from briefing.world import Title, World, begin_world, registries_of


@dataclass(frozen=True, slots=True)
class Findings:
    """Every problem of a content folder, sorted by place."""

    problems: tuple[Problem, ...]
    files: int = 0
    """How many content files there were."""
    quotes: Tally = NO_QUOTES
    """How many quotes were compared with a saved text."""
    titles: Mapping[str, Title] = field(default_factory=dict)
    """The title of each briefing, by slug."""

    @property
    def sound(self) -> bool:
        """Whether it may be published."""
        return not has_errors(self.problems)


def examine(settings: Settings) -> Findings:
    """Hold a content folder to every check. Raises FileNotFoundError when there is none."""
    world = begin_world(settings, settings.today or present_day())
    slugs = [folder.name for folder in world.shared.folders]
    examined = list(iter_in_shares(partial(_examine, world), slugs, settings.jobs, weight=PAGES_A_STORY))
    quotes = add_tallies(found.quotes for found in examined)
    titles = {slug: found.title for slug, found in zip(slugs, examined, strict=True)}
    return Findings(gather_problems(world, examined), count_files(settings.content), quotes, titles)


def _examine(world: World, slug: str) -> Examined:
    return examine_story(world, slug, set())


def gather_problems(world: World, examined: Collection[Examined]) -> tuple[Problem, ...]:
    """Every problem of a content folder, given what was found in each of its briefings, sorted by place."""
    shared = world.shared
    named = frozenset[str]().union(*(found.named for found in examined))
    whole = shared.whole and shared.all_read and all(found.whole for found in examined)
    return sort_problems([
        *shared.problems,
        *(problem for found in examined for problem in found.problems),
        *_check_registries(registries_of(shared), tuple(sorted(named)), world.today, whole),
    ])  # fmt: skip


@remembered(2)
def _check_registries(registries: Corpus, named: tuple[str, ...], today: dt.date, whole: bool) -> list[Problem]:  # noqa: FBT001 — remembered by its place
    return check_shared(registries, frozenset(named), today, whole=whole)


def count_files(content: Path) -> int:
    """How many data files a content folder has: those all briefings share, and those of each briefing."""
    folders = [entry.path for entry in _entries(os.fspath(content / "briefings")) if entry.is_dir()]
    return sum(entry.name.endswith(".yml") for folder in [os.fspath(content), *folders] for entry in _entries(folder))


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        return list(found)
    return []
