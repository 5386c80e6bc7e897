"""Sections to units: a few pages that belong together, as one file that a search reads when they promise something."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.search.sections import Section
from briefing.search.words import terms_of, words_of

FOLDER = "search/units/"
LARGEST = 120_000
"""How many characters of text a unit holds before another is begun, so that a large briefing is not read as a whole."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A file of the search, and the terms under which the index names it."""

    name: str
    """Its address within `FOLDER`, without an ending; unique in a site."""
    content: bytes
    """The file, a script that hands its data to the search."""
    terms: tuple[str, str]
    """Its terms, one a line: those of titles, and the others."""
    updated: str | None = None
    """The day of the last change of what it is about, in ISO 8601; the newest come first among equals."""
    shared: bool = False
    """Whether it belongs to no briefing."""

    @property
    def uri(self) -> str:
        """The file's address in the site."""
        return unit_uri(self.name)

    @property
    def days(self) -> int:
        """The day of its last change, counted from 1970-01-01; 0 where there is none or it is not a whole date."""
        try:
            return max(0, (dt.date.fromisoformat(self.updated or "") - dt.date(1970, 1, 1)).days)
        except ValueError:
            return 0


def unit_uri(name: str) -> str:
    """The address of a unit's file in the site."""
    return f"{FOLDER}{name}.js"


def make_units(
    name: str, title: str, updated: str | None, pages: Iterable[Sequence[Section]], language: str = ""
) -> list[Unit]:
    """Make the units of a briefing, or, with an empty title, of pages that belong to none, from each page's sections.

    `language` is the tag of what they are written in; empty, it is that of the site. What comes out depends on the
    arguments alone, and can be sent between processes and kept.
    """
    parts = list(_parts(pages))
    names = [name, *(f"{name}.{number}" for number in range(2, len(parts) + 1))]
    head = {"title": title, "language": language}
    return [_make(name, head, updated, part) for name, part in zip(names, parts, strict=False)]


def _parts(pages: Iterable[Sequence[Section]]) -> Iterator[list[Section]]:
    """Divide sections, in order, into parts none of which is much larger than the largest may be."""
    part: list[Section] = []
    seen: set[str] = set()
    size = 0
    for section in (section for page in pages for section in page):
        new = section.texts.keys() - seen
        added = sum(map(len, new))
        if part and size + added > LARGEST:
            yield part
            part, seen, size = [], set(), 0
            new, added = set(section.texts), sum(map(len, section.texts))
        part.append(section)
        seen |= new
        size += added
    if part:
        yield part


def _make(name: str, head: Mapping[str, str], updated: str | None, sections: Sequence[Section]) -> Unit:
    texts: dict[str, int] = {}
    pages: dict[str, int] = {}
    kinds: dict[str, int] = {}
    rows = [
        [
            kinds.setdefault(section.kind, len(kinds)),
            pages.setdefault(section.address, len(pages)),
            section.anchor,
            section.fact,
            [texts.setdefault(text, len(texts)) for text in section.texts],
        ]
        for section in sections
    ]
    data = {**head, "kinds": list(kinds), "pages": list(pages), "texts": list(texts), "sections": rows}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    content = f"briefingSearch.take({json.dumps(unit_uri(name))},{text})\n"
    return Unit(name, content.encode(), _terms(sections, texts, head["title"]), updated, shared=not head["title"])


def _terms(sections: Iterable[Section], texts: Iterable[str], title: str) -> tuple[str, str]:
    in_titles = _terms_in([title, *(section.title for section in sections)])
    elsewhere = _terms_in([*texts, *(section.fact for section in sections)]) - in_titles
    return "\n".join(sorted(in_titles)), "\n".join(sorted(elsewhere))


def _terms_in(texts: Iterable[str]) -> set[str]:
    words = {word for text in texts for word in words_of(text)}
    return {term for word in words for term in terms_of(word)}
