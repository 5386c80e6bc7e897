"""Which briefings are about a topic, and which about a place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefing import urls
from briefing.corpus import Story
from briefing.escape import visible_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gathered(Generic[T]):
    """Briefings that have a topic or place in common. `key` stands for it in addresses."""

    key: str
    label: str
    stories: tuple[T, ...]


def gather(stories: Iterable[T], labels_of: Callable[[T], Mapping[str, str]]) -> Mapping[str, Gathered[T]]:
    """The stories that have a key in common, by that key; the label is the one that is met first."""
    labels: dict[str, str] = {}
    found: dict[str, list[T]] = {}
    for story in stories:
        for key, label in labels_of(story).items():
            labels.setdefault(key, label)
            found.setdefault(key, []).append(story)
    return {key: Gathered(key, labels[key], tuple(of)) for key, of in sorted(found.items())}


def topic_slugs(story: Story) -> Mapping[str, str]:
    """The topics of a story by slug, each as first written; those that differ only in case or punctuation are one."""
    labels: dict[str, str] = {}
    for topic in story.briefing.noun.topics:
        slug = urls.topic_slug(topic)
        labels.setdefault(slug, visible_text(topic) or slug)
    return labels
