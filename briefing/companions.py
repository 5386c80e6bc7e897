"""What goes with the finished pages of a site: lines in their heads, and files made of the pages themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing import urls
from briefing.build import RenderedPage, SiteFile
from briefing.exchange import Site
from briefing.exchange.llms_txt import ListedPage, format_llms_txt
from briefing.site_map import SECTION_LABELS


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
    _beside: Mapping[str, SiteFile] | None = None

    def head(self, uri: str) -> dict[str, str]:
        """What the theme writes into the head of a page, by the names under which it knows it.

        `json_ld` may stand in a script element as it is; `markdown` is an address within the site.
        """
        if self._beside is None:
            self._beside = {file.uri: file for file in self.files}
        described = self._beside.get(urls.json_ld_file(uri))
        return {"markdown": uri, **({"json_ld": described.content.decode()} if described else {})}

    def iter_files(self, site: Site, description: str) -> Iterator[SiteFile]:
        """The files that can be made once all pages are known."""
        for page in self.pages:
            yield SiteFile(page.plan.uri, page.markdown.encode())
        for own in self.own:
            yield SiteFile(own.uri, own.markdown)
        yield SiteFile(urls.LLMS, format_llms_txt(self._listed(), site, description).encode())

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
