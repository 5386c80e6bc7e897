"""What is cited: published things, how they were made, and what they rest on."""

from typing import Annotated, Literal

from pydantic import Field

from briefing.edtf import EdtfDate
from briefing.model.fields import (
    Items,
    Language,
    Noun,
    Plain,
    Prose,
    PublisherId,
    Record,
    SourceId,
    SpeakerId,
    Url,
    Words,
)
from briefing.model.image import Image, RelativePath

SourceKind = Literal["article", "statement", "document", "broadcast", "dataset", "social"]
Production = Literal["human", "ai-assisted", "ai-generated", "unknown"]


class Snapshot(Record):
    """A captured text of the source, kept outside the repository and bound by its hash."""

    file: RelativePath
    """The file, relative to the snapshots folder."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Source(Noun):
    """A published thing that is cited, or one that is known only through the sources that report it."""

    title: Words
    publisher: PublisherId
    published: EdtfDate | None = None
    updated: EdtfDate | None = None
    url: Url | None = None
    accessed: EdtfDate | None = None
    authors: Items[Plain] = ()
    by: Items[SpeakerId] = ()
    """Who speaks, where the source is a statement."""
    kind: SourceKind = "article"
    language: Language | None = None
    production: Production = "unknown"
    """Whether a person or a machine wrote the text. A text produced by AI is never an origin by itself."""
    consulted: bool = True
    """False: known only through the sources that report it."""
    derived_from: Items[SourceId] = ()
    """The sources that this one reports or rewrites."""
    snapshot: Snapshot | None = None
    images: Items[Image] = ()
    note: Prose | None = None
    """What a reader should know of this source: signs of how it was made, errors in it, what it does not say."""
