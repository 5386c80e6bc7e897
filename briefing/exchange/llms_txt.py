"""llms.txt: a list of the site's pages for programs that read Markdown, in the form of llmstxt.org (2024-09-03).

A title, a summary in a block quote, then lists of links under second-level headings; what may be left out when room is
short stands under "Optional". Links lead to the Markdown that every page has beside its HTML.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.escape import escape
from briefing.exchange.exported import Site
from briefing.remembering import remembered

_NOTE = (
    "Every page is also published as Markdown, at its own address with `.md` in the place of `.html`. The standing of "
    "claims is computed from the evidence; assessments are the analyst's. Quotes and claims are those of the cited "
    "sources."
)
_REST = "This site"
_OPTIONAL = "Optional"


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page or file in the list. Its texts are plain; `group` is the heading it stands under."""

    uri: str
    title: str
    about: str = ""
    group: str = ""
    optional: bool = False


def format_llms_txt(pages: Iterable[Sequence[ListedPage]], site: Site, description: str) -> str:
    """The whole file, of pages that come by the part of the site that they belong to.

    Without a public address its links are relative to it.
    """
    groups: dict[str, list[str]] = {}
    for part in pages:
        for group, lines in _lines(part, site.url).items():
            groups.setdefault(group, []).extend(lines)
    parts = [f"# {escape(site.name)}", f"> {escape(description)}" if description else "", _NOTE]
    for group in sorted(groups, key=lambda group: (group == _OPTIONAL, group == _REST)):
        parts += [f"## {escape(group)}", "\n".join(groups[group])]
    return "\n\n".join(part for part in parts if part) + "\n"


@remembered(20_000)
def _lines(pages: Sequence[ListedPage], site_url: str) -> Mapping[str, Sequence[str]]:
    """The lines of some pages, by their headings."""
    groups: dict[str, list[str]] = {}
    for page in pages:
        group = _OPTIONAL if page.optional else page.group or _REST
        groups.setdefault(group, []).append(_line(page, site_url))
    return groups


def _line(page: ListedPage, site_url: str) -> str:
    address = f"{site_url.rstrip('/')}/{page.uri}" if site_url else page.uri
    about = f": {escape(page.about)}" if page.about else ""
    return f"- [{escape(page.title)}]({address}){about}"
