"""What happened when: dated events, and the eras they fall into."""

from typing import Annotated

from pydantic import Field

from briefing.edtf import EdtfDate
from briefing.model.claim import Evidence
from briefing.model.fields import ActorId, ClaimId, Items, Noun, Plain, Prose, Words
from briefing.model.image import Image


class Event(Noun):
    """Something that happened, or is dated to happen."""

    when: EdtfDate
    title: Words
    text: Prose | None = None
    actors: Items[ActorId] = ()
    place: Plain | None = None
    lane: Plain | None = None
    """The row of the drawn timeline it belongs to."""
    importance: Annotated[int, Field(ge=1, le=3)] = 2
    """1 a detail, 2 part of the story, 3 a turning point."""
    evidence: Items[Evidence] = ()
    claims: Items[ClaimId] = ()
    """Claims that say this happened."""
    image: Image | None = None


class Era(Noun):
    """A stretch of time that has a name."""

    title: Words
    when: EdtfDate
    text: Prose | None = None
