"""llms.txt: a list of the site's pages for programs that read Markdown, in the form of llmstxt.org (2024-09-03).

A title, a summary in a block quote, then lists of links under second-level headings; what may be left out when room is
short stands under "Optional". Links lead to the Markdown that every page has beside its HTML.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.escape import escape
from briefing.exchange.exported import Site

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


def list_lines(pages: Iterable[ListedPage], site: Site) -> tuple[tuple[str, str], ...]:
    """The lines of some pages, by their headings. Without a public address of the site their links are relative."""
    groups: dict[str, list[str]] = {}
    for page in pages:
        group = _OPTIONAL if page.optional else page.group or _REST
        groups.setdefault(group, []).append(_line(page, site.url))
    return tuple((group, "\n".join(lines)) for group, lines in groups.items())


def format_llms_txt(parts: Iterable[Iterable[tuple[str, str]]], site: Site, description: str) -> str:
    """The whole file, of what `list_lines` gave for each part of the site."""
    groups: dict[str, list[str]] = {}
    for part in parts:
        for group, lines in part:
            groups.setdefault(group, []).append(lines)
    written = [f"# {escape(site.name)}", f"> {escape(description)}" if description else "", _NOTE]
    for group in sorted(groups, key=lambda group: (group == _OPTIONAL, group == _REST)):
        written += [f"## {escape(group)}", "\n".join(groups[group])]
    return "\n\n".join(part for part in written if part) + "\n"


def _line(page: ListedPage, site_url: str) -> str:
    address = f"{site_url.rstrip('/')}/{page.uri}" if site_url else page.uri
    about = f": {escape(page.about)}" if page.about else ""
    return f"- [{escape(page.title)}]({address}){about}"
