"""The MkDocs plugin `briefing`: adds the pages that are made from data, and publishes no build that failed."""

import gc
import logging
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

import click
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from briefing import build, urls
from briefing.companions import whole_forms
from briefing.correction_request import check_request_template
from briefing.exchange import ExportedFile, check_authority
from briefing.exchange.llms_txt import ListedPage, format_llms_txt, list_lines
from briefing.exchange.pdf import can_make_pdf
from briefing.folders import StagedFolder, read_files
from briefing.html_tree import read_html
from briefing.language import ENGLISH, find_language
from briefing.last_build import LastBuild
from briefing.last_site import LastSite
from briefing.mkdocs_plugin.bound_pages import DataPage, bind_items, project_path
from briefing.mkdocs_plugin.compiled import COMPILED, compile_theme
from briefing.mkdocs_plugin.files import OutwardLinks, SiteFiles, iter_as_files
from briefing.mkdocs_plugin.finisher import ThemedPages, hand_titles, plain_title, tell_theme
from briefing.mkdocs_plugin.options import BriefingConfig
from briefing.mkdocs_plugin.rest import Rest
from briefing.mkdocs_plugin.served import ServedSite
from briefing.mkdocs_plugin.theme_files import list_visible_only
from briefing.mkdocs_plugin.theme_print import theme_print
from briefing.mkdocs_plugin.theme_words import install_words
from briefing.page_guard import find_unsafe
from briefing.prepare import FaultError, Prepared, gather, prepare, write_beside
from briefing.render import renderer_of
from briefing.search import SearchPage, Unit
from briefing.searchable import shared_unit
from briefing.settings import Settings
from briefing.shares import cluster_executor
from briefing.sheets import Sheet
from briefing.site_map import HOME
from briefing.site_shares import Share, rehearse
from briefing.store import Store
from briefing.wanted import Wanted

log = get_plugin_logger(__name__)

_FAULTY = 2000
"""On how many pages of the last good build a fault is shown; where the others were, as what is not found."""
_MANY = 100
"""From how many things on that wait it is told."""
_FIRST, _LAST = 100, -200  # before other plugins see the folder to build into; after they have written to it


