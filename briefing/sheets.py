"""Pages on their way from Markdown to HTML: what a theme is told of each, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from briefing.language import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the navigation: a page of this site, an address elsewhere, or a section of such lines.

    The label may be a message, which is said in the language of each page.
    """

    label: str
    uri: str = ""
    url: str = ""
    children: tuple["Item", ...] = ()
    slug: str = ""
    """The briefing that it belongs to; then it is shown on that briefing's pages only."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in Markdown, with its front matter, and what a theme is told besides. All texts are plain."""

    uri: str
    markdown: str
    title: str
    description: str = ""
    language: Language = ENGLISH
    updated: str | None = None
    source: str | None = None
    """The file that an edit of the page begins at."""
    trail: tuple[tuple[str, str], ...] = ()
    """The label and address of each page above it."""
    feeds: tuple[Mapping[str, str], ...] = ()
    json_ld: str = ""
    """What the page is about, as it may stand in a script element."""
    preview: str = ""
    """The address of a picture of it."""
    claim: str = ""
    """The id of the claim whose page it is."""
    apart: bool = False
    """Whether it is shown without its briefing's section of the navigation, as what it said earlier is."""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Pages that share a navigation; `files` are the addresses of what goes with them, for links to it."""

    sheets: Sequence[Sheet]
    files: Sequence[str]
    items: Sequence[Item]
    folder: str = ""
    """Where they alone have pages and files, with a slash at its end."""


class Outward(NamedTuple):
    """A link that leads out of a group, on `page`, as written in `link`."""

    page: str
    target: str
    anchor: str
    link: str


class Remark(NamedTuple):
    """Something that was logged meanwhile: by which logger, how bad, and what."""

    logger: str
    level: int
    message: str


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page as HTML."""

    uri: str
    address: str
    """Where its HTML stands."""
    html: bytes
    content: str
    """The HTML of its text."""
    anchors: frozenset[str]
    canonical: str | None
    outward: tuple[Outward, ...] = ()
    inward: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The anchors that it leads to, with the links as written, by the page of its group that has them."""
    asked: Mapping[str, bool] = field(default_factory=dict)
    """For which addresses it asked whether its group has them, or for `ALL` of them, and the answers."""
    remarks: tuple[Remark, ...] = ()
    search: Sequence[Mapping[str, Any]] = ()
    """What the theme's own search took down of it."""


@dataclass(frozen=True, slots=True)
class FinishedGroup:
    """The pages of a group as HTML, with what is left to be done for all groups together."""

    pages: Sequence[FinishedPage]
    remarks: tuple[Remark, ...] = ()
    """Those on all pages together."""

    @property
    def outward(self) -> tuple[Outward, ...]:
        """The links that lead out of it, of several to one place the first."""
        found: dict[tuple[str, str], Outward] = {}
        for page in self.pages:
            for link in page.outward:
                found.setdefault((link.target, link.anchor), link)
        return tuple(found.values())


class Finisher(Protocol):
    """Whatever makes HTML of pages."""

    def finish(self, group: SheetGroup, done: Mapping[str, FinishedPage] = ...) -> FinishedGroup:
        """Make HTML of every page of a group, but of those that are done, by address."""
        ...
