"""Whether every actor takes part in something."""

from collections.abc import Iterator

from briefing.checks.rule import CorpusCheck, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_unused_actor(facts: Facts) -> Iterator[Finding]:
    """Find actors that no story refers to and no other actor is a member of."""
    used = {member for entry in facts.corpus.actors.values() for member in entry.noun.member_of}
    used |= facts.named
    for key, actor in facts.corpus.actors.items():
        if key not in used:
            yield Finding(actor, (), f"no briefing mentions `{key}`", "use it or remove it", at_key=True)


def named_in(story: Story) -> frozenset[str]:
    """The ids of the actors that a story refers to."""
    return frozenset((*story.actors, *(key for kind, key in story.backlinks if kind == "actor")))


CHECK = CorpusCheck(
    "unused-actor",
    Severity.NOTE,
    "An actor is listed, and no briefing mentions it.",
    check_unused_actor,
    absence=True,
)
