"""The links of a page: to the pages and files of its own group, which are known, and out of it, which are noted."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page, _ExtractAnchorsTreeprocessor, _RelativePathTreeprocessor
from mkdocs.utils import get_relative_url

from briefing.asking import ALL
from briefing.sheets import Outward

_WITHIN = re.compile(r"([A-Za-z0-9._/-]+)(#[A-Za-z0-9_.-]+)?")
_RAW_ANCHOR = re.compile(r"""\s(?:id|name)\s*=\s*["']([^"'<>]+)""")


class GroupFiles(Files):
    """The files of a group of pages; what lies outside its folder is taken to be there, until all is known."""

    def __init__(self, config: MkDocsConfig, folder: str) -> None:
        """Begin without files; `folder` is where only this group has any."""
        super().__init__([])
        self._config, self._folder = config, folder
        self._elsewhere: dict[str, File] = {}
        self.asked: dict[str, bool] = {}
        """Which addresses it was asked for since this was last emptied, and whether the group has them."""

    def __iter__(self) -> Iterator[File]:
        """Go through all files of the group, which is to ask for all."""
        self.asked[ALL] = True
        return super().__iter__()

    def __len__(self) -> int:
        """How many there are; the same."""
        self.asked[ALL] = True
        return super().__len__()

    def __contains__(self, path: str) -> bool:
        """Whether the group has an address."""
        self.asked[path] = super().__contains__(path)
        return self.asked[path]

    @property
    def src_uris(self) -> Mapping[str, File]:
        """All files by address, which is to ask for all."""
        self.asked[ALL] = True
        return super().src_uris

    def add(self, uri: str) -> File:
        """Add a page or file of the group."""
        file = _file(self._config, uri)
        self.append(file)
        return file

    def elsewhere(self, uri: str) -> File:
        """A page or file of another group."""
        if uri not in self._elsewhere:
            self._elsewhere[uri] = _file(self._config, uri)
        return self._elsewhere[uri]

    def is_elsewhere(self, file: File) -> bool:
        """Whether a file belongs to another group."""
        return self._elsewhere.get(file.src_uri) is file

    def get_file_from_path(self, path: str) -> File | None:
        """The file at an address."""
        found = self._src_uris.get(path)
        self.asked[path] = found is not None
        if found or path.startswith(("../", "/")) or (self._folder and path.startswith(self._folder)):
            return found
        return self.elsewhere(path) if posixpath.splitext(path)[1] else None


class PageLinks(_RelativePathTreeprocessor):
    """Turns the links of one page after another into links between HTML pages, as MkDocs does, and notes them."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Begin without a page."""
        self.config = config
        self._ways: dict[tuple[str, str], str] = {}
        self._anchors = _ExtractAnchorsTreeprocessor(_file(config, "index.md"), Files([]), config)
        self._raw = _RawAnchors()
        self.begin(_file(config, "index.md"), GroupFiles(config, ""))
        self._led: dict[str, tuple[str, str]] = {}

    def register(self, markdown: Markdown) -> None:
        """Take part in what a converter does."""
        markdown.preprocessors.register(self._raw, "briefing_raw_anchors", priority=21)  # before raw HTML is put aside
        self._anchors._register(markdown)  # noqa: SLF001 — MkDocs' own way
        self._register(markdown)

    @property
    def steps(self) -> tuple[type, type]:
        """What it adds to the treatment of a converter's trees: steps that look at attributes only."""
        return type(self), type(self._anchors)

    def begin(self, file: File, files: GroupFiles) -> None:
        """Begin with a page."""
        self.file, self.files, self._group = file, files, files
        self._folder, self._from = posixpath.dirname(file.src_uri), posixpath.dirname(file.url)
        self.links_to_anchors: dict[File, dict[str, str]] = {}
        self._anchors.present_anchor_ids = set()
        self._led = {}

    def found(self) -> tuple[set[str], dict[File, dict[str, str]]]:
        """The anchors that the page has, and those that it leads to."""
        return self._anchors.present_anchor_ids | self._raw.anchors, self.links_to_anchors

    def path_to_url(self, url: str) -> str:
        """The address that a link gets. Most lead to a page that is there; whatever does not is left to MkDocs."""
        if not (match := _WITHIN.fullmatch(url)):
            return self._noted(url)
        path, anchor = match[1], match[2] or ""
        target = posixpath.normpath(posixpath.join(self._folder, path))
        file = self.files.get_file_from_path(target)
        if file is None:
            return self._noted(url)
        if anchor:
            self.links_to_anchors.setdefault(file, {}).setdefault(anchor[1:], url)
        if self._group.is_elsewhere(file):
            self._led.setdefault(target, (anchor[1:], url))
        return self._way(file) + anchor

    def outward(self, page: Page, files: GroupFiles) -> Iterator[Outward]:
        """The links of the page that lead out of its group, and of those with anchors each of these."""
        for target, (_, url) in self._led.items():
            yield Outward(page.file.src_uri, target, "", url)
        for file, anchors in self.links_to_anchors.items():
            if files.is_elsewhere(file):
                yield from (Outward(page.file.src_uri, file.src_uri, anchor, url) for anchor, url in anchors.items())

    def _noted(self, url: str) -> str:
        return super().path_to_url(url)

    def _way(self, file: File) -> str:
        key = (self._from, file.url)
        if key not in self._ways:
            self._ways[key] = get_relative_url(file.url, self.file.url)
        return self._ways[key]


class _RawAnchors(Preprocessor):
    """Looks for anchors in the HTML within Markdown, which no tree has."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        self.anchors = set(_raw_anchors("\n".join(lines)))
        return lines


def _raw_anchors(text: str) -> Iterator[str]:
    """The first `id` or `name` of each tag."""
    seen = -1
    for found in _RAW_ANCHOR.finditer(text):
        begin = text.rfind("<", 0, found.start())
        if begin > max(seen, text.rfind(">", 0, found.start())):
            seen = begin
            yield found[1]


def _file(config: MkDocsConfig, uri: str) -> File:
    return File.generated(config, uri, content="", inclusion=InclusionLevel.INCLUDED)
