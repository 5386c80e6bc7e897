"""The pages of a group as MkDocs' own objects, tied together by their navigation."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from briefing.language import Language
from briefing.mkdocs_plugin.links import GroupFiles
from briefing.sheets import Item, SheetGroup


class DataPage(Page):
    """A page that is made from data."""


class BoundPages:
    """The pages of a group as MkDocs' own objects, tied together by their navigation."""

    def __init__(self, config: MkDocsConfig, group: SheetGroup, by_hand: Mapping[str, Page] | None = None) -> None:
        """Make them, and stand-ins for those pages of the navigation that belong to no group."""
        self.config = config
        self.files = GroupFiles(config, group.folder)
        self.pages: dict[str, Page] = dict(by_hand or {})
        self.labels: list[tuple[Page, str]] = []
        for sheet in group.sheets:
            file = self.files.add(sheet.uri)
            file.edit_uri = project_path(config, sheet.source)
            self.pages[sheet.uri] = DataPage(None, file, config)
        for uri in group.files:
            self.files.add(uri)
        items = [self._item(item) for item in group.items]
        own = [item for item, given in zip(items, group.items, strict=True) if given.slug]
        self.navigation = _navigation(items)
        self.without_own = _navigation([item for item in items if item not in own])
        section = next((item for item in own if isinstance(item, Section)), None)
        for sheet in group.sheets if section else ():
            page = self.pages[sheet.uri]
            if page.parent is None and not sheet.apart:
                page.parent = section

    def _item(self, item: Item) -> StructureItem:
        if item.children:
            section = Section(escape(item.label), [self._item(child) for child in item.children])
            for child in section.children:
                child.parent = section
            _join([child for child in section.children if isinstance(child, Page)])
            return section
        if item.url:
            return Link(escape(item.label), item.url)
        page = self.pages.get(item.uri) or DataPage(None, self.files.elsewhere(item.uri), self.config)
        self.labels.append((page, item.label))
        return page

    def speak(self, language: Language) -> None:
        """Name the pages of the navigation in a language, as far as they have a label there."""
        for page, label in self.labels:
            if label:
                page.title = escape(language.say(label))


def _navigation(items: Sequence[StructureItem]) -> Navigation:
    return Navigation(list(items), [item for item in items if isinstance(item, Page) and item.is_homepage])


def _join(pages: Sequence[Page]) -> None:
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before


def bind_items(items: Sequence[Item], config: MkDocsConfig, files: Files, language: Language) -> Navigation:
    """A navigation for hand-written pages, of their own objects and of stand-ins for other pages."""
    by_hand = {file.src_uri: file.page for file in files.documentation_pages() if isinstance(file.page, Page)}
    bound = BoundPages(config, SheetGroup((), (), items), by_hand)
    bound.speak(language)
    return bound.navigation


def project_path(config: MkDocsConfig, path: str | None) -> str | None:
    """A file's path from the project's folder on, as an address of it in a repository continues."""
    root = Path(config.config_file_path).parent
    return Path(os.path.relpath(path, root)).as_posix() if path else None
