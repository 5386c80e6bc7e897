"""The kinds of field a noun can have, as annotations that other rooms can walk.

A field says by its type what may be done with it: *plain* text came from somewhere else and is never interpreted;
*prose* is the analyst's own and may cite and refer; a *reference* names another noun. The loader resolves references,
the renderer escapes, and the tests feed hostile text to every field, all from these annotations.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict
from pydantic_core import PydanticCustomError

ID_PATTERN = r"[a-z0-9][a-z0-9-]*"
_ID = re.compile(ID_PATTERN)
_SCHEMES = ("https://", "http://")

Kind = Literal[
    "actor", "publisher", "briefing", "source", "claim", "dispute", "judgment",
    "event", "era", "relation", "scenario", "forecast",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlainText:
    """Marks text that is shown exactly as written."""


@dataclass(frozen=True, slots=True)
class ProseText:
    """Marks the analyst's own text, with citations, references, emphasis and paragraphs."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Marks an absolute http or https address."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks an id that must name a noun of one of these kinds."""

    kinds: tuple[Kind, ...]


def _check_id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise PydanticCustomError(
            "malformed-id",
            "“{value}” is not an id: small letters a–z, digits and hyphens, beginning with a letter or digit",
            {"value": value},
        )
    return value


def _check_url(value: str) -> str:
    if not value.lower().startswith(_SCHEMES) or not _host(value) or any(c.isspace() for c in value):
        raise PydanticCustomError(
            "malformed-url",
            "“{value}” is not a web address that begins with https:// or http://",
            {"value": value},
        )
    return value


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read only on demand, and then perhaps out of range
    except ValueError:
        return None
    return parts.hostname


def _check_words(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("wrong-value", "the text is empty", {})
    return value


Id = Annotated[str, AfterValidator(_check_id), Field(json_schema_extra={"pattern": f"^{ID_PATTERN}$"})]
Plain = Annotated[str, PlainText()]
Words = Annotated[Plain, AfterValidator(_check_words), Field(json_schema_extra={"pattern": r"\S"})]
"""Plain text that pages cannot do without, and that is not empty."""
Prose = Annotated[str, ProseText()]
Url = Annotated[str, AfterValidator(_check_url), WebAddress(), Field(json_schema_extra={"format": "uri"})]

ActorId = Annotated[Id, Reference(("actor",))]
PublisherId = Annotated[Id, Reference(("publisher",))]
BriefingId = Annotated[Id, Reference(("briefing",))]
SourceId = Annotated[Id, Reference(("source",))]
ClaimId = Annotated[Id, Reference(("claim",))]
EventId = Annotated[Id, Reference(("event",))]
SpeakerId = Annotated[Id, Reference(("actor", "publisher"))]

T = TypeVar("T")
Items = Annotated[tuple[T, ...], Strict(strict=False)]
"""A sequence. Lists are accepted from YAML and Python alike and kept as tuples."""

Language = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="A language tag (BCP 47), such as en or pt-BR",
    ),
]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="A country code (ISO 3166-1 alpha-2), such as KR")]
Confidence = Literal["low", "moderate", "high"]
Silence = dict[str, Plain]


class Record(BaseModel):
    """A part of the data: frozen, strictly typed, and without unknown fields."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True)


class Noun(Record):
    """A record with an id. Its id is the key under which it stands, not one of its fields."""

    silence: Silence = {}
    """Checks that are not to report this entry: the check's code, with the reason why."""
