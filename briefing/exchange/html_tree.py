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
        attributes = {
            key: unescape(double or single or bare or "") for key, double, single, bare in _ATTRIBUTE.findall(raw[end:])
        }
        self.open[-1].children.append(Element(name[1] if name else tag, attributes))
