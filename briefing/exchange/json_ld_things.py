"""Actors, publishers and sources in the vocabulary of schema.org."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from briefing.corpus import Corpus
from briefing.edtf import EdtfDate
from briefing.escape import escape_url, visible_text
from briefing.model.actor import Actor
from briefing.model.source import Source

_ACTORS = {
    "person": "Person", "organisation": "Organization", "government": "GovernmentOrganization", "state": "Country",
    "alliance": "Organization", "company": "Corporation", "group": "Organization",
}  # fmt: skip
_PUBLISHERS = {
    "wire": "NewsMediaOrganization", "newspaper": "NewsMediaOrganization", "broadcaster": "NewsMediaOrganization",
    "online": "Organization", "government": "GovernmentOrganization", "think-tank": "Organization",
    "other": "Organization",
}  # fmt: skip
_SOURCES = {
    "article": "Article", "statement": "CreativeWork", "document": "DigitalDocument", "broadcast": "CreativeWork",
    "dataset": "Dataset", "social": "SocialMediaPosting",
}  # fmt: skip
_SECONDS = re.compile(r"T\d\d:\d\d:\d\d")
_WHOLE = frozenset({"year", "month", "day", "time"})


def nonempty(thing: Mapping[str, Any]) -> dict[str, Any]:
    """A thing without the properties that nothing is known of."""
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}


def whole_date(date: EdtfDate | None) -> str | None:
    """A date as ISO 8601 has it; None for one that it cannot express, such as an uncertain one or an interval.

    schema.org wants the seconds of a time; of one that has none the day is given.
    """
    if date is None or date.precision not in _WHOLE or date.uncertain or date.approximate or "X" in date.text:
        return None
    return date.text if _SECONDS.search(date.text) else date.text.partition("T")[0]


def agent(corpus: Corpus, key: str) -> dict[str, Any]:
    """Who speaks or acts. A state that does so is an organisation; as a Country it would be a place."""
    entry = corpus.actors.get(key)
    if entry:
        found = subject(corpus, key)
        return {**found, "@type": "Organization"} if entry.noun.kind == "state" else found
    return publisher(corpus, key)


def subject(corpus: Corpus, key: str) -> dict[str, Any]:
    """An actor as what something is about."""
    actor = corpus.actors[key].noun
    corporate = actor.kind == "company"
    return nonempty(
        {
            "@type": _ACTORS[actor.kind],
            "name": visible_text(actor.name),
            "alternateName": [visible_text(name) for name in actor.names.values()],
            "sameAs": f"https://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None,
            "url": web_address(actor.url),
            "leiCode": actor.lei if actor.kind not in {"person", "state"} else None,
            "tickerSymbol": actor.ticker if corporate else None,
            "identifier": _isni(actor),
        }
    )


def publisher(corpus: Corpus, key: str) -> dict[str, Any]:
    """A publisher; only its id where the site does not know it."""
    entry = corpus.publishers.get(key)
    return nonempty(
        {
            "@type": _PUBLISHERS[entry.noun.kind] if entry else "Organization",
            "name": visible_text(corpus.name(key)),
            "url": web_address(entry.noun.url) if entry else None,
        }
    )


def source_work(corpus: Corpus, source: Source) -> dict[str, Any]:
    """A source as a published work. Its authors are named as text: whether they are persons is not known."""
    authors: list[Any] = [visible_text(author) for author in source.authors]
    return nonempty(
        {
            "@type": _SOURCES[source.kind],
            "name": visible_text(source.title),
            "url": web_address(source.url),
            "inLanguage": source.language,
            "datePublished": whole_date(source.published),
            "dateModified": whole_date(source.updated),
            "author": authors or [agent(corpus, speaker) for speaker in source.by],
            "publisher": publisher(corpus, source.publisher),
        }
    )


def web_address(url: str | None) -> str | None:
    """An address as a link to it would have it, percent-encoded."""
    if not url:
        return None
    try:
        return unescape(escape_url(url))
    except ValueError:
        return None


def _isni(actor: Actor) -> dict[str, Any] | None:
    if not actor.isni:
        return None
    return {"@type": "PropertyValue", "propertyID": "ISNI", "value": actor.isni.replace(" ", "")}
