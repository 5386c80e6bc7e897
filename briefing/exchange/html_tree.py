"""HTML as a tree that can be changed and written again; only for pages that this project made itself.

Names keep their case, as SVG within HTML needs it, and elements that nobody closed are closed where their parent ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NAME = re.compile(r"<([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""\s([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][a-zA-Z0-9_:.-]*(?:=\"[^\"<>]*\")?)*)\s*(/?)>")
_GROUPS = 5
"""The text before a tag, and what is captured of the tag."""
_OPAQUE = re.compile(
    r"<(?:script|style|textarea|plaintext|xmp|iframe|noembed|noframes)\b|<title[^>]*>[^<]*<(?!/title>)", re.IGNORECASE
)
"""Elements in which a tag may be none; a title, as drawings have it, only where it holds one."""


@dataclass(slots=True)
class Element:
    """An element with its attributes and what is in it; texts are as a reader sees them, without entities."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def text(self) -> str:
        """All the text in it."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def walk(self) -> "Iterator[Element]":
        """Itself and every element in it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


def parse_fragment(html: str) -> Element:
    """Read HTML into a nameless element that holds it."""
    builder = _Builder()
    if not builder.take_plainly(html):
        builder.feed(html)
        builder.close()
    return builder.root


def write_html(node: Element | str) -> str:
    """The HTML of an element and what is in it; a nameless one writes only what is in it."""
    if isinstance(node, str):
        return escape(node, quote=False)
    inner = "".join(map(write_html, node.children))
    if not node.name:
        return inner
    written = "".join(f' {key}="{escape(value)}"' for key, value in node.attributes.items())
    return f"<{node.name}{written}>" if node.name in _VOID else f"<{node.name}{written}>{inner}</{node.name}>"


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def take_plainly(self, html: str) -> bool:
        """Read HTML that can be read in one way only, in which every `<` begins a tag; False for any other."""
        parts = _PLAIN_TAG.split(html)
        if len(parts) // _GROUPS != html.count("<") or _OPAQUE.search(html):
            return False
        for at in range(0, len(parts) - 1, _GROUPS):
            text, end, name, attributes, alone = parts[at : at + _GROUPS]
            if text:
                self.handle_data(unescape(text))
            if end:
                self.handle_endtag(name.lower())
            else:
                self._open(name, attributes, alone=bool(alone))
        if parts[-1]:
            self.handle_data(unescape(parts[-1]))
        return True

    def _open(self, name: str, attributes: str, *, alone: bool) -> None:
        child = Element(name, _attributes(attributes))
        self.open[-1].children.append(child)
        if not alone and name.lower() not in _VOID:
            self.open.append(child)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs  # they have lost their case
        self._add(tag)
        if tag not in _VOID:
            child = self.open[-1].children[-1]
            assert isinstance(child, Element)  # noqa: S101 — it was just added
            self.open.append(child)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._add(tag)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name.lower() == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _add(self, tag: str) -> None:
        raw = self.get_starttag_text() or f"<{tag}>"
        name = _NAME.match(raw)
        end = name.end() if name else 0
        self.open[-1].children.append(Element(name[1] if name else tag, _attributes(raw[end:])))


def _attributes(raw: str) -> dict[str, str]:
    return {key: unescape(double or single or bare or "") for key, double, single, bare in _ATTRIBUTE.findall(raw)}
