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

    def still(self, prints: "GroupPrints") -> dict[str, KeptPage]:
        """The pages, by address, that would come out as they are in a group with these fingerprints."""
        found = {}
        for kept in self.pages:
            page, html = kept.page, self.files.get(kept.page.address)
            same = kept.among == prints.among or _asked_alike(page, prints.addresses)
            if same and html is not None and prints.pages.get(page.uri) == kept.known:
                found[page.uri] = replace(kept, page=replace(page, html=html))
        return found


@dataclass(frozen=True, slots=True)
class GroupPrints:
    """The fingerprints of what the pages of a group are made from."""

    pages: Mapping[str, str]
    """For each page, by address, of its sheet and of what all of them see."""
    among: str
    """Of all addresses of the group."""
    addresses: frozenset[str]


def take_earlier(store: Store, key: str) -> Earlier:
    """What is kept of the result with a key; nothing where there is none."""
    files = take_files(store, key) if key else None
    if files is None:
        return Earlier()
    return Earlier(dict(files), [kept for kept in take_rest(store, key) if isinstance(kept, KeptPage)])


def group_prints(group: SheetGroup, site: str) -> GroupPrints:
    """The fingerprints of a group; `site` is that of what every page of the site may show."""
    around = print_of(site, group.folder, value_print(tuple(group.items)))
    addresses = [*(sheet.uri for sheet in group.sheets), *group.files]
    pages = {sheet.uri: print_of(around, value_print(sheet)) for sheet in group.sheets}
    return GroupPrints(pages, print_of(*addresses), frozenset(addresses))


def keep_pages(
    prints: GroupPrints, pages: Sequence[FinishedPage], sections: Mapping[str, Sequence[Section]]
) -> list[KeptPage]:
    """The pages of a group as they are kept."""
    return [
        KeptPage(prints.pages[page.uri], prints.among, replace(page, html=b""), tuple(sections.get(page.uri, ())))
        for page in pages
    ]


def _asked_alike(page: FinishedPage, there: frozenset[str]) -> bool:
    return ALL not in page.asked and all((uri in there) == found for uri, found in page.asked.items())
