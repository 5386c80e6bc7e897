"""Which briefings are about a topic, and which about a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Story
from briefing.escape import visible_text


@dataclass(frozen=True, slots=True)
class Gathered:
    """Briefings that have a topic or place in common. `key` stands for it in addresses."""

    key: str
    label: str
    stories: tuple[Story, ...]


def by_topic(stories: Iterable[Story]) -> Mapping[str, Gathered]:
    """The stories of each topic, by the topic's slug; topics that differ only in case or punctuation are one."""
    labels: dict[str, str] = {}
    found: dict[str, list[Story]] = {}
    for story in stories:
        for slug, topic in topic_slugs(story).items():
            labels.setdefault(slug, topic)
            found.setdefault(slug, []).append(story)
    return {slug: Gathered(slug, labels[slug], tuple(of)) for slug, of in sorted(found.items())}


def by_place(stories: Iterable[Story]) -> Mapping[str, Gathered]:
    """The stories of each place, by its country code, which is also its label here."""
    found: dict[str, list[Story]] = {}
    for story in stories:
        for code in dict.fromkeys(story.briefing.noun.places):
            found.setdefault(code, []).append(story)
    return {code: Gathered(code, code, tuple(of)) for code, of in sorted(found.items())}


def topic_slugs(story: Story) -> Mapping[str, str]:
    """The topics of a story by slug, each as it is first written."""
    labels: dict[str, str] = {}
    for topic in story.briefing.noun.topics:
        slug = urls.topic_slug(topic)
        labels.setdefault(slug, visible_text(topic) or slug)
    return labels
