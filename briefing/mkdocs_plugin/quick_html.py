"""Python-Markdown's look for raw HTML, the same but without a stop at each tag within a line.

`md_in_html` puts HTML blocks aside with a parser that stops at every `<` and `&`, and pages are full of small elements
(`<span class="mark">✓</span>`) and entities. Nearly everywhere the parser passes these on as the text that they are. So
a run of text, entities and plainly written inline elements, each complete, is passed on as one text:

- Outside raw HTML and in `markdown="1"`, tags and entities go where text goes.
- In raw HTML they do, too, and so do blocks. Only the stack of open elements changes, and after a complete element it
  is as before.
- In an element in which Markdown is off each is put aside by itself. There the run is taken apart again; or put aside
  as one, words and all, where nobody sees the difference.

Where none of this holds (comments, an entity behind the end of a block, a tag that never ends) the slow way is taken.
"""

import re
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra
from markdown.util import STX

_INLINE = (
    "a", "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "circle", "desc", "ellipse", "line", "path", "polygon", "polyline", "rect",
    "text", "tspan",
)  # fmt: skip
"""Elements within lines and drawings, as far as a configuration does not make blocks of them."""

ENTITY = r"&(?:#[0-9]++|[a-zA-Z][a-zA-Z0-9]*+);"
_ATTRIBUTES = r"(?: [a-zA-Z_:][a-zA-Z0-9_:.-]*+=\"[^\"<>\n]*+\")*+"
_NOT_AS_WRITTEN = "script|style|textarea|title|iframe|noembed|noframes|noscript|plaintext|xmp"
"""Elements whose content some versions of Python's parser read in another way."""
_DEPTH = 6
_STOP = re.compile("[&<]")
_START = re.compile(r"<([a-z][a-z0-9]*+)(?: [a-z][a-z-]*+=\"[^\"<>]*+\")*+>")
_ATTRIBUTE = re.compile(r" ([a-z][a-z-]*+)=\"([^\"<>]*+)\"")
_END = re.compile(r"</([a-z][a-z0-9]*+)>")
"""Tags that are written plainly, which need no look for other ways of writing them."""


class QuickHtmlBlocks(HtmlBlockPreprocessor):
    """The preprocessor `html_block` of `md_in_html`."""

    def __init__(self, markdown: Markdown, *, together: bool) -> None:
        """Learn what is no block to a converter; `together` says that nobody minds what is put aside as one."""
        super().__init__(markdown)
        self._plain = _Plain(inline_names(markdown), together=together)

    def run(self, lines: list[str]) -> list[str]:
        """Put HTML blocks aside, and mark their places."""
        source, stash = "\n".join(lines), self.md.htmlStash
        before = stash.html_counter
        try:
            return self._extract(source)
        except _NotTheSameError:
            del stash.rawHtmlBlocks[before:]
            stash.html_counter = before
        return super().run(lines)

    def _extract(self, source: str) -> list[str]:
        if "<!" in source or "<?" in source:
            raise _NotTheSameError
        parser = _Extractor(self.md, self._plain)
        parser.feed(source)
        if parser.rawdata:
            raise _NotTheSameError
        parser.close()
        parser.interesting = None  # itself until now, which would keep it until the collector comes
        return "".join(parser.cleandoc).split("\n")


def take_html_quickly(markdown: Markdown, *, together: bool) -> None:
    """Have a converter take this way, if `md_in_html` looks for its raw HTML, and nothing in the place of that."""
    preprocessors = markdown.preprocessors
    if "html_block" in preprocessors and type(preprocessors["html_block"]) is HtmlBlockPreprocessor:
        preprocessors.register(QuickHtmlBlocks(markdown, together=together), "html_block", 20)


def inline_names(markdown: Markdown) -> str:
    """A pattern of the names of inline elements of a converter."""
    return "|".join(name for name in _INLINE if not markdown.is_block_level(name)) or "(?!)"


class _NotTheSameError(Exception):
    """The quick way would come to something else."""


class _Plain:
    """What is plain to a converter: patterns of runs, of runs in raw HTML, and of the tags and entities in them."""

    def __init__(self, names: str, *, together: bool) -> None:
        self.run = _run_of(names)
        self.raw_run = _run_of(f"(?!(?:{_NOT_AS_WRITTEN})[ >])[a-z][a-z0-9]*+")
        token = f"(?:{ENTITY}|<br>|</?(?:{names}){_ATTRIBUTES}>)"
        self.token = re.compile(f"({token})")
        self.tokens = re.compile(f"({token}(?:[^<>&{STX}]*+{token})*)") if together else self.token


def _run_of(names: str) -> re.Pattern[str]:
    text = run = f"[^<&]++|{ENTITY}|<br>"
    for depth in range(_DEPTH):
        run = f"{text}|<(?P<n{depth}>{names}){_ATTRIBUTES}>(?:{run})*+</(?P=n{depth})>"
    return re.compile(f"(?:{run})*+")


class _Extractor(HTMLExtractorExtra):
    mdstate: list[str | None]
    _start: str | None = None

    def __init__(self, markdown: Markdown, plain: _Plain) -> None:
        self._plain = plain
        self._blocks = set(markdown.block_level_elements)
        super().__init__(markdown)

    @property
    def block_level_tags(self) -> set[str]:
        return self._blocks  # which would be made anew for each tag

    def reset(self) -> None:
        super().reset()
        self.interesting: Any = self  # whose `search` the parser asks where to stop next

    def clear_cdata_mode(self) -> None:
        super().clear_cdata_mode()  # also after each end tag
        self.interesting = self

    def search(self, text: str, begin: int) -> re.Match[str] | None:
        """Find the next `<` or `&` that is not part of a plain run."""
        plain = self._plain.raw_run if self.inraw and not self.intail else self._plain.run
        run = plain.match(text, begin)
        return _STOP.match(text, run.end()) if run else None

    def parse_starttag(self, i: int) -> int:
        found = None if self.cdata_elem else _START.match(self.rawdata, i)
        self._start = found[0] if found else None
        if not found or found[1] in self.CDATA_CONTENT_ELEMENTS:
            return super().parse_starttag(i)
        self.lasttag = found[1]
        self.handle_starttag(found[1], [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(found[0])])
        return found.end()

    def get_starttag_text(self) -> str:
        return self._start or super().get_starttag_text()

    def parse_endtag(self, i: int) -> int:
        found = None if self.cdata_elem else _END.match(self.rawdata, i)
        if not found:
            return super().parse_endtag(i)
        self.handle_endtag(found[1])
        return found.end()

    def handle_data(self, data: str) -> None:
        if self.intail and "&" in data:
            raise _NotTheSameError
        if self.mdstate and self.mdstate[-1] == "off" and _STOP.search(data) and self._plain.run.fullmatch(data):
            tokens = self._plain.token if self.intail else self._plain.tokens
            for index, part in enumerate(tokens.split(data)):  # text and tokens by turns
                if part:
                    super().handle_data(self.md.htmlStash.store(part) if index % 2 else part)
        else:
            super().handle_data(data)