class BriefingPlugin(BasePlugin[BriefingConfig]):  # type: ignore[no-untyped-call] # the same
    """Adds a page for everything that the data describes."""

    def __init__(self) -> None:
        """Begin without pages; MkDocs keeps one instance for all builds of a run."""
        self.command: Literal["build", "gh-deploy", "serve"] | None = None
        self.site: StagedFolder | None = None
        self.served: ServedSite | None = None
        self.complete = False
        self.prepared: Prepared | None = None
        self.by_hand: list[tuple[ListedPage, bytes]] = []
        self.units: list[Unit] = []
        self.addresses: tuple[str, ...] = ()
        self.navigation = Navigation([], [])
        self.files: SiteFiles | None = None
        self.links = OutwardLinks()
        self.fault: FaultError | None = None
        self.language = ENGLISH

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was asked for; whoever calls this also tells the end, by `on_shutdown`."""
        del dirty
        self.command = command

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build beside the last site, which stays as it is until this one is complete."""
        if self.command == "serve" or _is_for_serving(config):
            self.served = self.served or (ServedSite() if _reloads() else None)
        else:
            self.site = StagedFolder(Path(config.site_dir))
            config.site_dir = str(self.site.path)
        if "briefing.heading_ids" not in config.markdown_extensions:
            config.markdown_extensions.append("briefing.heading_ids")
        list_visible_only(config.theme)
        self.language = self._settings(config).site.language
        try:
            if self.config.corrections_to:
                check_request_template(self.config.corrections_to)
            check_authority(self.config.feed_authority)
        except ValueError as error:
            raise ConfigurationError(f"the options of `briefing`: {error}") from error
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Show the site where it is kept from one build to the next; reload when data, templates or theme change."""
        del builder
        if self.served:
            self.served.begin(server, faulty=self.fault is not None)
        settings = self._settings(config)
        renderer_of(settings.templates).compile()  # here, or the first saved edit would wait for it
        compile_theme(config.theme.get_env())
        if self.prepared:
            rehearse(self.prepared.work)
        own = [_root(config) / "templates", Path(config.theme.custom_dir or "theme")]
        for folder in (settings.content, *settings.templates, *own):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Begin to build, which the other events end."""
        del config
        if self.served:
            self.served.begin_build()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the data and make its pages. Raises PluginError for a fault; `serve` shows it instead."""
        self.fault, self.prepared, self.by_hand, self.units = None, None, [], []
        pages = [file for file in files.documentation_pages() if file.inclusion is not InclusionLevel.NOT_IN_NAV]
        for file in pages:
            file.edit_uri = project_path(config, file.abs_src_path)
        store = self._store(config)
        wanted = Wanted(
            self._settings(config),
            self.served.folder if self.served else Path(config.site_dir),
            ThemedPages(config, self.config.corrections_to, guarded=self.command != "serve"),
            hand_titles(pages, config),
            Path(config.docs_dir),
            config.nav,
            log.info,
            store,
            theme=partial(theme_print, config, serving=self.command == "serve"),
            last=self.served.last if self.served else LastBuild(),
            before=LastSite(self.site.target.resolve() if self.site else None, store),
            keeps=bool(self.config.cache_dir or self.served),
            postpones=bool(self.served and self.served.is_shown and not config.strict),
        )
        try:
            with cluster_executor(self.config.dask_scheduler) as executor:
                self.prepared = prepare(replace(wanted, executor=executor), show_bugs=self.command == "serve")
        except FaultError as fault:
            if self.command != "serve":
                raise PluginError(str(fault)) from fault
            self._blame(fault)
            return self._stand_in(config)
        if not self.served:
            gc.freeze()  # nothing of it goes before the end, so nobody need look whether anything can
        if self.config.pdf and not can_make_pdf():
            log.info("No PDFs are made, because typst is not installed; `pip install 'briefing[pdf]'` brings it")
        self._tell_remarks(self.prepared)
        self._tell_of_pages(self.prepared.shares)
        if config.nav is None:
            config.nav = [file.src_uri for file in pages]
        self.files = SiteFiles(files, self.prepared, config)
        return self.files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give hand-written pages the navigation of the site, and date them by the data."""
        if not self.prepared:
            return nav
        for file in files.documentation_pages():
            if isinstance(file.page, Page):
                file.page.update_date = self.prepared.newest or file.page.update_date
                file.page.previous_page = file.page.next_page = None
        self.navigation = bind_items(self.prepared.frame.items_for(), config, files, self.language)
        return self.navigation

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the titles of a hand-written page as safe HTML, because themes write them without escaping."""
        del config, files
        if not isinstance(page, DataPage) and self.prepared:
            title = escape(plain_title(page))
            self.by_hand.append((ListedPage(page.file.src_uri, plain_title(page)), page.file.content_bytes))
            page.meta.update(title=title, source_file=page.file.edit_uri)
            page.title = title
            searched = SearchPage(urls.web_path(page.file.src_uri), "page", plain_title(page), read_html(html))
            self.units += shared_unit(searched)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme its words, and tell it whether pages are being served; look where links between pages lead."""
        del files
        env.bytecode_cache = COMPILED
        install_words(env, self.language, lambda tag: find_language(tag, self.language.folders))
        env.globals["serving"] = self.command == "serve"
        if self.prepared and self.files and not self.prepared.wanted.postpones:
            self.links.check(self.prepared, self.files, config)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the theme of a hand-written page what it is told of the others."""
        if isinstance(page, DataPage) or not self.prepared:
            return context
        home = nav.homepage
        trail = ((self.language.say(HOME), urls.HOME),) if home and home is not page else ()
        feeds = tuple(self.prepared.frame.feeds_for(self.language))
        sheet = Sheet(page.file.src_uri, "", plain_title(page), trail=trail, feeds=feeds)
        context.update(tell_theme(sheet, page, config, self.config.corrections_to))  # type: ignore[typeddict-item]  # themes are told more
        return context

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Raise PluginError when the finished page holds anything that its policy forbids."""
        del config
        if not isinstance(page, DataPage):  # those were looked at where they were made
            self._guard(output, page.file.dest_uri)
        return output

    @event_priority(_LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Hold the theme's own pages, such as 404.html, to the same."""
        del config
        if template_name.endswith(".html"):
            self._guard(output_content, template_name)
        return output_content

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the sitemap every page; while a site is only looked at, nobody reads it."""
        del config
        if template_name == "sitemap.xml" and self.prepared and not self.served:
            context["pages"] = [*context["pages"], *iter_as_files(self.prepared)]
        return context

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Note that all is written; under `serve`, show what kept the pages from being made."""
        self.complete = True
        out = Path(config.site_dir)
        if self.prepared:
            beside = [ExportedFile(page.uri, content) for page, content in self.by_hand]
            beside += (ExportedFile(uri, content) for uri, content in (read_files(out) if self.served else ()))
            write_beside(self.prepared, beside)
            self.addresses = tuple(urls.web_path(page.uri) for page in self.prepared.pages)
            if self.served and self.prepared.wanted.postpones:
                if (waiting := len(self.prepared.wanted.last.unmade)) >= _MANY:
                    log.info("%s more briefings and pages may change; what is asked for comes first", f"{waiting:,}")
                self.served.later(Rest(self.prepared, partial(self._end, config), partial(self._fail, config)))
            else:
                self._gather(self.prepared, config)
        if self.fault:
            self._show_fault(self.fault, config)
        if self.served:
            self.served.show(faulty=self.fault is not None)
            self.served.end_build()

    def on_build_error(self, *, error: Exception) -> None:
        """Note that the build failed; MkDocs also says so after the end, when warnings were counted."""
        del error
        self.complete = False
        if self.served:
            self.served.end_build()

    def on_shutdown(self) -> None:
        """Publish the site if it is complete; leave the last one as it was if not."""
        if self.served:
            self.served.close()
        if self.site and self.complete:
            self.site.publish()
            log.info("Published to %s", self.site.target)
        elif self.site:
            self.site.discard()
            log.info("Nothing published; the last site is as it was")

    def _gather(self, prepared: Prepared, config: MkDocsConfig) -> None:
        """Write what is made of all pages together."""
        site = self._settings(config).site
        listed = [*(share.listed for share in prepared.shares), list_lines((page for page, _ in self.by_hand), site)]
        text = format_llms_txt(listed, site, config.site_description or "")
        gather(prepared, units=self.units, beside=[ExportedFile(urls.LLMS, text.encode())])

    def _end(self, config: MkDocsConfig, prepared: Prepared) -> None:
        """Do for what waited what a build did for the rest."""
        before = {id(share) for share in self.prepared.shares} if self.prepared else set()
        self.prepared = prepared
        self._tell_remarks(prepared)
        self._tell_of_pages([share for share in prepared.shares if id(share) not in before])
        self.links.check(prepared, SiteFiles(self.files or Files([]), prepared, config), config)
        self._gather(prepared, config)

    def _fail(self, config: MkDocsConfig, fault: FaultError) -> None:
        """Show a fault that was found when nobody builds."""
        self._blame(fault)
        self._show_fault(fault, config)
        if self.served:
            self.served.show(faulty=True)

    def _blame(self, fault: FaultError) -> None:
        log.error("%s", fault)  # the trace is of no use to whoever edits content
        self.fault = fault

    def _show_fault(self, fault: FaultError, config: MkDocsConfig) -> None:
        """Write it where the pages of the last good build were."""
        shown = {"index.html", "404.html", *self.addresses[:_FAULTY]}
        build.write_pages((), [ExportedFile(uri, fault.page.encode()) for uri in shown], Path(config.site_dir))

    def _tell_remarks(self, prepared: Prepared) -> None:
        """Log what the checks had to say; not as warnings, or MkDocs would stop at them in strict mode."""
        if remarks := self.served.news(prepared.remarks) if self.served else prepared.remarks:
            log.info("%s", "\n".join(remarks))

    def _tell_of_pages(self, shares: Sequence[Share]) -> None:
        """Log what was remarked on while their pages were made, and what only another machine can mend."""
        for share in shares:
            for note in share.notes:
                log.info("%s", note)
            for remark in share.remarks:
                logging.getLogger(remark.logger).log(remark.level, "%s", remark.message)

    def _settings(self, config: MkDocsConfig) -> Settings:
        snapshots = Path(self.config.snapshots_dir) if self.config.snapshots_dir else None
        return Settings(
            Path(self.config.content_dir),
            tuple(Path(folder) for folder in self.config.templates_dirs),
            snapshots,
            site_url=config.site_url or "",
            site_name=config.site_name,
            feed_authority=self.config.feed_authority,
            language=str(config.theme.get("language", "en")),
            catalogs=tuple(Path(folder) for folder in self.config.catalogs_dirs),
            fonts=tuple(Path(folder) for folder in self.config.pdf_fonts),
            whole=() if self.command == "serve" else whole_forms(pdf=self.config.pdf),
        )

    def _store(self, config: MkDocsConfig) -> Store:
        folder = self.config.cache_dir
        return Store(_root(config) / folder if folder else None, self.config.cache_size * 1_000_000)

    def _stand_in(self, config: MkDocsConfig) -> Files:
        """One empty page, so that the rest of MkDocs has something to build; the fault is written over it."""
        config.nav = ["index.md"]
        return Files([File.generated(config, "index.md", content="# The content has errors\n")])

    def _guard(self, output: str, address: str) -> None:
        if self.command != "serve" and (found := find_unsafe(output)):
            faults = "\n".join(f"  {fault}" for fault in found)
            raise PluginError(f"{address} would break the policy of the site:\n{faults}")


def _is_for_serving(config: MkDocsConfig) -> bool:
    """Whether this is `mkdocs serve --clean`, which calls itself a build but serves its temporary folder."""
    site = Path(config.site_dir)
    return site.parent == Path(tempfile.gettempdir()) and site.name.startswith("mkdocs_")


def _reloads() -> bool:
    """Whether MkDocs will tell of the server, by `on_serve`; with `--no-livereload` it shows its own folder only."""
    command = click.get_current_context(silent=True)
    return command is None or bool(command.params.get("livereload", True))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
