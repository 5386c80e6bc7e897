"""The MkDocs plugin `briefing`: hands the rendered pages to MkDocs, and publishes no build that failed."""

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import unescape
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from briefing import build
from briefing.companions import Companions, OwnPage, describe_lacking, whole_forms
from briefing.correction_request import check_request_template, request_address
from briefing.escape import visible_text
from briefing.exchange import check_authority
from briefing.exchange.pdf import can_make_pdf
from briefing.folders import StagedFolder
from briefing.language import ENGLISH, find_language
from briefing.page_guard import find_unsafe
from briefing.pages.plan import PagePlan
from briefing.prepare import FaultError, Prepared, prepare
from briefing.site_map import HOME, Entry, Group, alternates, claim_of, navigation, slug_of, trail
from briefing.theme_words import install_words

log = get_plugin_logger(__name__)

_FIRST, _LAST = 100, -200  # before other plugins see the folder to build into; after they have written to it


class BriefingConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """The plugin's options in `mkdocs.yml`. Paths are relative to that file."""

    content_dir = config_options.Dir(exists=False, default="content")
    """The folder of the data: `actors.yml`, `publishers.yml`, `briefings/`."""

    templates_dirs = config_options.ListOfItems(config_options.Dir(exists=True), default=[])
    """Folders of templates that come before the project's own, the first one first."""

    catalogs_dirs = config_options.ListOfItems(config_options.Dir(exists=True), default=[])
    """Folders of catalogs with the interface's words in other languages, `LANGUAGE/LC_MESSAGES/briefing.po`; they come
    before the project's own."""

    snapshots_dir = config_options.Optional(config_options.Dir(exists=True))
    """The folder of captured source texts, against which quotes are checked. They are never published."""

    pdf = config_options.Type(bool, default=False)
    """Whether each briefing is also set as a PDF, which takes some seconds; not under `serve`."""

    pdf_fonts = config_options.ListOfItems(config_options.Dir(exists=True), default=[])
    """Folders of fonts for PDFs, beside those of the machine; for scripts that these lack."""

    corrections_to = config_options.Optional(config_options.Type(str))
    """Where readers send corrections: a mail address, or a web address with `{title}`, `{url}`, `{claim}`, `{body}`."""

    feed_authority = config_options.Type(str, default="")
    """Whose ids the feeds bear: a domain and a date on which it was yours, such as `example.org,2026` (RFC 4151). With
    it the ids stay the same when the site moves."""


