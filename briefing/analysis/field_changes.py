"""What changed within one noun, field by field."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from briefing.analysis.change import NOUN_NAMES, Between, Change, label_of, outlet_of, percent, words_of
from briefing.model.claim import Evidence
from briefing.model.fields import Noun
from briefing.model.outlook import Estimate
from briefing.model.revision import State

_FIELD_NAMES = {
    "because": "reasoning", "what_happened": "account of what happened", "why_it_matters": "account of why it matters",
    "would_settle": "note on what would settle it", "about": "typed content", "from_": "origin", "to": "end",
    "derived_from": "lineage", "consulted": "mark of having been consulted", "member_of": "membership",
    "published": "publication date", "when": "date", "by": "speakers", "favours": "favoured claim",
    "silence": "silenced checks", "updated": "date of update",
    "snapshot": "saved text", "url": "address", "names": "other names", "country": "country",
}  # fmt: skip
_NAME_FIELDS = {"statement", "question", "title", "name", "lead", "text"}
_PROSE_FIELDS = {
    "assessment", "because", "what_happened", "why_it_matters", "disclosure", "note", "role", "interests", "position",
    "would_settle", "description",
}  # fmt: skip
_REFERENCES = {
    "claims": "claim", "actors": "actor", "derived_from": "source", "member_of": "actor", "by": "actor",
    "favours": "claim", "claimant": "actor", "publisher": "publisher", "from_": "actor", "to": "actor",
}  # fmt: skip
_WEIGHTY = {"statement", "question", "status", "likelihood", "favours", "claimant", "outcome"}
_SLIGHT = {
    "silence",
    "note",
    "accessed",
    "snapshot",
    "image",
    "images",
    "url",
    "updated",
    "importance",
    "lane",
    "names",
}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A noun before and after, each with the state it stands in."""

    kind: str
    id: str
    old: Any
    new: Any
    before: State
    after: State

    @property
    def label(self) -> str:
        return label_of(self.after, self.kind, self.id)

    @property
    def called(self) -> str:
        """The noun as the subject of a sentence."""
        if self.kind == "briefing":
            return "The briefing"
        return self.label if self.kind == "story-actor" else f"{NOUN_NAMES[self.kind].capitalize()} {self.label}"

    def change(self, kind: Any, sentence: str, importance: int, field: str, **parts: Any) -> Change:
        return Change(kind, self.kind, self.id, self.label, sentence, importance, field, **parts)


def changes_of_noun(kind: str, key: str, old: Noun, new: Noun, states: Between) -> Iterator[Change]:
    """Every difference between two forms of one noun."""
    pair = _Pair(kind, key, old, new, *states)
    for field in type(new).model_fields:
        if field == "judgments" or getattr(old, field) == getattr(new, field):
            continue  # judgments are nouns of their own
        special = _SPECIAL.get(field)
        yield from special(pair) if special else _field(pair, field)


def said_of_report(stance: str) -> str:
    """What a source does with a claim, in the third person."""
    return {"supports": "supports", "disputes": "disputes", "reports": "only reports"}[stance]


def _field(pair: _Pair, field: str) -> Iterator[Change]:
    old, new = getattr(pair.old, field), getattr(pair.new, field)
    before, after = said(old, pair.before, field), said(new, pair.after, field)
    importance = 3 if field in _WEIGHTY else 1 if field in _SLIGHT else 2
    name = _FIELD_NAMES.get(field, field.replace("_", " "))
    if isinstance(old, tuple) and isinstance(new, tuple) and field != "likelihood":
        yield from _list(pair, field, name, importance)
        return
    if isinstance(old, str) and isinstance(new, str) and (field in _NAME_FIELDS or field in _PROSE_FIELDS):
        if before == after:  # only the marks differ: citations, references, emphasis
            before, after = old, new
        sentence = f"{pair.called}: {name} reworded"
        if field in {"statement", "question"} or (field == "title" and pair.kind != "briefing"):
            sentence = f"{NOUN_NAMES[pair.kind].capitalize()} reworded: {pair.label}, before “{before}”"
        yield pair.change("reworded", sentence, importance, field, before=before, after=after)
        return
    sentence = f"{pair.called}: {name} now “{after}”, before “{before}”"
    if before is None:
        sentence = f"{pair.called}: {name} now given: {after}"
    elif after is None:
        sentence = f"{pair.called}: {name} no longer given, before: {before}"
    yield pair.change("changed", sentence, importance, field, before=before, after=after)


