"""Sheets → HTML, by MkDocs' own parts and the theme, without MkDocs' way through all pages one after another.

A group of pages is finished by itself, in whichever process: it has a navigation of its own, and links that lead out of
it are noted, to be looked at when all groups are known. Each page goes through the same events as any page of MkDocs.
"""

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from html import unescape
from typing import Any

import yaml
from jinja2 import Environment
from markdown import Markdown
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from briefing.correction_request import request_address
from briefing.escape import visible_text
from briefing.heading_ids import HeadingIdsStep
from briefing.mkdocs_plugin.bound_pages import BoundPages
from briefing.mkdocs_plugin.compiled import COMPILED
from briefing.mkdocs_plugin.links import GroupFiles, PageLinks
from briefing.mkdocs_plugin.quick_inline import make_quick
from briefing.page_guard import find_unsafe
from briefing.shares import map_in_shares
from briefing.sheets import FinishedGroup, FinishedPage, Remark, Sheet, SheetGroup

_LOG = logging.getLogger("mkdocs")
_PAGE = 5_000
"""Characters that a page of ordinary size has in Markdown."""
_NONE: Mapping[str, FinishedPage] = {}


class ThemedPages:
    """Makes HTML of sheets with a theme."""

    def __init__(self, config: MkDocsConfig, corrections_to: str | None, *, guarded: bool) -> None:
        """Make the theme's environment ready; with `guarded`, unsafe pages raise PluginError."""
        self.config, self.corrections_to, self.guarded = config, corrections_to, guarded
        environment = config.theme.get_env()
        environment.bytecode_cache = COMPILED
        self.environment: Environment = config.plugins.on_env(environment, config=config, files=Files([]))
        self.links = PageLinks(config)
        self.markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        self.links.register(self.markdown)
        make_quick(self.markdown, (*self.links.steps, HeadingIdsStep))

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to other processes as where the configuration is."""
        config = self.config
        return _themed_again, (config.config_file_path, config.site_dir, self.corrections_to, self.guarded)

    def finish(self, group: SheetGroup, done: Mapping[str, FinishedPage] = _NONE) -> FinishedGroup:
        """Make HTML of every page of a group. Raises PluginError for one that its policy forbids.

        Those that are `done`, by address, are taken as they are. The pages of a large group are shared out among
        processes, where the group itself is not one of many.
        """
        bound = BoundPages(self.config, group)
        sheets = [sheet for sheet in group.sheets if sheet.uri not in done]
        weight = sum(len(sheet.markdown) for sheet in sheets) // (_PAGE * max(len(sheets), 1))
        made = map_in_shares(partial(self._finish_apart, bound), sheets, weight=max(weight, 1))
        finished = {**done, **{page.uri: page for page in made}}
        pages = [finished[sheet.uri] for sheet in group.sheets]
        remarks = [remark for page in pages for remark in page.remarks]
        return FinishedGroup(pages, (*remarks, *self._look_inward(pages, bound)))

    def _look_inward(self, pages: Sequence[FinishedPage], bound: BoundPages) -> list[Remark]:
        """Look whether the anchors are there that pages of a group lead to in each other."""
        for page in pages:
            known = bound.pages[page.uri]
            known.present_anchor_ids = set(page.anchors)
            known.links_to_anchors = {
                bound.files.src_uris[uri]: dict(anchors) for uri, anchors in page.inward.items()
            }  # fmt: skip
        with _remarks() as remarks:
            for page in pages:
                bound.pages[page.uri].validate_anchor_links(
                    files=bound.files, log_level=self.config.validation.links.anchors
                )
        return remarks

    def _finish_apart(self, bound: BoundPages, sheet: Sheet) -> FinishedPage:
        page = bound.pages[sheet.uri]
        bound.files.asked = {}
        with _remarks() as remarks:
            finished = self._finish(sheet, page, bound)
        within = (
            (file, anchors) for file, anchors in self.links.found()[1].items() if not bound.files.is_elsewhere(file)
        )
        inward = {file.src_uri: anchors for file, anchors in within}
        return replace(
            finished, outward=tuple(self.links.outward(page, bound.files)), inward=inward,
            asked=dict(bound.files.asked),
            remarks=tuple(remarks), search=self._take_search_entries(),
        )  # fmt: skip

    def _finish(self, sheet: Sheet, page: Page, bound: BoundPages) -> FinishedPage:
        config, events = self.config, self.config.plugins
        config._current_page = page  # noqa: SLF001 — as MkDocs sets it for whoever asks during these events
        try:
            page = events.on_pre_page(page, config=config, files=bound.files)
            _, front, body = sheet.markdown.split("---\n", 2)
            page.meta = yaml.load(front, yaml.CSafeLoader)
            page.markdown = events.on_page_markdown(body.lstrip("\n"), page=page, config=config, files=bound.files)
            anchors = self._convert(page, page.markdown, bound.files)
            content = events.on_page_content(page.content or "", page=page, config=config, files=bound.files)
            page.content = content
            title = escape(visible_text(sheet.title))
            page.meta.update({
                "description": visible_text(sheet.description), "language": sheet.language.tag, "title": title,
                "source_file": page.file.edit_uri,
            })  # fmt: skip
            page.title = title
            bound.speak(sheet.language)
            page.active = True
            html = self._themed(sheet, page, bound.without_own if sheet.apart else bound.navigation)
        finally:
            page.active = False
            config._current_page = None  # noqa: SLF001 — the same
        return FinishedPage(
            sheet.uri, page.file.dest_uri, html.encode("utf-8", "xmlcharrefreplace"), content,
            frozenset(anchors), page.canonical_url,
        )  # fmt: skip

    def _convert(self, page: Page, text: str, files: GroupFiles) -> set[str]:
        """Do what `Page.render` does, which makes a converter for each page; return the page's anchors."""
        self.links.begin(page.file, files)
        page.content = self.markdown.reset().convert(text)
        page.toc = get_toc(getattr(self.markdown, "toc_tokens", []))
        page.present_anchor_ids, page.links_to_anchors = self.links.found()
        return page.present_anchor_ids

    def _themed(self, sheet: Sheet, page: Page, navigation: Navigation) -> str:
        context = get_context(navigation, [], self.config, page)
        context.update(tell_theme(sheet, page, self.config, self.corrections_to))  # type: ignore[typeddict-item]  # more
        template = self.environment.get_template(page.meta.get("template", "main.html"))
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=navigation)
        html: str = self.config.plugins.on_post_page(template.render(context), page=page, config=self.config)
        if self.guarded and (found := find_unsafe(html)):
            faults = "\n".join(f"  {fault}" for fault in found)
            raise PluginError(f"{page.file.dest_uri} would break the policy of the site:\n{faults}")
        return html

    def _take_search_entries(self) -> list[Mapping[str, Any]]:
        """What the search plugin of the theme took down of the page, which it can write only with all the others."""
        for name in ("material/search", "search"):
            if index := getattr(self.config.plugins.get(name), "search_index", None):
                taken: list[Mapping[str, Any]] = index.entries
                index.entries = []
                return taken
        return []


