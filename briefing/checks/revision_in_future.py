"""Revisions dated after today, before which nothing could be published any more."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_revision_in_future(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find revisions dated after today."""
    for revision in story.revisions:
        if revision.date > facts.today:
            yield Finding(
                story.briefing,
                ("title",),
                f"the revision {revision.id} is dated after today, {facts.today}",
                "remove its file, and publish it again with its true date",
            )


CHECK = Check(
    "revision-in-future",
    Severity.WARNING,
    "A revision bears a date that has not come.",
    check_revision_in_future,
)
