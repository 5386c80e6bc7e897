"""What a claim states in a form that can be compared, in words: “PURL: began: 2025”."""

import re
from dataclasses import dataclass

from briefing.analysis.values import read_date
from briefing.corpus import Corpus
from briefing.edtf import EdtfDate
from briefing.messages import _, listed
from briefing.model.claim import About, Claim

_SEPARATED = 10_000
"""Numbers from here on are written with commas; below it they may as well be years."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A subject, its property and its value: a date where it is one, else a text. An actor is linked."""

    actor: str | None
    subject: str
    property: str
    value: str
    date: EdtfDate | None


def view_stated(corpus: Corpus, claim: Claim) -> Stated | None:
    """What the claim states, or None when it says so in its statement only."""
    if not (about := claim.about):
        return None
    actor = about.subject if about.subject in corpus.actors else None
    subject = corpus.name(actor) if actor else _subject(about.subject, claim.statement)
    date = read_date(about) if about.type == "date" or _is_text(about) else None
    return Stated(actor, subject, about.property, _value(about), date)


def _subject(key: str, statement: str) -> str:
    """An id as words, spelt as in the claim's statement where they stand there."""
    words = key.split("-")
    found = re.search(r"\b" + r"[\s-]+".join(map(re.escape, words)) + r"\b", statement, re.IGNORECASE)
    text = found[0] if found else " ".join(words)
    return text[:1].upper() + text[1:]


def _is_text(about: About) -> bool:
    value = about.value[0] if isinstance(about.value, tuple) else about.value
    return isinstance(value, str)


def _value(about: About) -> str:
    if isinstance(about.value, tuple):
        lower, upper = map(_written, about.value)
        value: str = _("%(lower)s to %(upper)s", lower=lower, upper=upper)
    else:
        value = _written(about.value)
    return listed((value, about.unit), " ") if about.unit else value


def _written(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) and abs(value) >= _SEPARATED else str(value)
