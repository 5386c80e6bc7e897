"""The finished pages of a briefing, kept so that after an edit only those are finished again that became others.

A page depends on its sheet, and on what all pages of its briefing see: the site, the navigation, and which addresses
there are. Where the fingerprint of these is the same, so is the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.asking import print_of
from briefing.fingerprints import value_print
from briefing.keeping import take_files, take_rest
from briefing.search import Section
from briefing.sheets import FinishedPage, SheetGroup
from briefing.store import Store


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A finished page with the fingerprint of what it was made from, and what the search reads in it.

    Its HTML is kept among the files of its briefing, and is not here.
    """

    known: str
    page: FinishedPage
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a briefing gave the site before it was edited: its files by address, and its pages."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: Sequence[KeptPage] = ()

    def still(self, prints: Mapping[str, str]) -> dict[str, KeptPage]:
        """The pages, by address, that have these fingerprints."""
        kept = (one for one in self.pages if prints.get(one.page.uri) == one.known and one.page.address in self.files)
        return {one.page.uri: replace(one, page=replace(one.page, html=self.files[one.page.address])) for one in kept}


def take_earlier(store: Store, key: str) -> Earlier:
    """What is kept of the result with a key; nothing where there is none."""
    files = take_files(store, key) if key else None
    if files is None:
        return Earlier()
    return Earlier(dict(files), [kept for kept in take_rest(store, key) if isinstance(kept, KeptPage)])


def page_prints(group: SheetGroup, site: str) -> dict[str, str]:
    """For each page of a group, by address, the fingerprint of all that it is made from."""
    around = print_of(site, group.folder, value_print(tuple(group.items)), *group.files, "", *_uris(group))
    return {sheet.uri: print_of(around, value_print(sheet)) for sheet in group.sheets}


def keep_pages(
    pages: Sequence[FinishedPage], prints: Mapping[str, str], sections: Mapping[str, Sequence[Section]]
) -> list[KeptPage]:
    """Pages as they are kept."""
    return [KeptPage(prints[page.uri], replace(page, html=b""), tuple(sections.get(page.uri, ()))) for page in pages]


def _uris(group: SheetGroup) -> list[str]:
    return [sheet.uri for sheet in group.sheets]
