"""Statements that can be true or false, the evidence for and against them, and the questions on which they disagree."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from briefing.edtf import EdtfDate, parse_edtf
from briefing.model.fields import (
    ClaimId,
    Confidence,
    Id,
    Items,
    Noun,
    Plain,
    PlainText,
    Prose,
    Record,
    SourceId,
    SpeakerId,
    Words,
)

ClaimKind = Literal["fact", "attribution", "interpretation", "prediction"]
Stance = Literal["supports", "disputes", "reports"]


class Quote(Record):
    """Words of a source, by which a passage is found again.

    Either the whole passage (`exact`, with `prefix` and `suffix` where it occurs more than once: the W3C Web Annotation
    TextQuoteSelector), or its first and last words (`start`, `end`, as in URL text fragments).
    """

    exact: Plain | None = None
    prefix: Plain | None = None
    suffix: Plain | None = None
    start: Plain | None = None
    end: Plain | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "Quote":
        exact, start, end = ((part or "").strip() for part in (self.exact, self.start, self.end))
        if not (exact or (start and end)) or (exact and (start or end)):
            raise PydanticCustomError("malformed-quote", "a quote has either `exact`, or both `start` and `end`", {})
        return self


def _as_items(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class Evidence(Record):
    """One source's support for a statement, its dispute of it, or its neutral report that somebody made it."""

    source: SourceId
    stance: Stance = "supports"
    quote: Quote | None = None
    origin: Annotated[
        Items[SourceId], BeforeValidator(_as_items), Field(json_schema_extra={"type": ["string", "array"]})
    ] = ()
    """Where this report comes from, when not the source's own `derived_from`."""
    note: Prose | None = None


def _check_value(value: Any) -> Any:
    if isinstance(value, list):
        value = tuple(value)
    ends = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and len(value) != 2:  # noqa: PLR2004 — a range has two ends
        raise PydanticCustomError("wrong-type", "a range has two values, the lower and the upper", {})
    if any(isinstance(end, bool) or not isinstance(end, int | float | str) for end in ends):
        raise PydanticCustomError("wrong-type", "expected a date, a number, a range [lower, upper] or a text", {})
    if isinstance(value, tuple) and (len({isinstance(end, str) for end in ends}) > 1 or ends[0] > ends[1]):
        raise PydanticCustomError("wrong-type", "a range is two numbers or two dates, the lower first", {})
    return value


Value = Annotated[
    Any,
    BeforeValidator(_check_value),
    PlainText(),
    Field(
        json_schema_extra={
            "type": ["string", "number", "array"],
            "description": "A date, number, range or text",
        }
    ),
]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple)


def _is_date(value: object) -> bool:
    text = f"{value[0]}/{value[1]}" if isinstance(value, tuple) else str(value)
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


_READS: dict[str, Callable[[object], bool]] = {
    "date": _is_date,
    "number": _is_number,
    "range": _is_pair,
    "text": lambda value: isinstance(value, str),
}


class About(Record):
    """What a claim says in a form that can be compared: a property of a subject has a value."""

    subject: Id
    property: Plain
    value: Value
    type: Literal["date", "number", "range", "text"] | None = None
    """How to read the value; without it, the value's own form decides."""
    unit: Plain | None = None

    @model_validator(mode="after")
    def _of_its_type(self) -> "About":
        if self.type is not None and not _READS[self.type](self.value):
            values = {"value": str(self.value)[:60], "type": self.type}
            raise PydanticCustomError("wrong-type", "“{value}” cannot be read as a {type}", values)
        return self


class Verdict(Record):
    """Whether a claim holds, as somebody declares it. Nothing computes it, and a standing is none."""

    rating: Words
    """The verdict in words, such as "False" or "Mostly true"."""
    by: Words
    """Who declares it: a desk, an organisation or a person."""
    on: EdtfDate | None = None
    because: Prose | None = None
    """How it was reached."""


class Claim(Noun):
    """A statement that can be true or false."""

    statement: Words
    kind: ClaimKind = "fact"
    claimant: SpeakerId | None = None
    """Who makes it. An outlet is not the claimant of speech that it quotes."""
    about: About | None = None
    evidence: Items[Evidence] = ()
    assessment: Prose | None = None
    """What the analyst concludes, kept apart from what the evidence computes to."""
    confidence: Confidence | None = None
    """Analytic confidence (ICD 203)."""
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None
    """Admiralty code (NATO AJP-2.1): 1 confirmed by other sources to 5 improbable, 6 truth cannot be judged."""
    verdict: Verdict | None = None
    """Where the authors declare one; then the claim's page is a ClaimReview for machines."""


class Resolved(Record):
    """When and why a dispute was settled."""

    on: EdtfDate
    because: Prose | None = None


class Dispute(Noun):
    """A question on which claims disagree."""

    question: Words
    claims: Items[ClaimId]
    assessment: Prose | None = None
    favours: ClaimId | None = None
    confidence: Confidence | None = None
    would_settle: Prose | None = None
    """Which evidence would settle the question."""
    resolved: Resolved | None = None
