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


def split_newest(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """Cut a list, the newest first, so that something new changes its first page and no other.

    The others are filled from the oldest on, and have the size; what is left is on the first, together with as much as
    another page has.
    """
    begun = len(items) % size + size
    return (tuple(items[:begun]), *split(items[begun:], size)) if len(items) > begun else (tuple(items),)


def newest_address(first: str, number: int, pages: int) -> str:
    """The address of page `number` (from 1) of such a list. But for the first they are counted from the oldest on.

    So they stay when there are more pages.
    """
    return first if number == 1 else urls.numbered(first, pages - number + 2)


def newest_links(first: str, number: int, pages: int) -> tuple[PageLink, ...]:
    """The way between the pages of such a list, as `page_links` has it."""
    return links_between(lambda page: newest_address(first, page, pages), number, pages) if pages > 1 else ()


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
