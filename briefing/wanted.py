"""What is asked for when a site is made."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.last_build import LastBuild
from briefing.last_site import LastSite
from briefing.settings import Settings
from briefing.sheets import Finisher
from briefing.store import Store

Tell = Callable[[str], None]


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
    postpones: bool = False
    """Whether what stands in `out` may be made again later, where nothing in the folder of its own briefing changed."""
