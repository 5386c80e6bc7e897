"""Where a build finds its inputs, and what it knows of the site."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefing.exchange.exported import Site
from briefing.language import Language, find_language


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a build finds its inputs."""

    content: Path = Path("content")
    templates: tuple[Path, ...] = ()
    snapshots: Path | None = None
    site_url: str = ""
    """The public address of the site, for references to its pages; empty where it has none."""
    site_name: str = "Briefings"
    language: str = "en"
    """What the pages speak that belong to no briefing, as a BCP 47 tag."""
    catalogs: tuple[Path, ...] = ()
    """Folders with catalogs of the interface's words, which come before the project's own (docs/decisions)."""
    whole: tuple[str, ...] = ()
    """The forms in which whole briefings will be made of the pages, for links to them: `html`, `pdf`."""
    fonts: tuple[Path, ...] = ()
    """Folders of fonts for PDFs, beside those of the machine."""
    today: dt.date | None = None
    """The day that checks see deadlines and the age of sources from; without it, the present one. No page shows it."""
    feed_authority: str = ""
    """For the ids of feeds, by RFC 4151: a domain and a day on which it was one's own: `example.org,2026`."""
    jobs: int = 0
    """In how many processes pages are rendered; 0 leaves it to the number of cores and pages, 1 forks none."""

    @property
    def site(self) -> Site:
        """What exports may know of the site."""
        language = find_language(self.language, self.catalogs)
        return _site(self.site_url, self.site_name, self.feed_authority, language)


@lru_cache(maxsize=16)
def _site(url: str, name: str, authority: str, language: Language) -> Site:
    return Site(url, name, authority, language)  # the same one for the same settings (see remembering.py)
