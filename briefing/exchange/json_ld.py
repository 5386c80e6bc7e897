"""What overview and claim pages are, for machines: JSON-LD in the vocabulary of schema.org (release 29).

Each file stands beside its page as `….jsonld` and is also written into the page's head. An overview is an Article with
its citations; a claim's page is a Claim with its appearances, or a ClaimReview of it where the authors declare a
verdict: a computed standing is none.

What schema.org has no form for is left out and not bent: a date that is uncertain or an interval, a country's name,
whether an author is a person or an organisation (then the name is given as text, as schema.org's data model allows).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefing import urls
from briefing.analysis.freshness import last_change
from briefing.analysis.origins import report_roots, sources_of
from briefing.corpus import Corpus, Story
from briefing.edtf import EdtfDate, instant
from briefing.escape import visible_text
from briefing.exchange.exported import ExportedFile, Site
from briefing.exchange.json_ld_things import agent, nonempty, source_work, subject, whole_date
from briefing.prose import plain_text

HEAD_LIMIT = 40_000
"""How many characters of JSON-LD stand in the head of a page."""
_LISTS = ("citation", "isBasedOn", "about", "appearance")
_FOR_SCRIPTS = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def export_json_ld(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A file for each overview and each page of a claim."""
    for story in corpus.stories.values():
        uri = urls.story_page(story.slug)
        yield ExportedFile(urls.json_ld_file(uri), format_json_ld(describe_story(corpus, story, site)).encode())
        for key in story.claims:
            uri = urls.claim_page(story.slug, key)
            yield ExportedFile(
                urls.json_ld_file(uri), format_json_ld(describe_claim(corpus, story, key, site)).encode()
            )


def format_json_ld(thing: Mapping[str, Any]) -> str:
    r"""A thing as text that may stand as it is in `<script type="application/ld+json">`.

    What could end or change a script element (`<`, `>`, `&`, and the two separators that JavaScript takes for lines)
    is written as `\uNNNN`, which JSON reads back (RFC 8259, section 7).
    """
    data = {"@context": "https://schema.org", **thing}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_FOR_SCRIPTS)


