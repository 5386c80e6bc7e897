"""Every forecast of every briefing, with what came of it.

Which probability counts: the latest that was given before the day on which the matter was decided. An estimate of that
very day may have been made in the knowledge of the outcome, and dates of the precision of a day cannot tell; it counts
only where there is no earlier one, and is marked. Scenarios count like forecasts, each as the yes-or-no question
whether it came about: their probabilities need not add up to 1, so there is no complete set to score as one.

There is no today here. "Now" is the day up to which a briefing speaks: that of its last update.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.analysis.scoring import Outcome, ResolvedForecast, Scores, brier_score, log_score, score_forecasts
from briefing.corpus import Corpus, Entry, Story
from briefing.edtf import EdtfDate
from briefing.model.outlook import Estimate, Scenario

State = Literal["scored", "void", "unscored", "open", "overdue"]
"""`unscored`: resolved, but no estimate was given in time; `overdue`: past its date and not resolved."""


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One scenario or forecast, and how it stands.

    `estimate` is the one that counts: for an unresolved call the latest. `same_day` marks an estimate of the day of the
    decision. `brier` and `log` are None unless the call is scored.
    """

    story: Story
    entry: Entry[Scenario]
    state: State
    estimate: Estimate | None
    same_day: bool = False
    brier: float | None = None
    log: float | None = None

    @property
    def outcome(self) -> Outcome | None:
        """What came of it, None while it is open."""
        return self.entry.noun.resolution.outcome if self.entry.noun.resolution else None

    @property
    def decided(self) -> EdtfDate | None:
        """When it was decided."""
        return self.entry.noun.resolution.on if self.entry.noun.resolution else None

    @property
    def due(self) -> EdtfDate | None:
        """By when it is to be decided."""
        return self.entry.noun.resolution.by if self.entry.noun.resolution else None


@dataclass(frozen=True, slots=True, eq=False)
class TrackRecord:
    """All calls, story by story in the order written, and the scores of those that are resolved."""

    calls: tuple[Call, ...]
    scores: Scores
    forecast_scores: Scores
    scenario_scores: Scores

    def of(self, *states: State) -> tuple[Call, ...]:
        """The calls in any of these states."""
        return tuple(call for call in self.calls if call.state in states)


def track_record(corpus: Corpus) -> TrackRecord:
    """Score every scenario and forecast of a corpus."""
    return score_calls(call for story in corpus.stories.values() for call in calls_of(story))


def score_calls(calls: Iterable[Call]) -> TrackRecord:
    """Score scenarios and forecasts."""
    calls = tuple(calls)
    return TrackRecord(
        calls,
        _scores(calls),
        _scores(call for call in calls if call.entry.kind == "forecast"),
        _scores(call for call in calls if call.entry.kind == "scenario"),
    )


def calls_of(story: Story) -> Iterator[Call]:
    """The calls of one story: its scenarios, then its forecasts."""
    today = reference_day(story)
    for registry in (story.scenarios, story.forecasts):
        for entry in registry.values():
            yield _call(story, entry, today)


def describe_call(call: Call) -> str:
    """A call and its score in one line: "joins resolved no: 40% of 2026-02-22, Brier 0.160, log -0.511"."""
    said = f"{call.entry.id} " + (f"resolved {call.outcome}" if call.outcome else "is open")
    if call.estimate is None:
        return f"{said}; no probability was given in time, so it does not score"
    given = f"{said}: {call.estimate.value * 100:g}% of {call.estimate.on}"
    if call.brier is None or call.log is None:
        return f"{given}; it does not score"
    return f"{given}, Brier {call.brier:.3f}, log {call.log:.3f}"


def reference_day(story: Story) -> dt.date | None:
    """The day up to which a briefing speaks: that of its update, else of its creation; None when neither is given."""
    date = story.briefing.noun.updated or story.briefing.noun.created
    return date.upper if date else None


def counting_estimate(estimates: Sequence[Estimate], decided: EdtfDate | None) -> Estimate | None:
    """The estimate that is scored: see the module's rule. None when every one is dated after the decision.

    The latest by date counts, and of several with one date the last written. Where no day of decision is known, every
    estimate is taken to come before it.
    """
    if decided is None:
        return _latest(estimates)
    before = _latest(e for e in estimates if e.on.upper < decided.lower)
    return before or _latest(e for e in estimates if e.on.lower <= decided.upper)


def _latest(estimates: Iterable[Estimate]) -> Estimate | None:
    return max(enumerate(estimates), key=lambda item: (item[1].on, item[0]), default=(0, None))[1]


def _call(story: Story, entry: Entry[Scenario], today: dt.date | None) -> Call:
    noun = entry.noun
    resolution = noun.resolution
    if resolution is None or resolution.outcome is None:
        late = bool(today and resolution and resolution.by and resolution.by.upper < today)
        return Call(story, entry, "overdue" if late else "open", _latest(noun.probability))
    estimate = counting_estimate(noun.probability, resolution.on)
    if resolution.outcome == "void":
        return Call(story, entry, "void", estimate)
    if estimate is None:
        return Call(story, entry, "unscored", None)
    same_day = bool(resolution.on and estimate.on.upper >= resolution.on.lower)
    value, outcome = estimate.value, resolution.outcome
    return Call(story, entry, "scored", estimate, same_day, brier_score(value, outcome), log_score(value, outcome))


def _scores(calls: Iterable[Call]) -> Scores:
    calls = tuple(calls)
    scores = score_forecasts(
        ResolvedForecast(call.estimate.value, call.outcome)
        for call in calls
        if call.estimate and call.outcome and call.state == "scored"
    )
    return replace(scores, void=sum(call.state == "void" for call in calls))
