"""Whether a captured text is listed as two sources."""

from collections.abc import Iterator
from typing import Any

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.problems import Related, Severity


def check_duplicate_snapshot(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find sources whose snapshots have the same file or the same hash."""
    seen: dict[str, Entry[Any]] = {}
    for source in story.sources.values():
        snapshot = source.noun.snapshot
        if not snapshot:
            continue
        first = next((seen[key] for key in (snapshot.sha256, snapshot.file) if key in seen), None)
        seen.setdefault(snapshot.sha256, source)
        seen.setdefault(snapshot.file, source)
        if first:
            message = f"`{first.id}` is bound to the same captured text"
            hint = "give each source its own snapshot, or make one source of the two"
            related = Related("the first source", first.span("snapshot"))
            yield Finding(source, ("snapshot",), message, hint, related=(related,))


CHECK = Check(
    "duplicate-snapshot",
    Severity.WARNING,
    "Two sources are bound to one captured text.",
    check_duplicate_snapshot,
)
