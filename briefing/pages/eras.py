"""The events of a story in order of time, each under the era that it falls into."""

from collections.abc import Mapping

from briefing.corpus import Story
from briefing.edtf import EdtfDate
from briefing.model.timeline import Era


def events_by_era(story: Story) -> Mapping[str | None, tuple[str, ...]]:
    """The events under the latest-begun era that each begins in; those outside every era come last, under None.

    Eras are in order of time and all there, with events or without.
    """
    eras = {key: entry.noun for key, entry in sorted(story.eras.items(), key=lambda item: item[1].noun.when)}
    groups: dict[str | None, list[str]] = {key: [] for key in eras}
    for key, entry in sorted(story.events.items(), key=lambda item: item[1].noun.when):
        groups.setdefault(_era_of(entry.noun.when, eras), []).append(key)
    return {era: tuple(keys) for era, keys in groups.items()}


def _era_of(when: EdtfDate, eras: Mapping[str, Era]) -> str | None:
    begun = [key for key, era in eras.items() if era.when.lower <= when.lower <= era.when.upper]
    return begun[-1] if begun else None
