"""Whether every source is used."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity
from briefing.suggest import nearest


def check_unused_source(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find sources that no other entry of the story refers to."""
    meant = {
        nearest(key, story.sources) for kind, key in story.backlinks if kind == "source" and key not in story.sources
    }
    for key, source in story.sources.items():
        if key not in meant and all(link.entry is source for link in story.backlinks.get(("source", key), ())):
            message = f"nothing cites `{key}`, and no other source rests on it"
            yield Finding(source, (), message, "cite it where it is used, or remove it", at_key=True)


CHECK = Check(
    "unused-source",
    Severity.WARNING,
    "A source is listed, and nothing cites it or rests on it.",
    check_unused_source,
    absence=True,
)
