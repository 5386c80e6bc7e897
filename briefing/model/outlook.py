"""What may come: scenarios that exclude each other, stand-alone forecasts, and what would tell."""

from typing import Literal

from briefing.edtf import EdtfDate
from briefing.model.claim import Evidence
from briefing.model.fields import ClaimId, EventId, Id, Items, Noun, Plain, Prose, Record, Words


class Estimate(Record):
    """A probability as it was given on a day. Estimates are added to, never edited."""

    on: EdtfDate
    value: float
    """0 to 1."""
    because: Prose | None = None


class Observation(Record):
    """The event by which an indicator was observed."""

    event: EventId | None = None
    on: EdtfDate | None = None
    text: Prose | None = None


class Indicator(Record):
    """Something observable that would raise or lower a probability."""

    text: Words
    raises: bool = True
    observed: Observation | None = None


class Resolution(Record):
    """How and by when it is decided, and once it is, the outcome."""

    criteria: Prose
    by: EdtfDate | None = None
    outcome: Literal["yes", "no", "void"] | None = None
    on: EdtfDate | None = None
    evidence: Items[Evidence] = ()
    note: Prose | None = None
    """Why it was decided so, or why nothing could be decided."""


class Scenario(Noun):
    """One of several courses that exclude each other; their probabilities add up to at most 1."""

    statement: Words
    title: Plain | None = None
    probability: Items[Estimate] = ()
    """Newest last."""
    because: Prose | None = None
    assumptions: Items[Prose] = ()
    precedents: Items[Prose] = ()
    indicators: dict[Id, Indicator] = {}
    resolution: Resolution | None = None
    claims: Items[ClaimId] = ()
    """Claims it rests on."""


class Forecast(Scenario):
    """A stand-alone question with a yes-or-no answer, scored when it is resolved."""
