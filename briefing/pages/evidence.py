"""What sources say of a claim, event or position, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.edtf import EdtfDate
from briefing.model.claim import Evidence, Quote
from briefing.pages.dates import day_of
from briefing.pages.facts import Facts
from briefing.pages.words import PRODUCTIONS, QUOTE_STATES, STANCES, Term
from briefing.text_fragments import text_fragment


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Quoted words, whether they were found in the source, and the address of the passage in the original."""

    words: str
    language: str | None
    state: Term
    passage: str | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One report: a source, its stance, its words, and where it has them from."""

    source: str
    publisher: str
    published: EdtfDate | None
    production: Term
    stance: Term
    quote: QuoteView | None
    origins: tuple[str, ...]
    """Sources that this report goes back to, without the source itself."""
    own: bool
    """Whether it is the outlet's own words, whatever else the outlet carries."""
    note: str | None


def view_evidence(facts: Facts, evidence: Iterable[Evidence]) -> tuple[EvidenceView, ...]:
    """Show reports in the order given."""
    return tuple(_view(facts, one) for one in evidence)


def _view(facts: Facts, evidence: Evidence) -> EvidenceView:
    source = facts.sources[evidence.source]
    return EvidenceView(
        source=evidence.source,
        publisher=facts.corpus.name(source.publisher),
        published=day_of(source.published) if source.published else None,
        production=PRODUCTIONS[source.production],
        stance=STANCES[evidence.stance],
        quote=view_quote(facts, evidence.source, evidence.quote) if evidence.quote else None,
        origins=tuple(key for key in evidence.origin or source.derived_from if key != evidence.source),
        own=evidence.source in evidence.origin,
        note=evidence.note,
    )


def view_quote(facts: Facts, source: str, quote: Quote) -> QuoteView:
    """Show a quote as it is given: its words, or its first and last words."""
    noun = facts.sources[source]
    state = facts.snapshots.state(facts.story, source, quote)
    passage = text_fragment(noun.url, quote) if noun.url else None
    return QuoteView(quoted_words(quote), noun.language, QUOTE_STATES[state], passage)


def quoted_words(quote: Quote) -> str:
    """The words of a quote; what stands between first and last words is left out, and shown to be."""
    return quote.exact or f"{quote.start} … {quote.end}"
