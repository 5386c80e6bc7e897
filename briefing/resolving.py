"""Recording what came of a scenario or forecast: what may be recorded, and how it is written down."""

from dataclasses import dataclass
from typing import Any, Literal

from briefing.corpus import Corpus, Entry, Story
from briefing.edtf import EdtfDate
from briefing.model.outlook import Scenario
from briefing.suggest import did_you_mean
from briefing.yamledit import CannotEditError, add_to_mapping, block

_RECORDED = ("outcome", "on", "evidence", "note")


class CannotResolveError(Exception):
    """The outcome cannot be recorded as asked. `hint` says what to do instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Decision:
    """What came of it, when it was decided, and the evidence: a source of the briefing, with the words that say so."""

    outcome: Literal["yes", "no", "void"]
    on: EdtfDate
    source: str | None = None
    quote: str | None = None
    note: str | None = None

    def fields(self) -> dict[str, Any]:
        """The fields that it adds to a resolution."""
        added: dict[str, Any] = {"outcome": self.outcome, "on": str(self.on)}
        if self.source:
            quoted = {"quote": {"exact": self.quote}} if self.quote else {}
            added["evidence"] = [{"source": self.source, **quoted}]
        return {**added, "note": self.note} if self.note else added


def find_call(corpus: Corpus, slug: str, name: str) -> Entry[Scenario]:
    """The scenario or forecast of a briefing by its id, or by `kind:id` where both have one of that id.

    Raises CannotResolveError, with the nearest name, when there is no such briefing or nothing of that name in it.
    """
    if slug not in corpus.stories:
        raise CannotResolveError(f"there is no briefing `{slug}`", did_you_mean(slug, corpus.stories))
    story = corpus.stories[slug]
    kind, _, key = name.rpartition(":")
    registries = {"scenario": story.scenarios, "forecast": story.forecasts}
    found = [r[key] for k, r in registries.items() if key in r and kind in {"", k}]
    if not found:
        known = [*story.scenarios, *story.forecasts]
        hint = did_you_mean(key, known) or (f"there are {', '.join(known)}" if known else "the outlook is empty")
        raise CannotResolveError(f"{slug} has no scenario or forecast `{name}`", hint)
    if len(found) > 1:
        raise CannotResolveError(f"`{key}` is a scenario and a forecast", f"say scenario:{key} or forecast:{key}")
    return found[0]


def resolve_text(story: Story, entry: Entry[Scenario], decision: Decision) -> str:
    """The text of the outlook file with a decision recorded in it, and nothing else changed.

    Raises CannotResolveError when it is resolved already, cannot be by the rules, or the file cannot be added to.
    """
    _refuse(story, entry, decision)
    try:
        return add_to_mapping(entry.document, (*entry.route, "resolution"), decision.fields())
    except (CannotEditError, KeyError) as error:
        place = entry.span("resolution")
        lines = "\n".join(block(decision.fields(), 8))
        message = f"{place}: the outcome cannot be added without touching what stands there"
        raise CannotResolveError(message, f"write it into the resolution yourself:\n{lines}") from error


def _refuse(story: Story, entry: Entry[Scenario], decision: Decision) -> None:
    resolution = entry.noun.resolution
    place = entry.span("resolution") if resolution else entry.span(key=True)
    if resolution is None:
        raise CannotResolveError(
            f"{place}: `{entry.id}` does not say how it would be decided", "write `resolution: {criteria: …, by: …}`"
        )
    if resolution.outcome:
        when = f" on {resolution.on}" if resolution.on else ""
        message = f"{place}: `{entry.id}` was resolved{when}: {resolution.outcome}"
        raise CannotResolveError(message, "a mistaken outcome is corrected by hand, and published as a correction")
    written = [name for name in _RECORDED if getattr(resolution, name)]
    if written:
        message = f"{place}: the resolution has no outcome, but has {', '.join(written)} already"
        raise CannotResolveError(message, "complete it, or take that out, by hand")
    if decision.quote and not decision.source:
        raise CannotResolveError("a quote needs the source that it stands in", "add --source ID")
    if decision.source and decision.source not in story.sources:
        hint = did_you_mean(decision.source, story.sources) or f"add it to {story.folder.as_posix()}/sources.yml first"
        raise CannotResolveError(f"{story.slug} has no source `{decision.source}`", hint)
    if entry.kind == "scenario" and decision.outcome == "yes":
        for other in story.scenarios.values():
            if other.noun.resolution and other.noun.resolution.outcome == "yes":
                message = f"`{other.id}` came about, and scenarios exclude each other"
                raise CannotResolveError(message, "resolve this one as no, or correct the other by hand")
