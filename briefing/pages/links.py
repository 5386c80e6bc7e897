"""What a page may refer to: the label, number and address of every noun, as seen from that page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Self

from briefing import urls
from briefing.corpus import Corpus, Story
from briefing.pages.parts import place_of
from briefing.prose import iter_prose_references

_NOWHERE = Corpus(Path())


def unbound(page: str) -> "Links":
    """The links of a page of which it is not decided yet in which corpus they are looked up."""
    return Links(_NOWHERE, page)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The references that one page can make. `story` is None on pages that belong to no briefing."""

    corpus: Corpus
    page: str
    story: Story | None = None

    def number(self, source: str) -> int:
        """The citation number of a source: its place in the briefing's list of sources, the same on all its pages.

        Raises KeyError when the story has no such source.
        """
        if self.story is None:
            raise KeyError(source)
        return source_numbers(self.story)[source]

    def label(self, kind: str, key: str) -> str:
        """The words by which a noun is named in a link to it."""
        if kind in {"actor", "story-actor", "publisher"}:
            return self.corpus.name(key)
        if kind == "briefing":
            return self.corpus.stories[key].briefing.noun.title
        if self.story is None:
            raise KeyError(key)
        if kind == "relation":
            relation = self.story.relations[key].noun
            return f"{self.corpus.name(relation.from_)} – {relation.kind} – {self.corpus.name(relation.to)}"
        noun = self.story.registries()[kind][key].noun
        return str(getattr(noun, "title", None) or getattr(noun, "statement", None) or noun.question)

    def language(self, kind: str, key: str) -> str:
        """The language of a noun's own words, where it is not the page's to choose; the empty text where not known."""
        if kind == "source" and self.story and key in self.story.sources:
            return self.story.sources[key].noun.language or ""
        if kind == "briefing" and key in self.corpus.stories:
            return self.corpus.stories[key].briefing.noun.language
        return ""

    def href(self, kind: str, key: str) -> str:
        """The address of a noun, relative to this page."""
        return urls.relative(self.page, self.target(kind, key))

    def target(self, kind: str, key: str) -> urls.Target:
        """Where a noun is shown. Actors of this story are found on its own page of actors."""
        if self.story is None:
            return urls.target(kind, key)
        return place_of(self.story, "story-actor" if kind == "actor" and key in self.story.actors else kind, key)

    def page_href(self, page: str) -> str:
        """The address of another page, relative to this one."""
        return urls.relative(self.page, page)

    def keep(
        self,
        texts: Iterable[str | None] = (),
        nouns: Iterable[tuple[str, str]] = (),
        sources: Iterable[str] = (),
    ) -> "LinkTable":
        """Only the references that some prose makes, and those to some nouns, by kind and id, and cited sources.

        Sources are cited by their numbers, so their titles are not kept.
        """
        named = [*nouns, *(("source", key) for key in sources)]
        named += [(found.kind, found.id) for text in texts for found in iter_prose_references(text or "")]
        return LinkTable(
            self.page,
            {key: self.number(key) for kind, key in named if kind == "source"},
            {(kind, key): self.label(kind, key) for kind, key in named if kind != "source"},
            {(kind, key): self.target(kind, key) for kind, key in named},
        )


@dataclass(frozen=True, slots=True)
class LinkTable:
    """A few references of a briefing, which a page of the whole site can make without having the briefing at hand."""

    page: str
    numbers: Mapping[str, int]
    labels: Mapping[tuple[str, str], str]
    targets: Mapping[tuple[str, str], urls.Target]

    def on(self, page: str) -> Self:
        """The same, as seen from another page."""
        return replace(self, page=page)

    def number(self, source: str) -> int:
        """The citation number of a source. Raises KeyError where it is not kept, as do the others."""
        return self.numbers[source]

    def label(self, kind: str, key: str) -> str:
        """The words by which a noun is named."""
        return self.labels[kind, key]

    def language(self, _kind: str, _key: str) -> str:
        """Nothing is known here of the language of a noun's own words."""
        return ""

    def href(self, kind: str, key: str) -> str:
        """The address of a noun, relative to the page."""
        return urls.relative(self.page, self.targets[kind, key])

    def page_href(self, page: str) -> str:
        """The address of another page, relative to this one."""
        return urls.relative(self.page, page)


@lru_cache(maxsize=32)
def source_numbers(story: Story) -> Mapping[str, int]:
    """The citation numbers of a story's sources: their places in its list, from 1."""
    return {key: number for number, key in enumerate(story.sources, 1)}