def _themed_again(config_file: str, site_dir: str, corrections_to: str | None, guarded: bool) -> ThemedPages:  # noqa: FBT001 — unpickled
    """The same in another process, which reads the configuration itself."""
    config = load_config(config_file, site_dir=site_dir)
    return ThemedPages(config.plugins.on_config(config), corrections_to, guarded=guarded)


def tell_theme(sheet: Sheet, page: Page, config: MkDocsConfig, corrections_to: str | None) -> dict[str, Any]:
    """What a theme is told of a page besides what MkDocs tells it."""
    told: dict[str, Any] = {
        "trail": [{"title": label, "url": _url(config, uri)} for label, uri in sheet.trail],
        "feeds": sheet.feeds,
        "markdown": sheet.uri,
        "json_ld": sheet.json_ld,
        "preview": sheet.preview,
    }
    if corrections_to:
        address = page.canonical_url or page.url
        told["correction_request"] = request_address(corrections_to, title=sheet.title, url=address, claim=sheet.claim)
    return told


def hand_titles(pages: Sequence[File], config: MkDocsConfig) -> dict[str, str]:
    """The titles that hand-written pages will have, before MkDocs comes to read them."""
    titles = {}
    with _remarks():  # they will be read again, and remarked on then
        for file in pages:
            page = Page(None, file, config)
            page.read_source(config)
            page.render(config, Files([]))
            titles[file.src_uri] = plain_title(page)
            file.page = None
    return titles


def plain_title(page: Page) -> str:
    """The text of a title that may come from a heading, where it is HTML."""
    title = str(page.meta.get("title") or page.title or "")
    return unescape(Markup(title).striptags())  # noqa: S704 — it is escaped again by whoever asked


def _url(config: MkDocsConfig, uri: str) -> str:
    return File.generated(config, uri, content="").url


class _Collector(logging.Handler):
    """Takes down what this thread logs; others, such as those of a server, are none of its business."""

    def __init__(self, others: Sequence[logging.Handler]) -> None:
        super().__init__(logging.INFO)
        self.found: list[Remark] = []
        self._thread, self._others = threading.get_ident(), others

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.found.append(Remark(record.name, record.levelno, record.getMessage()))
            return
        for handler in self._others:
            if record.levelno >= handler.level:
                handler.handle(record)


@contextmanager
def _remarks() -> Iterator[list[Remark]]:
    """Take down what MkDocs and plugins log, for whoever counts warnings in the process that began all this."""
    handlers = _LOG.handlers
    collector = _Collector(handlers)
    _LOG.handlers = [collector]
    try:
        yield collector.found
    finally:
        _LOG.handlers = handlers