class BriefingPlugin(BasePlugin[BriefingConfig]):  # type: ignore[no-untyped-call] # the same
    """Adds a page for everything that the data describes."""

    def __init__(self) -> None:
        """Begin without pages; MkDocs keeps one instance for all builds of a run."""
        self.command: Literal["build", "gh-deploy", "serve"] | None = None
        self.site: StagedFolder | None = None
        self.complete = False
        self.markdown: tempfile.TemporaryDirectory[str] | None = None
        self.plans: Mapping[str, PagePlan] = {}
        self.labels: dict[str, str] = {}
        self.urls: dict[str, str] = {}
        self.by_story: dict[str | None, list[tuple[int, StructureItem]]] = {}
        self.companions = Companions()
        self.fault: FaultError | None = None
        self.language = ENGLISH

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was asked for; whoever calls this also tells the end, by `on_shutdown`."""
        del dirty
        self.command = command

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build beside the last site, which stays as it is until this one is complete."""
        if self.command in {"build", "gh-deploy"} and not _is_for_serving(config):
            self.site = StagedFolder(Path(config.site_dir))
            config.site_dir = str(self.site.path)
        config.markdown_extensions.append("briefing.heading_ids")
        settings = self._settings(config)
        self.language = find_language(settings.language, settings.catalogs)
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
        """Reload when data, templates or theme change."""
        del builder
        settings = self._settings(config)
        own = [_root(config) / "templates", Path(config.theme.custom_dir or "theme")]
        for folder in (settings.content, *settings.templates, *own):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the data and add its pages. Raises PluginError for a fault; `serve` shows it instead."""
        self.fault, self.companions = None, Companions()
        try:
            prepared = prepare(self._settings(config), Path(config.docs_dir), show_bugs=self.command == "serve")
        except FaultError as fault:
            if self.command != "serve":
                raise PluginError(str(fault)) from fault
            log.error("%s", fault)  # noqa: TRY400 — the trace is of no use to whoever edits content
            self.fault = fault
            return self._stand_in(config)
        if self.config.pdf and not can_make_pdf():
            log.info("No PDFs are made, because typst is not installed; `pip install 'briefing[pdf]'` brings it")
        if prepared.remarks:
            log.info("%s", prepared.remarks)  # not as warnings: in strict mode MkDocs would stop at them
        self.plans = {page.plan.uri: page.plan for page in prepared.pages}
        fonts = tuple(map(Path, self.config.pdf_fonts))
        self.companions = Companions(prepared.pages, prepared.files, whole=self._settings(config).whole, fonts=fonts)
        prepared = replace(prepared, files=[*prepared.files, *self.companions.promised()])
        self._add(prepared, files, config)
        self.urls = {file.src_uri: file.url for file in files.documentation_pages()}
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Date the pages by the data, and keep previous and next within one briefing."""
        del config
        newest = max((plan.updated for plan in self.plans.values() if plan.updated), default=None)
        self.by_story = {}
        for place in enumerate(nav.items):
            self.by_story.setdefault(self._slug(place[1]), []).append(place)
        for file in files.documentation_pages():
            page, plan = file.page, self.plans.get(file.src_uri)
            if not isinstance(page, Page):
                continue
            page.update_date = (plan and plan.updated) or newest or page.update_date
            page.previous_page = _within_section(page, page.previous_page)
            page.next_page = _within_section(page, page.next_page)
            if plan and (slug := slug_of(plan)) and page.parent is None:
                page.parent = next(
                    (item for _place, item in self.by_story.get(slug, ()) if isinstance(item, Section)), None
                )
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the page's titles as safe HTML, because themes write them without escaping."""
        del config, files
        uri = page.file.src_uri
        self.companions.contents[uri] = html
        if plan := self.plans.get(uri):
            page.meta.update(description=visible_text(plan.description), language=(plan.language or self.language).tag)
            title = escape(visible_text(plan.title))
        else:
            title = escape(_plain(str(page.meta.get("title") or page.title or "")))
            self.companions.own.append(OwnPage(uri, unescape(title), page.file.content_bytes))
        page.meta["title"] = title
        page.meta["source_file"] = page.file.edit_uri
        page.title = escape(self.language.say(self.labels[uri])) if uri in self.labels else title
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the theme whether the page is being served while it is written, and give it its words."""
        del config, files
        install_words(env, self.language, lambda tag: find_language(tag, self.language.folders))
        env.globals["serving"] = self.command == "serve"
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page the navigation of its own briefing only, and the way back up."""
        del config
        plan = self.plans.get(page.file.src_uri)
        slug = slug_of(plan) if plan else None
        shown = sorted(
            [*self.by_story.get(None, ()), *(self.by_story.get(slug, ()) if slug else ())], key=itemgetter(0)
        )
        home = [nav.homepage] if nav.homepage else []
        language = (plan and plan.language) or self.language
        for _place, item in self.by_story.get(None, ()):
            if isinstance(item, Page) and (label := self.labels.get(item.file.src_uri)):
                item.title = escape(language.say(label))  # what belongs to no briefing speaks as the page does
        context["nav"] = Navigation([item for _place, item in shown], home)
        if plan:
            steps = [(language.say(step.label), self.urls[step.uri]) for step in trail(plan, self.plans)]
        else:
            steps = [(self.language.say(HOME), above.url) for above in home if above is not page]
        ours: dict[str, Any] = {
            "trail": [{"title": title, "url": url} for title, url in steps],
            "feeds": alternates(plan, self.plans),
            **self.companions.head(page.file.src_uri),
        }
        if self.config.corrections_to:
            address = page.canonical_url or page.url
            title = plan.title if plan else _plain(str(page.title))
            claim = claim_of(plan) if plan else ""
            ours["correction_request"] = request_address(
                self.config.corrections_to, title=title, url=address, claim=claim
            )
        return cast("TemplateContext", {**context, **ours})

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Raise PluginError when the finished page holds anything that its policy forbids."""
        del config
        self._guard(output, page.file.dest_uri)
        return output

    @event_priority(_LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Hold the theme's own pages, such as 404.html, to the same."""
        del config
        if template_name.endswith(".html"):
            self._guard(output_content, template_name)
        return output_content

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Note that all is written; under `serve`, show what kept the pages from being made."""
        self.complete = True
        site = build.site_of(self._settings(config))
        build.write_pages((), self.companions.iter_files(site, config.site_description or ""), Path(config.site_dir))
        for slug, made in self.companions.lacking.items():
            # not as a warning: in strict mode MkDocs would stop at what only another machine can mend
            log.info("%s", describe_lacking(slug, made))
        if self.fault:
            addresses = {"index.html", *(unescape(url) for url in self.urls.values())}
            for address in sorted(addresses):
                path = Path(config.site_dir) / address
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(self.fault.page, encoding="utf-8")

    def on_build_error(self, *, error: Exception) -> None:
        """Note that the build failed; MkDocs also says so after the end, when warnings were counted."""
        del error
        self.complete = False

    def on_shutdown(self) -> None:
        """Publish the site if it is complete; leave the last one as it was if not."""
        if self.site and self.complete:
            self.site.publish()
            log.info("Published to %s", self.site.target)
        elif self.site:
            self.site.discard()
            log.info("Nothing published; the last site is as it was")
        if self.markdown:
            self.markdown.cleanup()

    def _settings(self, config: MkDocsConfig) -> build.Settings:
        snapshots = Path(self.config.snapshots_dir) if self.config.snapshots_dir else None
        return build.Settings(
            Path(self.config.content_dir),
            tuple(Path(folder) for folder in self.config.templates_dirs),
            snapshots,
            site_url=config.site_url or "",
            site_name=config.site_name,
            feed_authority=self.config.feed_authority,
            language=str(config.theme.get("language", "en")),
            catalogs=tuple(Path(folder) for folder in self.config.catalogs_dirs),
            whole=() if self.command == "serve" else whole_forms(pdf=self.config.pdf),
        )

    def _add(self, prepared: Prepared, files: Files, config: MkDocsConfig) -> None:
        """Write the Markdown where it can be looked at, and give MkDocs its files and their navigation."""
        if self.markdown:
            self.markdown.cleanup()
        self.markdown = tempfile.TemporaryDirectory(prefix="briefing-")
        folder = Path(self.markdown.name)
        build.write_pages(prepared.pages, prepared.files, folder)
        by_hand = [file for file in files.documentation_pages() if file.inclusion is not InclusionLevel.NOT_IN_NAV]
        for file in by_hand:
            file.edit_uri = _relative(config, file.abs_src_path)
        entries = navigation(self.plans.values(), [file.src_uri for file in by_hand])
        listed = {entry.uri: entry.label for entry in _flat(entries)}
        self.labels = {uri: label for uri, label in listed.items() if label}
        for page in prepared.pages:
            inclusion = InclusionLevel.UNDEFINED if page.plan.uri in listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, page.plan.uri, abs_src_path=str(folder / page.plan.uri), inclusion=inclusion)
            file.edit_uri = _relative(config, page.plan.source)
            files.append(file)
        for other in prepared.files:
            files.append(File.generated(config, other.uri, abs_src_path=str(folder / other.uri)))
        if config.nav is None:
            config.nav = [_nav_item(entry) for entry in entries]

    def _stand_in(self, config: MkDocsConfig) -> Files:
        """One empty page, so that the rest of MkDocs has something to build; the fault is written over it."""
        self.plans, self.labels = {}, {}
        config.nav = ["index.md"]
        return Files([File.generated(config, "index.md", content="# The content has errors\n")])

    def _slug(self, item: StructureItem) -> str | None:
        """The briefing whose section of the navigation this is."""
        for child in item.children if isinstance(item, Section) else ():
            if isinstance(child, Page) and (plan := self.plans.get(child.file.src_uri)):
                return slug_of(plan)
        return None

    def _guard(self, output: str, address: str) -> None:
        if self.command != "serve" and (found := find_unsafe(output)):
            faults = "\n".join(f"  {fault}" for fault in found)
            raise PluginError(f"{address} would break the policy of the site:\n{faults}")


def _is_for_serving(config: MkDocsConfig) -> bool:
    """Whether this is `mkdocs serve --clean`, which calls itself a build but serves its temporary folder."""
    site = Path(config.site_dir)
    return site.parent == Path(tempfile.gettempdir()) and site.name.startswith("mkdocs_")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _relative(config: MkDocsConfig, path: str | None) -> str | None:
    """A file's path from the project's folder on, as an address of it in a repository continues."""
    return Path(os.path.relpath(path, _root(config))).as_posix() if path else None


def _flat(entries: Iterable[Entry | Group]) -> Iterable[Entry]:
    for entry in entries:
        yield from entry.entries if isinstance(entry, Group) else (entry,)


def _nav_item(entry: Entry | Group) -> str | dict[str, Any]:
    if isinstance(entry, Group):
        return {escape(entry.label): [_nav_item(part) for part in entry.entries]}
    return {escape(entry.label): entry.uri} if entry.label else entry.uri


def _within_section(page: Page, neighbour: Page | None) -> Page | None:
    return neighbour if neighbour and page.parent and neighbour.parent is page.parent else None


def _plain(title: str) -> str:
    """The text of a title that may come from a heading, where it is HTML."""
    return unescape(Markup(title).striptags())  # noqa: S704 — it is escaped again by whoever asked
