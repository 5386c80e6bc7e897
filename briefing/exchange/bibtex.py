"""References in BibTeX, with the entry types and fields of BibLaTeX, in UTF-8."""

import re
from collections.abc import Iterator

from briefing import urls
from briefing.corpus import Corpus
from briefing.edtf import EdtfDate
from briefing.exchange.citation import Citation, cite_claim, cite_source
from briefing.exchange.exported import ExportedFile, Site

_TYPES = {
    "article": "article", "statement": "misc", "document": "report", "broadcast": "video", "dataset": "dataset",
    "social": "online", "claim": "online",
}  # fmt: skip
# A backslash before a brace does not keep BibTeX from counting it, so braces are written by their names.
_COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}~^$&#%_]")


def format_bibtex(citation: Citation) -> str:
    """One entry."""
    fields = {
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in citation.authors),
        "title": f"{{{_escaped(citation.title)}}}",
        "journaltitle" if citation.medium == "article" else "organization": _escaped(citation.container),
        "date": _date(citation.issued),
        "urldate": _date(citation.accessed),
        "url": _url(citation.url),
        "langid": _escaped(citation.language),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{_TYPES[citation.medium]}{{{citation.key},\n{lines}}}\n"


def export_bibtex(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A file of all sources for each briefing, and one beside the page of every claim."""
    for story in corpus.stories.values():
        entries = "\n".join(format_bibtex(cite_source(corpus, story, key)) for key in story.sources)
        yield ExportedFile(urls.bibliography_file(story.slug, "bib"), entries.encode())
        for claim in story.claims:
            entry = format_bibtex(cite_claim(story, claim, site.url))
            yield ExportedFile(urls.citation_file(story.slug, claim, "bib"), entry.encode())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _COMMANDS[found[0]], text)


def _date(date: EdtfDate | None) -> str:
    """BibLaTeX reads EDTF, but no time zone without seconds: the day is enough for a reference."""
    if date is None:
        return ""
    return date.text.partition("T")[0] if date.moment else date.text


def _url(url: str) -> str:
    """Addresses are not escaped like text; what would upset the counting of braces is percent-encoded."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
