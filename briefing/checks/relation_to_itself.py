"""Whether relations join two actors."""

from collections.abc import Iterator

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_relation_to_itself(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find relations whose two ends are one actor."""
    for relation in story.relations.values():
        if relation.noun.from_ == relation.noun.to:
            message = f"the relation leads from `{relation.noun.to}` to itself"
            yield Finding(relation, ("to",), message, "name the other actor")


CHECK = Check(
    "relation-to-itself",
    Severity.WARNING,
    "A relation leads from an actor to the same actor.",
    check_relation_to_itself,
)
