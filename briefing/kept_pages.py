"""The finished pages of a briefing, kept so that after an edit only those are finished again that became others.

A page depends on its sheet, on what all pages of its briefing see, which is the site and the navigation, and on which
addresses there are of those that it asked for. Where all that is the same, so is the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.asking import ALL, print_of
from briefing.fingerprints import value_print
from briefing.keeping import take_files, take_rest
from briefing.search import Section
from briefing.sheets import FinishedPage, SheetGroup
from briefing.store import Store


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A finished page, and what the search reads in it.

    Its HTML is kept among the files of its briefing, and is not here.
    """

    known: str
    """The fingerprint of its sheet and of what all pages of its briefing saw."""
    among: str
    """The fingerprint of all addresses that its briefing had."""
    page: FinishedPage
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a briefing gave the site before it was edited: its files by address, and its pages."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: Sequence[KeptPage] = ()

    def still(self, group: SheetGroup, site: str) -> dict[str, KeptPage]:
        """The pages, by address, that would come out as they are in a group of a site."""
        if not self.pages:
            return {}
        prints, among, there = page_prints(group, site), addresses_print(group), frozenset(_addresses(group))
        found = {}
        for kept in self.pages:
            page, html = kept.page, self.files.get(kept.page.address)
            same = kept.among == among or _asked_alike(page, there)
            if same and html is not None and prints.get(page.uri) == kept.known:
                found[page.uri] = replace(kept, page=replace(page, html=html))
        return found


def take_earlier(store: Store, key: str) -> Earlier:
    """What is kept of the result with a key; nothing where there is none."""
    files = take_files(store, key) if key else None
    if files is None:
        return Earlier()
    return Earlier(dict(files), [kept for kept in take_rest(store, key) if isinstance(kept, KeptPage)])


def keep_pages(
    group: SheetGroup, site: str, pages: Sequence[FinishedPage], sections: Mapping[str, Sequence[Section]]
) -> list[KeptPage]:
    """The pages of a group as they are kept."""
    prints, among = page_prints(group, site), addresses_print(group)
    return [
        KeptPage(prints[page.uri], among, replace(page, html=b""), tuple(sections.get(page.uri, ()))) for page in pages
    ]


def page_prints(group: SheetGroup, site: str) -> dict[str, str]:
    """For each page of a group, by address, the fingerprint of its sheet and of what all of them see."""
    around = print_of(site, group.folder, value_print(tuple(group.items)))
    return {sheet.uri: print_of(around, value_print(sheet)) for sheet in group.sheets}


def addresses_print(group: SheetGroup) -> str:
    """The fingerprint of all addresses of a group."""
    return print_of(*_addresses(group))


def _addresses(group: SheetGroup) -> list[str]:
    return [*(sheet.uri for sheet in group.sheets), *group.files]


def _asked_alike(page: FinishedPage, there: frozenset[str]) -> bool:
    return ALL not in page.asked and all((uri in there) == found for uri, found in page.asked.items())
