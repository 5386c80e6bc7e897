"""What goes with the finished pages of a site: lines in their heads, and files made of the pages themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing import urls
from briefing.build import RenderedPage, SiteFile
from briefing.escape import visible_text
from briefing.exchange import Site
from briefing.exchange.json_ld import for_head
from briefing.exchange.llms_txt import ListedPage, format_llms_txt
from briefing.exchange.pdf import Pdf, can_make_pdf, format_pdf
from briefing.exchange.single_html import format_single_html
from briefing.exchange.whole import Part, Whole, join_parts
from briefing.search import index_files
from briefing.searchable import site_units
from briefing.site_map import SECTION_LABELS

_SHOWN = 20
"""How many missing letters are named."""


def whole_forms(*, pdf: bool) -> tuple[str, ...]:
    """The forms of a whole briefing that are wanted and can be made here."""
    return ("html", "pdf") if pdf and can_make_pdf() else ("html",)


def describe_lacking(slug: str, made: Pdf) -> str:
    """Say that a PDF shows boxes for letters, which, and what to do."""
    some = made.missing[:_SHOWN] + ("…" if len(made.missing) > _SHOWN else "")
    return (
        f"The PDF of {slug} shows boxes for letters that no font at hand has "
        f"({', '.join(made.scripts)}), such as {some}\n"
        "  hint: install a font for them, such as one of the Noto family, or name its folder under `pdf_fonts`"
    )


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that was written by hand."""

    uri: str
    title: str
    markdown: bytes


@dataclass(slots=True)
class Companions:
    """The companions of one build's pages."""

    pages: Sequence[RenderedPage] = ()
    files: Sequence[SiteFile] = ()
    own: list[OwnPage] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)
    """The HTML of each page's text, by address, as it was finished."""
    whole: tuple[str, ...] = ()
    """The forms in which whole briefings are made of their pages."""
    fonts: Sequence[Path] = ()
    """Folders of fonts for PDFs, beside those of the machine."""
    lacking: dict[str, Pdf] = field(default_factory=dict)
    """The PDFs that show boxes for letters, by briefing, once they are made."""
    _beside: Mapping[str, SiteFile] | None = None

    def head(self, uri: str) -> dict[str, str]:
        """What the theme writes into the head of a page, by the names under which it knows it.

        `json_ld` may stand in a script element as it is; `markdown` and `preview` are addresses within the site.
        """
        if self._beside is None:
            self._beside = {file.uri: file for file in self.files}
        described = self._beside.get(urls.json_ld_file(uri))
        preview = urls.preview_file("/".join(uri.split("/")[1:2]))
        return {
            "markdown": uri,
            **({"json_ld": for_head(described.content.decode())} if described else {}),
            **({"preview": preview} if preview in self._beside else {}),
        }

    def promised(self) -> Iterator[SiteFile]:
        """The files of whole briefings, still empty, so that links to them are known to lead somewhere."""
        for page in self.pages:
            plan = page.plan
            if plan.kind == "overview" and plan.links.story and not plan.as_of:
                for form in self.whole:
                    yield SiteFile(urls.whole_file(plan.links.story.slug, form), b"")

    def iter_files(self, site: Site, description: str) -> Iterator[SiteFile]:
        """The files that can be made once all pages are known."""
        for page in self.pages:
            yield SiteFile(page.plan.uri, page.markdown.encode())
        for own in self.own:
            yield SiteFile(own.uri, own.markdown)
        plans = {page.plan.uri: page.plan for page in self.pages}
        for uri, content in index_files(site_units(plans, self.contents, ((own.uri, own.title) for own in self.own))):
            yield SiteFile(uri, content)
        for whole in self._wholes(site) if self.whole else ():
            for form in self.whole:
                yield SiteFile(urls.whole_file(whole.slug, form), self._make(form, whole))
        yield SiteFile(urls.LLMS, format_llms_txt(self._listed(), site, description).encode())

    def _make(self, form: str, whole: Whole) -> bytes:
        if form == "html":
            return format_single_html(whole).encode()
        made = format_pdf(whole, self.fonts)
        if made.missing:
            self.lacking[whole.slug] = made
        return made.content

    def _wholes(self, site: Site) -> Iterator[Whole]:
        plans = [page.plan for page in self.pages if not page.plan.as_of and page.plan.kind != "comparison"]
        finished: dict[str, list[str]] = {}
        for plan in plans:
            if plan.links.story and plan.uri in self.contents:
                finished.setdefault(plan.links.story.slug, []).append(plan.uri)
        for overview in (plan for plan in plans if plan.kind == "overview" and plan.links.story):
            story = overview.links.story
            own = finished.get(story.slug, []) if story else []
            parts = [Part(uri, self.contents[uri]) for uri in own]
            if story and parts:
                yield Whole(
                    slug=story.slug,
                    title=overview.title,
                    language=overview.language or site.language,
                    updated=overview.updated,
                    authors=tuple(map(visible_text, story.briefing.noun.authors)),
                    description=overview.description,
                    sections=join_parts(story.slug, parts, site, overview.language or site.language),
                )

    def _listed(self) -> Iterator[ListedPage]:
        for plan in (page.plan for page in self.pages if not page.plan.as_of):
            story = plan.links.story
            section = SECTION_LABELS.get(plan.uri.rpartition("/")[2].removesuffix(".md"))
            own = story and section and plan.uri.removeprefix(urls.story_folder(story.slug)).count("/") == 0
            yield ListedPage(
                uri=plan.uri,
                title=section if own and section else plan.title,
                about="" if own and section != SECTION_LABELS["index"] else plan.description,
                group=story.briefing.noun.title if story else "",
                optional=not own and plan.uri.count("/") > 0,
            )
            if own and section == SECTION_LABELS["index"] and story:
                yield ListedPage(urls.data_file(story.slug), "Data", "all of it as JSON", story.briefing.noun.title)
        for page in self.own:
            yield ListedPage(page.uri, page.title)
