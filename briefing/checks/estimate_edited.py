"""Probabilities that are no longer what a revision published: a record of forecasts is worth what cannot be revised."""

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.model.outlook import Estimate, Scenario
from briefing.model.revision import Revision
from briefing.problems import Severity

_HINT = "write it back as it was; what you think now is a further estimate, the newest last"


def check_estimate_edited(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find estimates that differ from those of the longest published form, and courses that are gone."""
    del facts
    for kind, now in (("scenario", story.scenarios), ("forecast", story.forecasts)):
        for key, (noun, revision) in _longest(story.revisions, kind).items():
            entry = now.get(key)
            if entry is None:
                yield Finding(
                    story.briefing,
                    ("title",),
                    f"the {kind} `{key}`, published with a probability in the revision {revision.id}, is gone",
                    "write it back; one that can no longer be decided is resolved as `void`",
                )
            else:
                yield from _edited(entry, noun.probability, revision)


def _longest(revisions: tuple[Revision, ...], kind: str) -> Mapping[str, tuple[Scenario, Revision]]:
    """By id the form with most estimates that was ever published: the first such, should two have as many."""
    found: dict[str, tuple[Scenario, Revision]] = {}
    for revision in revisions:
        nouns: Mapping[str, Scenario] = revision.state.scenarios if kind == "scenario" else revision.state.forecasts
        for key, noun in nouns.items():
            if len(noun.probability) > (len(found[key][0].probability) if key in found else 0):
                found[key] = (noun, revision)
    return found


def _edited(entry: Entry[Any], published: tuple[Estimate, ...], revision: Revision) -> Iterator[Finding]:
    now: tuple[Estimate, ...] = entry.noun.probability
    for position, estimate in enumerate(published):
        if position < len(now) and (now[position].on, now[position].value) == (estimate.on, estimate.value):
            continue
        said = f"{estimate.value} on {estimate.on}"
        message = f"the revision {revision.id} published {said} as estimate {position + 1} of `{entry.id}`; "
        if position < len(now):
            message += f"now it is {now[position].value} on {now[position].on}"
        else:
            message += "now it is missing"
        yield Finding(entry, ("probability", position), message, _HINT)
        return  # what follows has only moved


CHECK = Check(
    "estimate-edited",
    Severity.ERROR,
    "A published probability was edited or removed.",
    check_estimate_edited,
    absence=True,
)
