"""Ids that came back for another claim: an address that was shared once would lead to something else."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.model.revision import Revision
from briefing.problems import Severity


def check_id_reused(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find claims whose id meant another claim before it was dropped."""
    del facts
    for key, entry in story.claims.items():
        before = _before_it_was_dropped(story.revisions, key)
        if before is None:
            continue
        statement = before.state.claims[key].statement
        if statement != entry.noun.statement:
            yield Finding(
                entry,
                (),
                f"`{key}` was another claim in the revision {before.id}, “{statement}”, and was dropped since",
                "give the new claim an id of its own",
                at_key=True,
            )


def _before_it_was_dropped(revisions: tuple[Revision, ...], key: str) -> Revision | None:
    """The last revision that had a claim which a later revision had no more."""
    had: Revision | None = None
    dropped: Revision | None = None
    for revision in revisions:
        if key in revision.state.claims:
            had = revision
        elif had:
            dropped = had
    return dropped


CHECK = Check(
    "id-reused",
    Severity.WARNING,
    "A claim has the id of another one that was published and dropped.",
    check_id_reused,
)
