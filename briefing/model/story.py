"""The briefing itself: what the story is, who writes it, and what they judge."""

from typing import Literal

from briefing.edtf import EdtfDate
from briefing.model.fields import (
    BriefingId,
    ClaimId,
    Confidence,
    Country,
    Id,
    Items,
    Language,
    Noun,
    Plain,
    Prose,
    Words,
)
from briefing.model.image import Image
from briefing.model.likelihood import Likelihood

Status = Literal["developing", "stable", "closed"]


class Judgment(Noun):
    """An analytic judgment, with likelihood and confidence kept apart (ICD 203)."""

    statement: Words
    likelihood: Likelihood | None = None
    """A probability such as 0.7, or a range [0.55, 0.8]."""
    confidence: Confidence | None = None
    because: Prose | None = None
    claims: Items[ClaimId] = ()


class Briefing(Noun):
    """One developing story."""

    title: Words
    lead: Words
    """One sentence."""
    status: Status = "developing"
    language: Language = "en"
    topics: Items[Plain] = ()
    places: Items[Country] = ()
    authors: Items[Plain] = ()
    created: EdtfDate | None = None
    updated: EdtfDate | None = None
    what_happened: Prose | None = None
    why_it_matters: Prose | None = None
    related: Items[BriefingId] = ()
    disclosure: Prose | None = None
    """How the text was made; shown on every page."""
    image: Image | None = None
    judgments: dict[Id, Judgment] = {}
