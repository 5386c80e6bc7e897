"""Every place of a story where evidence, prose or a picture stands, whatever noun it belongs to."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from briefing.corpus import Corpus, Entry, Story
from briefing.model.claim import Evidence
from briefing.model.fields import PlainText, ProseText
from briefing.model.image import Image
from briefing.model.walk import Leaf, iter_leaves
from briefing.yamldoc import Route


class EvidencePlace(NamedTuple):
    """One report of a source, the noun that rests on it, and the route from that noun."""

    entry: Entry[Any]
    route: Route
    evidence: Evidence


class ProsePlace(NamedTuple):
    """One text of the analyst's, the noun it belongs to, and the route from that noun."""

    entry: Entry[Any]
    route: Route
    text: str


class ImagePlace(NamedTuple):
    """One picture, the noun it belongs to, and the route from that noun."""

    entry: Entry[Any]
    route: Route
    image: Image


def iter_evidence(story: Story) -> Iterator[EvidencePlace]:
    """All evidence of a story: of its claims, events, relations, actors, and resolved scenarios and forecasts."""
    for registry in (story.claims, story.events, story.relations, story.actors):
        for entry in registry.values():
            for position, evidence in enumerate(entry.noun.evidence):
                yield EvidencePlace(entry, ("evidence", position), evidence)
    for course in (*story.scenarios.values(), *story.forecasts.values()):
        resolution = course.noun.resolution
        for position, evidence in enumerate(resolution.evidence if resolution else ()):
            yield EvidencePlace(course, ("resolution", "evidence", position), evidence)


def iter_prose(story: Story) -> Iterator[ProsePlace]:
    """All prose of a story, judgments under their own entries."""
    for entry, leaf in _leaves(story):
        if isinstance(leaf.marker, ProseText):
            yield ProsePlace(entry, leaf.route, leaf.value)


def iter_images(story: Story) -> Iterator[ImagePlace]:
    """All pictures of a story."""
    if story.briefing.noun.image:
        yield ImagePlace(story.briefing, ("image",), story.briefing.noun.image)
    for event in story.events.values():
        if event.noun.image:
            yield ImagePlace(event, ("image",), event.noun.image)
    for source in story.sources.values():
        for position, image in enumerate(source.noun.images):
            yield ImagePlace(source, ("images", position), image)


def iter_texts(entry: Entry[Any]) -> Iterator[Leaf]:
    """All texts of a noun, plain and prose; the briefing's judgments are entries of their own."""
    for leaf in iter_leaves(entry.noun):
        if isinstance(leaf.marker, PlainText | ProseText) and not (
            entry.kind == "briefing" and leaf.route[0] == "judgments"
        ):
            yield leaf


def iter_shared(corpus: Corpus) -> Iterator[Entry[Any]]:
    """The nouns that all stories of a corpus share."""
    yield from corpus.actors.values()
    yield from corpus.publishers.values()


def _leaves(story: Story) -> Iterator[tuple[Entry[Any], Leaf]]:
    for entry in story.entries():
        for leaf in iter_texts(entry):
            yield entry, leaf
