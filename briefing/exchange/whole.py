"""A briefing's pages put together into one text: in reading order, with links that lead within it.

The pages are taken as they were finished, so that all forms of a briefing say the same. What serves to go from page to
page is left out, and what every page repeats is said once.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing import urls
from briefing.exchange.exported import Site
from briefing.exchange.html_tree import Element, parse_fragment
from briefing.language import ENGLISH, Language
from briefing.messages import _

CLAIMS = "claims"
_LEFT_OUT = frozenset({
    "story-nav", "headerlink", "copy", "contents", "no-js", "matrix-tools", "source-file", "feeds", "as-of", "pager",
    "part-index", "read-on",
})  # fmt: skip
"""Classes of what serves only on a page of its own."""
_LEFT_OUT_ATTRIBUTES = ("tabindex", "data-about")
_SECTIONS_LEFT_OUT = frozenset({"section-cite", "section-take-away"})
_HEADING = re.compile(r"h([1-6])")
_REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A finished page: its address, and the HTML of its content."""

    uri: str
    html: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A briefing as one text. `sections` are elements whose ids and links are of one document."""

    slug: str
    title: str
    language: Language
    updated: str | None
    authors: tuple[str, ...]
    description: str
    sections: tuple[Element, ...]


def join_parts(slug: str, parts: Sequence[Part], site: Site, language: Language = ENGLISH) -> tuple[Element, ...]:
    """Make a section of each page; those of claims come last, below a heading of their own."""
    keys = {part.uri: _key(slug, part.uri) for part in parts}
    sections: list[Element] = []
    claims: list[Element | str] = []
    for part in parts:
        key = keys[part.uri]
        root = parse_fragment(part.html)
        depth = 0 if key == "index" else 1 + part.uri.removeprefix(urls.story_folder(slug)).count("/")
        moved = _moved(root)
        _prune(root, keep_disclosure=key == "index")
        _Refiner(part.uri, key, keys, site, depth, moved).refine(root)
        section = Element("section", {"id": key}, list(root.children))
        (claims if key.startswith(f"{CLAIMS}-") else sections).append(section)
    if claims:
        heading = Element("h2", {}, [language.say(_("Claims"))])
        sections.append(Element("section", {"id": CLAIMS}, [heading, *claims]))
    return tuple(sections)


def _moved(root: Element) -> Mapping[str, str]:
    """Where the entries of a page are that is the index of its parts, by their anchors on it."""
    found = {}
    for index in root.walk():
        for line in index.walk() if "part-index" in index.classes else ():
            link = next((element for element in line.walk() if element.name == "a"), None)
            if link and line.name in {"li", "span"} and "id" in line.attributes:
                found[line.attributes["id"]] = link.attributes["href"]
    return found


def _key(slug: str, uri: str) -> str:
    return uri.removeprefix(urls.story_folder(slug)).removesuffix(".md").replace("/", "-")


def _prune(element: Element, *, keep_disclosure: bool) -> None:
    kept: list[Element | str] = []
    skipping = 0
    for child in element.children:
        if isinstance(child, Element):
            level = _level(child)
            if level and (not skipping or level <= skipping):
                skipping = level if child.attributes.get("id") in _SECTIONS_LEFT_OUT else 0
            if skipping or child.classes & _LEFT_OUT or ("disclosure" in child.classes and not keep_disclosure):
                continue
            _prune(child, keep_disclosure=keep_disclosure)
        elif skipping:
            continue
        kept.append(child)
    element.children = kept


def _level(element: Element) -> int:
    found = _HEADING.fullmatch(element.name)
    return int(found[1]) if found else 0


@dataclass(frozen=True, slots=True)
class _Refiner:
    uri: str
    key: str
    keys: Mapping[str, str]
    site: Site
    depth: int
    moved: Mapping[str, str]

    def refine(self, root: Element) -> None:
        """Make ids unique in the whole, lead links within it, and set headings lower."""
        for element in root.walk():
            level = _level(element)
            if level:
                element.name = f"h{min(level + self.depth, _DEEPEST)}"
            given = element.attributes
            if "id" in given:
                given["id"] = self._id(given["id"])
            for name in _REFERRING:
                if name in given:
                    given[name] = " ".join(map(self._id, given[name].split()))
            if element.name == "img":
                self._tell(element)
            if element.name == "a" and "href" in given:
                self._lead(element)
            for name in _LEFT_OUT_ATTRIBUTES:
                given.pop(name, None)

    def _tell(self, image: Element) -> None:
        """Put its words in the place of a picture, whose file is not part of the whole."""
        words = image.attributes.get("alt", "")
        image.name, image.attributes = "span", {}
        image.children = [f"[{words}]"] if words else []

    def _lead(self, link: Element) -> None:
        href = self._within(link.attributes["href"])
        if href:
            link.attributes["href"] = href
        else:
            link.name, link.attributes = "span", {}

    def _within(self, href: str) -> str:
        """The address in the whole; a page that is not in it has one only where the site is public."""
        parts = urlsplit(href)
        if not parts.path and parts.fragment in self.moved:
            parts = urlsplit(self.moved[parts.fragment])
        if parts.scheme or parts.netloc:
            return href
        if not parts.path:
            return f"#{self._id(parts.fragment)}"
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), parts.path))
        page = f"{page.removesuffix('.html')}.md" if page.endswith(".html") else page
        if page in self.keys:
            return f"#{self.keys[page]}--{parts.fragment}" if parts.fragment else f"#{self.keys[page]}"
        return self.site.address(urls.Target(page, parts.fragment))

    def _id(self, own: str) -> str:
        return f"{self.key}--{own}"


def missing_targets(sections: Iterable[Element]) -> set[str]:
    """The places that links within the whole lead to and that are not in it."""
    found = [element for section in sections for element in section.walk()]
    ids = {element.attributes["id"] for element in found if "id" in element.attributes}
    links = {element.attributes.get("href", "") for element in found}
    return {href for href in links if href.startswith("#") and href[1:] not in ids}
