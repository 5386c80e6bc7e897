"""Lists that grow with the corpus, cut into pages: no page holds more of one than its limit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing import urls
from briefing.messages import _

T = TypeVar("T")

_AROUND = 2
"""How many pages before and after its own a page leads to, besides the first and the last."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """One step of the way between the pages of a list; `uri` is empty where pages are left out."""

    label: str
    uri: str = ""
    here: bool = False


def split(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """Cut a list into pages of a size; a list without items has one page."""
    return tuple(tuple(items[start : start + size]) for start in range(0, max(len(items), 1), size))


def page_links(first: str, number: int, pages: int) -> tuple[PageLink, ...]:
    """The way from page `number` (from 1) of a list to its others; nothing where there is only one.

    `first` is the address of its first page. There are at most nine steps, however many pages there are.
    """
    return links_between(lambda page: urls.numbered(first, page), number, pages) if pages > 1 else ()


def links_between(address: Callable[[int], str], number: int, pages: int) -> tuple[PageLink, ...]:
    """The same where the pages, from 1, have addresses of their own kind; there may be only one."""
    shown = sorted({1, pages, *range(max(1, number - _AROUND), min(pages, number + _AROUND) + 1)})
    links: list[PageLink] = []
    for before, page in zip([0, *shown], shown, strict=False):
        links += [PageLink("…")] if page - before > 1 else []
        links.append(PageLink(str(page), address(page), page == number))
    return tuple(links)


def paged_title(title: str, number: int) -> str:
    """The title of a page of a list, which no other page has."""
    return title if number == 1 else _("%(title)s (page %(number)s)", title=title, number=number)