def for_head(text: str, limit: int = HEAD_LIMIT) -> str:
    """What `format_json_ld` made, short enough for the head of a page: long lists end early.

    What is left out stands in the file beside the page, which the thing names among its encodings.
    """
    if len(text) <= limit:
        return text
    thing = json.loads(text)
    whole = thing.get("itemReviewed", thing)
    while len(short := format_json_ld(thing)) > limit:
        longest = max((key for key in _LISTS if len(whole.get(key, ())) > 1), key=lambda k: len(whole[k]), default=None)
        if longest is None:
            return short
        whole[longest] = whole[longest][: len(whole[longest]) // 2]
    return short


def describe_story(corpus: Corpus, story: Story, site: Site) -> dict[str, Any]:
    """A briefing as an Article. Its `isBasedOn` are the sources that were read, its `citation` all of them."""
    uri, briefing = urls.story_page(story.slug), story.briefing.noun
    sources = sources_of(story)
    return nonempty(
        {
            **_work(story, uri, uri, site),
            "@type": "Article",
            "headline": visible_text(briefing.title),
            "description": visible_text(briefing.lead),
            "creativeWorkStatus": briefing.status,
            "dateCreated": whole_date(briefing.created),
            "author": [visible_text(author) for author in briefing.authors],
            "keywords": [visible_text(topic) for topic in briefing.topics],
            "spatialCoverage": [{"@type": "Country", "identifier": place} for place in briefing.places],
            "isPartOf": nonempty({"@type": "WebSite", "name": visible_text(site.name), "url": site.address(urls.HOME)}),
            "isAccessibleForFree": True,
            "encoding": [
                _file(uri, urls.data_file(story.slug), "application/json", site),
                _file(uri, urls.json_ld_file(uri), "application/ld+json", site),
            ],
            "about": [subject(corpus, key) for key in story.actors if key in corpus.actors],
            "isBasedOn": [{"@id": _source_id(story, key, uri, site)} for key, s in sources.items() if s.consulted],
            "citation": [_cited(corpus, story, key, uri, site) for key in sources],
        }
    )


def describe_claim(corpus: Corpus, story: Story, key: str, site: Site) -> dict[str, Any]:
    """A claim, or the review of it where its authors declare a verdict. Who declares it is given as text."""
    claim, verdict = _claim(corpus, story, key, site), story.claims[key].noun.verdict
    if not verdict:
        return claim
    uri = urls.claim_page(story.slug, key)
    rating = {
        "@type": "Rating",
        "alternateName": visible_text(verdict.rating),
        "ratingExplanation": visible_text(plain_text(verdict.because or "")),
    }
    return nonempty(
        {
            **_work(story, uri, uri, site),
            "@type": "ClaimReview",
            "@id": _id(site, uri, urls.Target(uri, "verdict")),
            "datePublished": whole_date(verdict.on),
            "author": visible_text(verdict.by),
            "claimReviewed": visible_text(story.claims[key].noun.statement),
            "reviewRating": nonempty(rating),
            "itemReviewed": claim,
        }
    )


def _claim(corpus: Corpus, story: Story, key: str, site: Site) -> dict[str, Any]:
    """A claim with the sources in which it appears; those that dispute it are no appearances of it."""
    uri, claim = urls.claim_page(story.slug, key), story.claims[key].noun
    overview = urls.story_page(story.slug)
    shown = tuple(
        dict.fromkeys(e.source for e in claim.evidence if e.stance != "disputes" and e.source in story.sources)
    )
    first = first_appearance(story, key)
    about = claim.about.subject if claim.about else ""
    return nonempty(
        {
            **_work(story, uri, uri, site),
            "@type": "Claim",
            "text": visible_text(claim.statement),
            "author": agent(corpus, claim.claimant) if claim.claimant else None,
            "about": subject(corpus, about) if about in corpus.actors else None,
            "isPartOf": {
                "@type": "Article",
                "@id": _id(site, uri, overview),
                "headline": visible_text(story.briefing.noun.title),
            },
            "firstAppearance": _cited(corpus, story, first, uri, site) if first else None,
            "appearance": [_cited(corpus, story, source, uri, site) for source in shown],
        }
    )


def _file(uri: str, file: str, media_type: str, site: Site) -> dict[str, Any]:
    return {"@type": "MediaObject", "encodingFormat": media_type, "contentUrl": site.link(uri, file)}


def first_appearance(story: Story, claim: str) -> str | None:
    """The earliest dated source in which a claim is known to have appeared: a report of it, or what that rests on.

    None when no source is dated, and when two could be the first, as with one dated to a day and one to its hour.
    """
    sources = sources_of(story)
    evidence = [e for e in story.claims[claim].noun.evidence if e.stance != "disputes"]
    keys = dict.fromkeys(key for e in evidence for key in (e.source, *report_roots(e, sources)))
    dated = sorted((instant(date), date, key) for key in keys if (date := _published(story, key)))
    if not dated or (len(dated) > 1 and dated[0][1].overlaps(dated[1][1])):
        return dated[0][2] if len(dated) == 1 else None
    return dated[0][2]


def _published(story: Story, key: str) -> EdtfDate | None:
    entry = story.sources.get(key)
    return entry.noun.published if entry else None


def _work(story: Story, uri: str, page: str, site: Site) -> dict[str, Any]:
    return {
        "@type": "",
        "@id": _id(site, uri, page),
        "url": site.address(page),
        "inLanguage": story.briefing.noun.language,
        "dateModified": last_change(story),
    }


def _cited(corpus: Corpus, story: Story, key: str, uri: str, site: Site) -> dict[str, Any]:
    source = story.sources[key].noun
    above = [{"@id": _source_id(story, upper, uri, site)} for upper in source.derived_from if upper in story.sources]
    return nonempty({**source_work(corpus, source), "@id": _source_id(story, key, uri, site), "isBasedOn": above})


def _source_id(story: Story, key: str, uri: str, site: Site) -> str:
    return _id(site, uri, urls.target("source", key, story.slug))


def _id(site: Site, uri: str, to: urls.Target | str) -> str:
    """The IRI of what a place on the site is about. Without a public address it is relative to the page."""
    return site.link(uri, to)
