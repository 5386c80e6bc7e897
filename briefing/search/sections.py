"""A page's HTML to the sections that a search can lead to, each with its kind, its title and its texts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.html_tree import Element

NOUNS = (
    "claim",
    "dispute",
    "era",
    "event",
    "forecast",
    "judgment",
    "relation",
    "revision",
    "scenario",
    "source",
    "story-actor",
)
"""What a heading can stand for; its anchor begins so (see `urls.anchor`)."""
WHOLE = frozenset({"claim", "actor"})
"""Kinds of pages that are found as a whole: all their parts are about one thing."""

_NOUN = re.compile(f"^({'|'.join(NOUNS)})-(?=.)")
_INLINE = frozenset(
    {
        "abbr",
        "b",
        "bdi",
        "bdo",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "mark",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "time",
        "u",
    }
)
_APART = frozenset({"a", "cite", "q"})
"""Elements in a line whose texts stand in many places of a briefing, and are kept once only."""
_HEADINGS = frozenset({"h2", "h3"})
_LEFT_OUT = frozenset({"nav", "script", "style", "template"})
_UNSAID = frozenset({"headerlink", "cite"})
"""Classes of what is no part of the text: links to the place itself, and numbers of citations."""
_FACTS = frozenset({"claim-standing", "event-when", "era-when", "reference"})
"""Classes of the one line that is shown with a result: how a claim stands, when an event was, what a source is."""


def _tidy(text: str) -> str:
    """A text with single spaces, composed, since scripts compare it with what is typed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A finished page: its address as HTML, its kind (`PagePlan.kind`), its title, and its content."""

    address: str
    kind: str
    title: str
    content: Element


@dataclass(slots=True)
class Section:
    """What one result leads to. `texts` are pieces of its text in order, each once; the title is among them."""

    address: str
    anchor: str
    kind: str
    title: str
    fact: str = ""
    texts: dict[str, None] = field(default_factory=dict)


def read_sections(page: SearchPage) -> list[Section]:
    """Read a page once; every text in it but that of its navigation comes into exactly one section."""
    reader = _Reader(page)
    reader.read(page.content)
    reader.end_section()
    return [section for section in reader.sections if section.texts]


class _Reader:
    def __init__(self, page: SearchPage) -> None:
        self.page = page
        self.pending: list[str] = []
        self.drawings = 0
        self.drawn: dict[str, None] = {}
        self.sections = [Section(page.address, "", page.kind, page.title)]
        self.sections[0].texts[_tidy(page.title)] = None

    def read(self, element: Element, after: str = "") -> None:
        """Read an element, which the text `after` stands behind."""
        name = element.tag
        if name in _LEFT_OUT or self._is_unsaid(element):
            return
        if name in _HEADINGS and (anchor := element.get("id")) and self.page.kind not in WHOLE:
            self._begin_section(anchor, _title(element))
            return
        if not self._continues(name, self.pending[-1][-1] if self.pending else ""):
            self.end_piece()
        self.drawings += name == "svg"
        if text := element.text:
            self.pending.append(text)
        for child in element:
            tail = child.tail or ""
            self.read(child, tail)
            if tail:
                self.pending.append(tail)
        if not self._continues(name, after[:1]):
            self.end_piece()
        self.drawings -= name == "svg"

    def _is_unsaid(self, element: Element) -> bool:
        """Whether an element is no part of the text, by its classes; those of a fact are noted."""
        if not (given := element.get("class")):
            return False
        classes = given.split()
        if not self.sections[-1].fact and not _FACTS.isdisjoint(classes):
            self.sections[-1].fact = _text(element)
        return not _UNSAID.isdisjoint(classes)

    def end_piece(self) -> None:
        """Put what was read since the last piece into the section."""
        if not self.pending:
            return
        text = "".join(self.pending)
        self.pending.clear()
        if not text.isspace():
            (self.drawn if self.drawings else self.sections[-1].texts)[_tidy(text)] = None

    def end_section(self) -> None:
        """Close the section. What stands in drawings comes last in it: labels, often cut short, explain no result."""
        self.end_piece()
        self.sections[-1].texts.update(self.drawn)
        self.drawn.clear()

    def _continues(self, name: str, neighbour: str) -> bool:
        """Whether a piece goes on across an element's edge: in a line always, and never within a word."""
        return name in _INLINE or (name in _APART and neighbour.isalnum())

    def _begin_section(self, anchor: str, title: str) -> None:
        self.end_section()
        noun = _NOUN.match(anchor)
        kind = noun[1] if noun else self.page.kind
        self.sections.append(Section(self.page.address, anchor, kind, title, texts={title: None}))


def _title(heading: Element) -> str:
    return _tidy("".join(_title_texts(heading)))


def _title_texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        classes = (child.get("class") or "").split() if isinstance(child.tag, str) else ["number"]
        if "headerlink" not in classes and "number" not in classes:
            yield from _title_texts(child)
        yield child.tail or ""


def _text(element: Element) -> str:
    """The text of a line without what is hidden from screen readers; parts with nothing between them are told apart."""
    texts = element.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])]")
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return _tidy("".join(map(str, texts)))
    return " · ".join(text for text in (_tidy(str(text)) for text in texts) if text)
