"""What MkDocs is told of the pages and files that do not pass through it, so that links may lead to them."""

import logging
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from briefing.mkdocs_plugin.bound_pages import DataPage
from briefing.prepare import Prepared
from briefing.sheets import Outward
from briefing.site_shares import Share

_LOG = logging.getLogger("mkdocs.structure.pages")  # whose warnings they would be


class SiteFiles(Files):
    """MkDocs' own files, and behind them those that were made from data, which it knows only once it asks for one."""

    def __init__(self, files: Files, prepared: Prepared, config: MkDocsConfig) -> None:
        """Go on from the files that MkDocs found."""
        super().__init__(files)
        self._config = config
        self._prepared = prepared
        self._pages = {page.uri: page for page in prepared.pages}
        self._asked: dict[str, File] = {}

    @cached_property
    def _others(self) -> frozenset[str]:
        """The addresses of whatever is no page, which hardly any build asks for."""
        shares, files = self._prepared.shares, self._prepared.files
        return frozenset((*(uri for share in shares for uri in share.files), *(file.uri for file in files)))

    def get_file_from_path(self, path: str) -> File | None:
        """The file at an address."""
        found = super().get_file_from_path(path) or self._asked.get(path)
        if found is None and (path in self._pages or path in self._others):
            found = File.generated(self._config, path, content="", inclusion=InclusionLevel.INCLUDED)
            self._asked[path] = found
        return found

    def note_anchors(self) -> None:
        """Let MkDocs know the anchors of pages that were asked for, before it looks where links lead."""
        for uri, file in self._asked.items():
            if uri in self._pages:
                page = file.page if isinstance(file.page, Page) else DataPage(None, file, self._config)
                page.present_anchor_ids = set(self._pages[uri].anchors.split())

    def has(self, uri: str) -> bool:
        """Whether there is anything at an address."""
        return uri in self._pages or uri in self._others or super().get_file_from_path(uri) is not None

    def has_anchor(self, uri: str, anchor: str) -> bool:
        """Whether a page has an anchor; of a file nobody knows."""
        if uri in self._pages:
            return f" {anchor} " in self._pages[uri].anchors
        file = super().get_file_from_path(uri)
        anchors = file.page.present_anchor_ids if file and isinstance(file.page, Page) else None
        return anchors is None or anchor in anchors


class OutwardLinks:
    """The links between pages made from data that lead nowhere; what a saved edit left is not gone through again."""

    def __init__(self) -> None:
        """Begin without having looked at any."""
        self._seen: dict[int, tuple[Share, frozenset[str], Sequence[Outward]]] = {}
        """What was found in a share, by its identity, and where its links lead."""

    def check(self, prepared: Prepared, files: SiteFiles, config: MkDocsConfig) -> None:
        """Warn of them, in MkDocs' words."""
        files.note_anchors()
        levels = config.validation.links
        for page, target, anchor, link in self._unsure(prepared):
            if not files.has(target):
                _LOG.log(
                    levels.not_found,
                    f"Doc file '{page}' contains a link '{link}', but the target '{target}' is not found among "
                    "documentation files.",
                )
            elif anchor and not files.has_anchor(target, anchor):
                _LOG.log(
                    levels.anchors,
                    f"Doc file '{page}' contains a link '{link}', but the doc '{target}' does not contain an anchor "
                    f"'#{anchor}'.",
                )

    def _unsure(self, prepared: Prepared) -> Iterator[Outward]:
        """The links that lead to no page made from data, or to no anchor of one, which are few of very many."""
        shares, before = prepared.shares, self._seen
        there = {page.uri: page.anchors for page in prepared.pages}
        now = {id(share) for share in shares}
        gone = (share for known, (share, *_) in before.items() if known not in now)
        come = (share for share in shares if id(share) not in before)
        others = {page.uri for share in (*gone, *come) for page in share.pages}
        self._seen = {}
        for share in shares:
            last = before.get(id(share))
            targets = last[1] if last else frozenset(link.target for link in share.outward)
            found = last[2] if last and targets.isdisjoint(others) else [
                link for link in share.outward
                if (anchors := there.get(link.target)) is None or (link.anchor and f" {link.anchor} " not in anchors)
            ]  # fmt: skip
            self._seen[id(share)] = share, targets, found
            yield from found


def iter_as_files(prepared: Prepared) -> Iterator[Any]:
    """The pages in the form in which templates of sitemaps know them."""
    for page in prepared.pages:
        meta = {"as_of": True} if page.as_of else {}
        yield SimpleNamespace(
            page=SimpleNamespace(canonical_url=page.canonical, update_date=page.updated or prepared.newest, meta=meta)
        )
