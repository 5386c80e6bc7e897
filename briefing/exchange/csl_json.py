"""References in CSL-JSON, which Zotero, Pandoc and citation processors read (schema csl-data 1.0.2)."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from briefing import urls
from briefing.corpus import Corpus
from briefing.edtf import EdtfDate
from briefing.exchange.citation import Citation, cite_claim, cite_source
from briefing.exchange.exported import ExportedFile, Site, format_json

_TYPES = {
    "article": "article-newspaper", "statement": "speech", "document": "document", "broadcast": "broadcast",
    "dataset": "dataset", "social": "post", "claim": "webpage",
}  # fmt: skip
_PARTS = {"day": 3, "time": 3, "month": 2, "year": 1}


def csl_item(citation: Citation) -> dict[str, Any]:
    """One reference as an item of CSL-JSON. Names are literal: how to split them is not known."""
    item = {
        "id": citation.key,
        "type": _TYPES[citation.medium],
        "title": citation.title,
        "author": [{"literal": author} for author in citation.authors],
        "container-title": citation.container,
        "issued": _date(citation.issued),
        "accessed": _date(citation.accessed),
        "URL": citation.url,
        "language": citation.language,
    }
    return {name: value for name, value in item.items() if value}


def format_csl_json(*citations: Citation) -> str:
    """A list of items, as files of CSL-JSON have it."""
    return format_json([csl_item(citation) for citation in citations], indent=2)


def export_csl_json(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A file of all sources for each briefing, and one beside the page of every claim."""
    for story in corpus.stories.values():
        sources = format_csl_json(*(cite_source(corpus, story, key) for key in story.sources))
        yield ExportedFile(urls.bibliography_file(story.slug, "csl.json"), sources.encode())
        for claim in story.claims:
            text = format_csl_json(cite_claim(story, claim, site.url))
            yield ExportedFile(urls.citation_file(story.slug, claim, "csl.json"), text.encode())


def _date(date: EdtfDate | None) -> dict[str, Any] | None:
    """A date with the precision it has. What CSL has no parts for is given as it is written."""
    if date is None:
        return None
    count = _PARTS.get(date.precision, 0)
    if not count or date.lower in {dt.date.min, dt.date.max}:
        return {"raw": date.text}
    parts = {"date-parts": [[date.lower.year, date.lower.month, date.lower.day][:count]]}
    return {**parts, "circa": True} if date.uncertain or date.approximate else parts
