"""What a reference to a source, or to a page of this site, is made of, before it takes the form of a format."""

from dataclasses import dataclass
from typing import Literal

from briefing import urls
from briefing.analysis.freshness import last_change
from briefing.corpus import Corpus, Story
from briefing.edtf import EdtfDate, parse_edtf
from briefing.escape import visible_text

Medium = Literal["article", "statement", "document", "broadcast", "dataset", "social", "claim"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference. All its texts are visible text: in one line, and without characters that show nothing."""

    key: str
    medium: Medium
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    """What it appeared in: an outlet, or a briefing."""
    issued: EdtfDate | None = None
    accessed: EdtfDate | None = None
    url: str = ""
    language: str = ""


def cite_claim(story: Story, claim: str, site_url: str = "") -> Citation:
    """The reference to the page of a claim."""
    briefing = story.briefing.noun
    updated = last_change(story)
    return Citation(
        key=f"{story.slug}-{claim}",
        medium="claim",
        title=visible_text(story.claims[claim].noun.statement),
        authors=tuple(map(visible_text, briefing.authors)),
        container=visible_text(briefing.title),
        issued=parse_edtf(updated) if updated else None,
        url=urls.address(site_url, urls.claim_page(story.slug, claim)) if site_url else "",
        language=briefing.language,
    )


def cite_source(corpus: Corpus, story: Story, key: str) -> Citation:
    """The reference to a source."""
    source = story.sources[key].noun
    speakers = tuple(corpus.name(speaker) for speaker in source.by)
    return Citation(
        key=key,
        medium=source.kind,
        title=visible_text(source.title),
        authors=tuple(map(visible_text, source.authors or speakers)),
        container=visible_text(corpus.name(source.publisher)),
        issued=source.published,
        accessed=source.accessed,
        url=source.url or "",
        language=source.language or "",
    )
