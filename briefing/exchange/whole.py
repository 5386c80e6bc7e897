"""A briefing's pages put together into one text: in reading order, with links that lead within it.

The pages are taken as they were finished, so that all forms of a briefing say the same. What serves to go from page to
page is left out, and what every page repeats is said once.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from lxml.etree import strip_attributes, strip_elements

from briefing import urls
from briefing.exchange.exported import Site
from briefing.html_tree import Element, text_of, write_html
from briefing.language import ENGLISH, Language
from briefing.messages import _

CLAIMS = "claims"
_LEFT_OUT = frozenset({
    "story-nav", "headerlink", "copy", "contents", "no-js", "matrix-tools", "source-file", "feeds", "as-of", "pager",
    "part-index", "read-on", "filters",
})  # fmt: skip
"""Classes of what serves only on a page of its own."""
_LEFT_OUT_ATTRIBUTES = ("tabindex", "data-about")
_SECTIONS_LEFT_OUT = frozenset({"section-cite", "section-take-away"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMING = frozenset({"id", "aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"})
"""Attributes that hold ids."""
_INDEX = "part-index"
_GONE = "left-out"
"""What an element is called that is to be taken out, for the one function that takes out all of a name."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a whole: its id, what it is headed by, and all of it as HTML."""

    id: str
    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A briefing as one text. The ids and links in its sections are of one document."""

    slug: str
    title: str
    language: Language
    updated: str | None
    authors: tuple[str, ...]
    description: str
    sections: tuple[Section, ...]


class Joining:
    """The pages of a briefing on their way into one document, one after another."""

    def __init__(self, slug: str, uris: Iterable[str], site: Site) -> None:
        """Begin with the addresses of all pages that will come."""
        self._folder, self._site = urls.story_folder(slug), site
        self._keys = {uri: uri.removeprefix(self._folder).removesuffix(".md").replace("/", "-") for uri in uris}
        self._known: dict[str, dict[str, str]] = {}
        self._sections: list[Section] = []

    def take(self, uri: str, content: Element) -> None:
        """Make a section of a page. Its content is used up, so that no large briefing is in memory as trees."""
        key = self._keys[uri]
        depth = 0 if key == "index" else 1 + uri.removeprefix(self._folder).count("/")
        known = self._known.setdefault(posixpath.dirname(uri), {})
        classed = [(element, given.split()) for element in content.iter() if (given := element.get("class"))]
        moved = dict(pair for element, classes in classed if _INDEX in classes for pair in _moved(element))
        _prune(content, classed, keep_disclosure=key == "index")
        _Refiner(uri, key, self._keys, self._site, depth, moved, known).refine(content)
        content.tag = "section"
        content.set("id", key)
        heading = next(content.iter("h1", "h2"), None)
        self._sections.append(Section(key, "" if heading is None else text_of(heading), write_html(content)))

    def sections(self, language: Language = ENGLISH) -> tuple[Section, ...]:
        """The sections in order; those of claims come last, below a heading of their own."""
        claims = [section for section in self._sections if section.id.startswith(f"{CLAIMS}-")]
        others = [section for section in self._sections if not section.id.startswith(f"{CLAIMS}-")]
        if claims:
            heading = language.say(_("Claims"))
            inner = "".join(section.html for section in claims)
            html = f'<section id="{CLAIMS}"><h2>{escape(heading, quote=False)}</h2>{inner}</section>'
            others.append(Section(CLAIMS, heading, html))
        return tuple(others)


def _moved(index: Element) -> Iterator[tuple[str, str]]:
    """Where the entries of a page are that is the index of its parts: their anchors on it, and the addresses."""
    for line in index.iter("li", "span"):
        link = line.find(".//a[@href]")
        if link is not None and line.get("id"):
            yield line.get("id"), link.get("href")


def _prune(root: Element, classed: Iterable[tuple[Element, Sequence[str]]], *, keep_disclosure: bool) -> None:
    """Take out what serves only on a page of its own, and no text beside it."""
    for heading in list(root.iter(*_HEADINGS)):
        if heading.get("id") in _SECTIONS_LEFT_OUT:
            _mark_section(heading)
    unwanted = _LEFT_OUT if keep_disclosure else _LEFT_OUT | {"disclosure"}
    for element, classes in classed:
        if not unwanted.isdisjoint(classes):
            element.tag = _GONE
    strip_elements(root, _GONE, "script", "style", with_tail=False)
    strip_attributes(root, *_LEFT_OUT_ATTRIBUTES)


def _mark_section(heading: Element) -> None:
    """Mark a heading, and all that follows up to the next of its rank, as to be taken out; texts at once."""
    rank = heading.tag
    for element in (heading, *heading.itersiblings()):
        if element is not heading and element.tag in _HEADINGS and element.tag <= rank:
            return
        element.tag, element.tail = _GONE, None


@dataclass(frozen=True, slots=True)
class _Refiner:
    uri: str
    key: str
    keys: Mapping[str, str]
    site: Site
    depth: int
    moved: Mapping[str, str]
    known: dict[str, str]
    """Where links lead from the folder of the page, as far as it was worked out."""

    def refine(self, root: Element) -> None:
        """Make ids unique in the whole, lead links within it, and set headings lower."""
        for heading in root.iter(*_HEADINGS):
            heading.tag = f"h{min(int(heading.tag[1]) + self.depth, len(_HEADINGS))}"
        for element in root.iter():
            if not _NAMING.isdisjoint(names := element.keys()):
                for name in _NAMING.intersection(names):
                    element.set(name, " ".join(map(self._id, element.get(name).split())))
        for image in root.iter("img"):
            _tell(image)
        for link in root.iter("a"):
            if "href" in link.attrib:
                self._lead(link)

    def _lead(self, link: Element) -> None:
        href = self._within(link.get("href"))
        if href:
            link.set("href", href)
        else:
            link.tag = "span"
            link.attrib.clear()

    def _within(self, href: str) -> str:
        """The address in the whole; a page that is not in it has one only where the site is public."""
        if href.startswith("#"):
            if href[1:] not in self.moved:
                return f"#{self._id(href[1:])}"
            href = self.moved[href[1:]]
        if href not in self.known:
            self.known[href] = self._address(href)
        return self.known[href]

    def _address(self, href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), parts.path))
        page = f"{page.removesuffix('.html')}.md" if page.endswith(".html") else page
        if page in self.keys:
            return f"#{self.keys[page]}--{parts.fragment}" if parts.fragment else f"#{self.keys[page]}"
        return self.site.address(urls.Target(page, parts.fragment))

    def _id(self, own: str) -> str:
        return f"{self.key}--{own}"


def _tell(image: Element) -> None:
    """Put its words in the place of a picture, whose file is not part of the whole."""
    words = image.get("alt", "")
    image.tag, image.text = "span", f"[{words}]" if words else None
    image.attrib.clear()
