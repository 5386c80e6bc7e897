"""What changed within one noun, field by field."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from briefing.analysis.change import NOUN_NAMES, Between, Change, label_of, outlet_of, percent, words_of
from briefing.analysis.change_words import FIELD_NAMES, OUTCOMES, both, no_longer_says, now_says, part_name, turned
from briefing.messages import _, listed
from briefing.model.claim import Evidence
from briefing.model.fields import Noun
from briefing.model.outlook import Estimate
from briefing.model.revision import State

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
            return _("The briefing")
        return self.label if self.kind == "story-actor" else listed((NOUN_NAMES[self.kind], self.label), " ")

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


def _field(pair: _Pair, field: str) -> Iterator[Change]:
    old, new = getattr(pair.old, field), getattr(pair.new, field)
    before, after = said(old, pair.before, field), said(new, pair.after, field)
    importance = 3 if field in _WEIGHTY else 1 if field in _SLIGHT else 2
    name = FIELD_NAMES.get(field, field.replace("_", " "))
    if isinstance(old, tuple) and isinstance(new, tuple) and field != "likelihood":
        yield from _list(pair, field, name, importance)
        return
    if isinstance(old, str) and isinstance(new, str) and (field in _NAME_FIELDS or field in _PROSE_FIELDS):
        if before == after:  # only the marks differ: citations, references, emphasis
            before, after = old, new
        sentence = _("%(noun)s: %(field)s reworded", noun=pair.called, field=name)
        if field in {"statement", "question"} or (field == "title" and pair.kind != "briefing"):
            sentence = _(
                "%(kind)s reworded: %(label)s, before “%(before)s”",
                kind=NOUN_NAMES[pair.kind],
                label=pair.label,
                before=before,
            )
        yield pair.change("reworded", sentence, importance, field, before=before, after=after)
        return
    words = {"noun": pair.called, "field": name, "before": before, "after": after}
    sentence = _("%(noun)s: %(field)s now “%(after)s”, before “%(before)s”", **words)
    if before is None:
        sentence = _("%(noun)s: %(field)s now given: %(after)s", **words)
    elif after is None:
        sentence = _("%(noun)s: %(field)s no longer given, before: %(before)s", **words)
    yield pair.change("changed", sentence, importance, field, before=before, after=after)


def _list(pair: _Pair, field: str, name: str, importance: int) -> Iterator[Change]:
    old, new = getattr(pair.old, field), getattr(pair.new, field)
    come = [said((item,), pair.after, field) for item in new if item not in old]
    gone = [said((item,), pair.before, field) for item in old if item not in new]
    words = {"noun": pair.called, "field": name, "come": ", ".join(map(str, come)), "gone": ", ".join(map(str, gone))}
    if come and gone:
        sentence = _("%(noun)s: %(field)s now also %(come)s and no longer %(gone)s", **words)
    elif come:
        sentence = _("%(noun)s: %(field)s now also %(come)s", **words)
    elif gone:
        sentence = _("%(noun)s: %(field)s no longer %(gone)s", **words)
    else:
        sentence = _("%(noun)s: %(field)s in another order", **words)
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
            sentence = listed((pair.called, now_says(name, report.stance)), ": ")
            yield pair.change(
                "evidence-added", sentence, 2, "evidence", item=report.source, after=_quoted(report, pair.after)
            )
        elif earlier != report:
            other = earlier.stance != report.stance
            fields = [field for field in type(report).model_fields if getattr(report, field) != getattr(earlier, field)]
            told = (
                turned(name, earlier.stance, report.stance)
                if other
                else _("%(name)s's report has another %(fields)s", name=name, fields=both(map(part_name, fields)))
            )
            sentence = listed((pair.called, told), ": ")
            yield pair.change(
                "evidence-changed", sentence, 3 if other else 1, "evidence", item=report.source,
                before=_quoted(earlier, pair.before), after=_quoted(report, pair.after),
            )  # fmt: skip
    for key, report in old.items():
        if key not in new:
            name = outlet_of(pair.before, report.source)
            sentence = listed((pair.called, no_longer_says(name, report.stance)), ": ")
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
        words = {"noun": pair.called, "share": percent(estimate.value), "date": str(estimate.on)}
        sentence = _("%(noun)s is put at %(share)s on %(date)s", **words)
        if last:
            sentence = _("%(noun)s went from %(before)s to %(share)s on %(date)s", before=percent(last.value), **words)
        if estimate.because:
            sentence = listed((sentence, _("because: %(reason)s", reason=words_of(estimate.because, pair.after))))
        before = percent(last.value) if last else None
        yield pair.change("estimate-added", sentence, 3, "probability", item=str(estimate.on),
                          before=before, after=percent(estimate.value))  # fmt: skip
        last = estimate
    for estimate in old:
        if estimate not in new:
            sentence = _(
                "%(noun)s: the estimate of %(date)s, %(share)s, was edited or removed",
                noun=pair.called, date=str(estimate.on), share=percent(estimate.value),
            )  # fmt: skip
            yield pair.change("estimate-edited", sentence, 3, "probability", item=str(estimate.on),
                              before=percent(estimate.value))  # fmt: skip
    if set(old) == set(new):
        yield pair.change("changed", _("%(noun)s: probability in another order", noun=pair.called), 1, "probability")


def _indicators(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old.indicators, pair.new.indicators
    for key, indicator in new.items():
        earlier = old.get(key)
        if earlier == indicator:
            continue
        if earlier is None:
            what = _("new indicator")
        elif indicator.observed and not earlier.observed:
            what = _("indicator observed")
        else:
            what = _("indicator changed")
        weight = 3 if what == "indicator observed" else 2
        sentence = listed((pair.called, what, indicator.text), ": ")
        yield pair.change("changed", sentence, weight, "indicators", item=key,
                          before=said(earlier, pair.before), after=said(indicator, pair.after))  # fmt: skip
    for key, indicator in old.items():
        if key not in new:
            sentence = listed((pair.called, _("indicator dropped"), indicator.text), ": ")
            yield pair.change("changed", sentence, 2, "indicators",
                              item=key, before=said(indicator, pair.before))  # fmt: skip


def _resolution(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old.resolution, pair.new.resolution
    outcome, earlier = (r.outcome if r else None for r in (new, old))
    if outcome != earlier and outcome:
        words = {"noun": pair.called, "outcome": OUTCOMES[outcome], "date": str(new.on)}
        sentence = _("%(noun)s was resolved: %(outcome)s", **words)
        if new.on:
            sentence = _("%(noun)s was resolved: %(outcome)s on %(date)s", **words)
        if earlier:
            sentence = listed((sentence, _("before: %(outcome)s", outcome=OUTCOMES[earlier])), "; ")
        yield pair.change("resolved", sentence, 3, "resolution",
                          before=earlier, after=outcome)  # fmt: skip
    elif earlier and not outcome:
        sentence = _("%(noun)s is open again", noun=pair.called)
        sentence = listed((sentence, _("before: %(outcome)s", outcome=OUTCOMES[earlier])), "; ")
        yield pair.change("reopened", sentence, 3, "resolution", before=earlier)
    else:
        yield from _field(pair, "resolution")


def _resolved(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old.resolved, pair.new.resolved
    if new and not old:
        sentence = _("%(noun)s was resolved on %(date)s", noun=pair.called, date=str(new.on))
        if new.because:
            sentence = listed((sentence, words_of(new.because, pair.after)), ": ")
        yield pair.change("resolved", sentence, 3, "resolved", after=str(new.on))
    elif old and not new:
        yield pair.change("reopened", _("%(noun)s is open again", noun=pair.called), 3, "resolved", before=str(old.on))
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
