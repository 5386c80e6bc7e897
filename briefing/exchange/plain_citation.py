"""References as plain text, for wherever a format is not asked for."""

from collections.abc import Iterator

from briefing import urls
from briefing.corpus import Corpus
from briefing.datewords import date_words
from briefing.exchange.citation import Citation, cite_claim
from briefing.exchange.exported import ExportedFile, Site
from briefing.language import SOURCE, find_language


def format_plain(citation: Citation) -> str:
    """One reference in one line: who, what, where, when, and its address."""
    title = citation.title if citation.title.endswith((".", "?", "!")) else f"{citation.title}."
    issued = date_words(citation.issued, find_language(citation.language or SOURCE)) if citation.issued else ""
    sentences = [", ".join(citation.authors), citation.container, issued]
    before, *after = (part and f"{part}." for part in sentences)
    return " ".join(part for part in (before, f"“{title}”", *after, citation.url) if part)


def export_plain(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A text file beside the page of every claim."""
    for story in corpus.stories.values():
        for claim in story.claims:
            text = format_plain(cite_claim(story, claim, site.url))
            yield ExportedFile(urls.citation_file(story.slug, claim, "txt"), f"{text}\n".encode())
