"""Snapshots that are declared, but not there."""

from collections.abc import Iterator

from briefing.analysis.quote_tally import tally_quotes
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_snapshot_missing(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find declared snapshots that are not in the folder."""
    for source in story.sources.values():
        reading = facts.snapshots.read(source.noun)
        if reading.state != "missing":
            continue
        count = tally_quotes(story, facts.snapshots, source.id).unchecked
        unchecked = {0: "", 1: "; its quote is unchecked"}.get(count, f"; its {count} quotes are unchecked")
        yield Finding(
            source,
            ("snapshot", "file"),
            f"the snapshot of `{source.id}` is not in the folder of snapshots{unchecked}",
            f"there is no readable file {reading.path}: put it there, or remove `snapshot` if it is lost",
        )


CHECK = Check(
    "snapshot-missing",
    Severity.WARNING,
    "The saved text that a source declares is not in the folder of snapshots.",
    check_snapshot_missing,
    needs_snapshots=True,
)
