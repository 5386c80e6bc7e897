"""What may come, as it stands now."""

from collections.abc import Iterator

from briefing.corpus import Entry, Story
from briefing.model.outlook import Estimate, Scenario


def iter_courses(story: Story) -> Iterator[Entry[Scenario]]:
    """A story's scenarios, then its forecasts, which have the same fields."""
    yield from story.scenarios.values()
    yield from story.forecasts.values()


def newest_estimate(course: Scenario) -> Estimate | None:
    """The estimate with the latest date; of several on one date, the one written last."""
    newest: Estimate | None = None
    for estimate in course.probability:
        if newest is None or estimate.on.lower >= newest.on.lower:
            newest = estimate
    return newest