def _list(pair: _Pair, field: str, name: str, importance: int) -> Iterator[Change]:
    old, new = getattr(pair.old, field), getattr(pair.new, field)
    come = [said((item,), pair.after, field) for item in new if item not in old]
    gone = [said((item,), pair.before, field) for item in old if item not in new]
    parts = [f"now also {', '.join(map(str, come))}"] if come else []
    parts += [f"no longer {', '.join(map(str, gone))}"] if gone else []
    sentence = f"{pair.called}: {name} {' and '.join(parts) or 'in another order'}"
    yield pair.change(
        "changed", sentence, importance, field,
        before=said(old, pair.before, field), after=said(new, pair.after, field),
    )  # fmt: skip


def said(value: Any, state: State, field: str = "") -> str | None:
    """A value in words, references by the names of what they refer to; None for no value."""
    if value is None or value in ((), {}):
        return None
    if field == "likelihood":
        low, high = value
        return percent(low) if low == high else f"{percent(low).removesuffix('%')}–{percent(high)}"
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')} {said(item, state)}" for key, item in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(str(said(item, state, field)) for item in value)
    return _said_alone(value, state, field)


def _said_alone(value: Any, state: State, field: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field in _REFERENCES:
        return label_of(state, _REFERENCES[field], str(value))
    return words_of(str(value), state) if field in _PROSE_FIELDS | {"assumptions", "precedents", "text"} else str(value)


def _evidence(pair: _Pair) -> Iterator[Change]:
    """Reports are told apart by their source, and several of one source by their order."""
    old, new = _by_source(pair.old.evidence), _by_source(pair.new.evidence)
    for key, report in new.items():
        name = outlet_of(pair.after, report.source)
        earlier = old.get(key)
        if earlier is None:
            sentence = f"{pair.called}: {name} now {said_of_report(report.stance)} it"
            yield pair.change(
                "evidence-added", sentence, 2, "evidence", item=report.source, after=_quoted(report, pair.after)
            )
        elif earlier != report:
            turned = earlier.stance != report.stance
            how = f"{said_of_report(report.stance)} it and no longer {said_of_report(earlier.stance)} it"
            fields = [field for field in type(report).model_fields if getattr(report, field) != getattr(earlier, field)]
            told = f"{name} {how}" if turned else f"{name}'s report has another {' and '.join(fields)}"
            sentence = f"{pair.called}: {told}"
            yield pair.change(
                "evidence-changed", sentence, 3 if turned else 1, "evidence", item=report.source,
                before=_quoted(earlier, pair.before), after=_quoted(report, pair.after),
            )  # fmt: skip
    for key, report in old.items():
        if key not in new:
            name = outlet_of(pair.before, report.source)
            sentence = f"{pair.called}: {name} no longer {said_of_report(report.stance)} it"
            yield pair.change(
                "evidence-dropped", sentence, 2, "evidence", item=report.source, before=_quoted(report, pair.before)
            )


def _by_source(evidence: tuple[Evidence, ...]) -> dict[tuple[str, int], Evidence]:
    counts: dict[str, int] = {}
    found = {}
    for report in evidence:
        counts[report.source] = nth = counts.get(report.source, -1) + 1
        found[report.source, nth] = report
    return found


def _quoted(report: Evidence, state: State) -> str | None:
    quote = report.quote
    if quote is None:
        return words_of(report.note, state) if report.note else None
    return quote.exact if quote.exact is not None else f"{quote.start} … {quote.end}"


def _probability(pair: _Pair) -> Iterator[Change]:
    """Estimates are only added to; one that is no longer as it was is told as such."""
    old: tuple[Estimate, ...] = pair.old.probability
    new: tuple[Estimate, ...] = pair.new.probability
    last = old[-1] if old else None
    for estimate in new:
        if estimate in old:
            last = estimate
            continue
        move = f"went from {percent(last.value)} to" if last else "is put at"
        reason = f", because: {words_of(estimate.because, pair.after)}" if estimate.because else ""
        sentence = f"{pair.called} {move} {percent(estimate.value)} on {estimate.on}{reason}"
        before = percent(last.value) if last else None
        yield pair.change("estimate-added", sentence, 3, "probability", item=str(estimate.on),
                          before=before, after=percent(estimate.value))  # fmt: skip
        last = estimate
    for estimate in old:
        if estimate not in new:
            sentence = f"{pair.called}: the estimate of {estimate.on}, {percent(estimate.value)}, was edited or removed"
            yield pair.change("estimate-edited", sentence, 3, "probability", item=str(estimate.on),
                              before=percent(estimate.value))  # fmt: skip
    if set(old) == set(new):
        yield pair.change("changed", f"{pair.called}: probability in another order", 1, "probability")


def _indicators(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old.indicators, pair.new.indicators
    for key, indicator in new.items():
        earlier = old.get(key)
        if earlier == indicator:
            continue
        if earlier is None:
            what = "new indicator"
        elif indicator.observed and not earlier.observed:
            what = "indicator observed"
        else:
            what = "indicator changed"
        weight = 3 if what == "indicator observed" else 2
        yield pair.change("changed", f"{pair.called}: {what}: {indicator.text}", weight, "indicators", item=key,
                          before=said(earlier, pair.before), after=said(indicator, pair.after))  # fmt: skip
    for key, indicator in old.items():
        if key not in new:
            yield pair.change("changed", f"{pair.called}: indicator dropped: {indicator.text}", 2, "indicators",
                              item=key, before=said(indicator, pair.before))  # fmt: skip


def _resolution(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old.resolution, pair.new.resolution
    outcome, earlier = (r.outcome if r else None for r in (new, old))
    if outcome != earlier and outcome:
        day = f" on {new.on}" if new.on else ""
        overturned = f"; before: {earlier}" if earlier else ""
        yield pair.change("resolved", f"{pair.called} was resolved: {outcome}{day}{overturned}", 3, "resolution",
                          before=earlier, after=outcome)  # fmt: skip
    elif outcome != earlier:
        yield pair.change(
            "reopened", f"{pair.called} is open again; before: {earlier}", 3, "resolution", before=earlier
        )
    else:
        yield from _field(pair, "resolution")


def _resolved(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old.resolved, pair.new.resolved
    if new and not old:
        reason = f": {words_of(new.because, pair.after)}" if new.because else ""
        yield pair.change(
            "resolved", f"{pair.called} was resolved on {new.on}{reason}", 3, "resolved", after=str(new.on)
        )
    elif old and not new:
        yield pair.change("reopened", f"{pair.called} is open again", 3, "resolved", before=str(old.on))
    else:
        yield from _field(pair, "resolved")


def _criteria_weight(change: Change) -> Change:
    """Moving the goalposts of a forecast alters the picture."""
    return replace(change, importance=3) if change.field == "resolution" else change


_SPECIAL: Mapping[str, Callable[[_Pair], Iterator[Change]]] = {
    "evidence": _evidence,
    "probability": _probability,
    "indicators": _indicators,
    "resolution": lambda pair: map(_criteria_weight, _resolution(pair)),
    "resolved": _resolved,
}
