"""Whether every actor takes part in something."""

from collections.abc import Iterator

from briefing.checks.rule import CorpusCheck, Facts, Finding
from briefing.problems import Severity


def check_unused_actor(facts: Facts) -> Iterator[Finding]:
    """Find actors that no story refers to and no other actor is a member of."""
    used = {member for entry in facts.corpus.actors.values() for member in entry.noun.member_of}
    for story in facts.corpus.stories.values():
        used.update(story.actors, (key for kind, key in story.backlinks if kind == "actor"))
    for key, actor in facts.corpus.actors.items():
        if key not in used:
            yield Finding(actor, (), f"no briefing mentions `{key}`", "use it or remove it", at_key=True)


CHECK = CorpusCheck(
    "unused-actor",
    Severity.NOTE,
    "An actor is listed, and no briefing mentions it.",
    check_unused_actor,
    absence=True,
)
