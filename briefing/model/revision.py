"""What a briefing said on the day it was published, and why it changed: the shape of `revisions/DATE.json`."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, Strict

from briefing.model.fields import ClaimId, Items, Prose, Record
from briefing.model.written import Written

FORMAT = 1
"""The version of the file format. A reader refuses a version that it does not know."""


class StandingRecord(Record):
    """What the evidence for a claim computed to at the time, with its counts."""

    standing: Literal["unsupported", "single-origin", "corroborated", "disputed"]
    reports: int
    """Sources that support the claim."""
    origins: int
    """Independent origins behind them."""


class Correction(Record):
    """A statement of an earlier revision that was wrong."""

    claim: ClaimId
    wrong: Prose
    """What was said."""
    right: Prose
    """What should have been said."""


class State(Written):
    """Everything a briefing says at one time, and what the evidence then computed to."""

    standings: dict[ClaimId, StandingRecord] = {}
    order: dict[str, Items[str]] = {}
    """In files: the order in which the keys of a mapping were written, by route, where it is not the alphabetical one.
    A state that was read has its mappings in that order, and this empty."""


class Revision(Record):
    """One published state, with the reason for publishing it."""

    format: Literal[1]
    date: Annotated[dt.date, Strict(strict=False)]
    number: Annotated[int, Field(ge=1)] = 1
    """Counts the revisions of one day."""
    because: Prose
    corrections: Items[Correction] = ()
    state: State
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Of the canonical JSON of everything else, by which an edit by hand is told."""

    @property
    def id(self) -> str:
        """The name of its file without the suffix: the date, with a number from the second one of a day on."""
        return self.date.isoformat() if self.number == 1 else f"{self.date.isoformat()}-{self.number}"
