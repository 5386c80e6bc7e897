"""Snapshots that are not the texts their sources were read in."""

from collections.abc import Iterator

from briefing.analysis.quote_tally import tally_quotes
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_snapshot_changed(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find snapshots whose content has another hash than the declared one."""
    for source in story.sources.values():
        reading = facts.snapshots.read(source.noun)
        if reading.state != "changed":
            continue
        count = tally_quotes(story, facts.snapshots, source.id).unchecked
        unchecked = {0: "", 1: "; its quote is unchecked"}.get(count, f"; its {count} quotes are unchecked")
        yield Finding(
            source,
            ("snapshot", "sha256"),
            f"the snapshot of `{source.id}` is no longer the text that was declared{unchecked}",
            f"restore {reading.path}; or, if the new text is meant, write its hash here: {reading.sha256}",
        )


CHECK = Check(
    "snapshot-changed",
    Severity.ERROR,
    "The saved text of a source is not the one that its hash names.",
    check_snapshot_changed,
    needs_snapshots=True,
)
