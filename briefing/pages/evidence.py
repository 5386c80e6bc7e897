"""What sources say of a claim, event or position, as pages show it."""

import urllib.parse
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.edtf import EdtfDate
from briefing.model.claim import Evidence, Quote
from briefing.pages.facts import Facts
from briefing.pages.words import PRODUCTIONS, QUOTE_STATES, STANCES, Term


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
    """Sources that this report goes back to, where its data names any; without the source itself."""
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
        published=source.published,
        production=PRODUCTIONS[source.production],
        stance=STANCES[evidence.stance],
        quote=view_quote(facts, evidence.source, evidence.quote) if evidence.quote else None,
        origins=tuple(key for key in evidence.origin if key != evidence.source),
        own=evidence.source in evidence.origin,
        note=evidence.note,
    )


def view_quote(facts: Facts, source: str, quote: Quote) -> QuoteView:
    """Show a quote as it is given: its words, or its first and last words."""
    noun = facts.sources[source]
    state = facts.snapshots.state(facts.story, source, quote)
    return QuoteView(quoted_words(quote), noun.language, QUOTE_STATES[state], passage_address(noun.url, quote))


def quoted_words(quote: Quote) -> str:
    """The words of a quote; what stands between first and last words is left out, and shown to be."""
    return quote.exact or f"{quote.start} … {quote.end}"


def passage_address(url: str | None, quote: Quote) -> str | None:
    """The address of a quoted passage in the original, by a text fragment (WICG, `#:~:text=`)."""
    if url is None:
        return None
    if quote.exact:
        prefix = f"{_encoded(quote.prefix)}-," if quote.prefix else ""
        suffix = f",-{_encoded(quote.suffix)}" if quote.suffix else ""
        directive = f"{prefix}{_encoded(quote.exact)}{suffix}"
    else:
        directive = f"{_encoded(quote.start)},{_encoded(quote.end)}"
    page, mark, fragment = url.partition("#")
    return f"{page}#{fragment if mark else ''}:~:text={directive}"


def _encoded(words: str | None) -> str:
    # A hyphen, comma or ampersand in the words would be read as a part of the directive's own syntax.
    return urllib.parse.quote(words or "", safe="").replace("-", "%2D")
