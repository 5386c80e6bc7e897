"""Python-Markdown's inline patterns, the same but without trying what cannot match.

Each text of a page is tried with fourteen patterns, and each match begins another try; most of the time of a page goes
there. Before that begins,

- **tags, entities and escaped brackets are put aside** on a page whose texts are all written plainly: those of a text
  at once, where each would be by a match of its own, and neighbours with mere words between them as one. It comes to
  the same: there is no code, every `<` begins a tag of a line, every backslash escapes a bracket, destinations are
  bare, and there is no image, so that no earlier pattern could have taken any part of what is put aside; and of the
  words no pattern makes anything, nor would they be written in another way.
- **patterns are left out** that need a character which no text of the page has any more, or a defined reference; and
  texts that have none of these characters.

And the parts of a plain link are found by an expression instead of character by character, and a list of contents is
drawn only where a text asks for it: MkDocs draws its own.

All this holds for the patterns that are named here, and where nothing but known steps sees what is put aside. Any other
converter is left as it is.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.md_in_html import MarkdownInHTMLPostprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.postprocessors import AndSubstitutePostprocessor, RawHtmlPostprocessor
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

from briefing.mkdocs_plugin.quick_html import ENTITY, inline_names, take_html_quickly

_NEEDS = {
    "backtick": "`", "escape": "\\", "reference": "[", "link": "[", "image_link": "![", "image_reference": "![",
    "short_reference": "[", "short_image_ref": "![", "autolink": "<", "automail": "<", "linebreak": "  \n",
    "html": "<", "entity": "&", "em_strong": "",
}  # fmt: skip
"""The patterns, in their order, and what every match has in it."""
_REFERRING = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
_SEEING = {InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor, TocTreeprocessor}
_WRITING = {RawHtmlPostprocessor, MarkdownInHTMLPostprocessor, AndSubstitutePostprocessor}
_SYNTAX = re.compile(r"[`\\\[<&*_]|  \n")
_BEFORE_INLINE = 20.5
_LINK = 160
_ATTRIBUTES = r"(?: [a-zA-Z_:][a-zA-Z0-9_:.-]*+=\"[^\"<>\n\\`\[\]]*+\")*+"
_BARE = r"\(([A-Za-z0-9./_#-]*+)\)"
_WORDS = rf"[^\\`*_\[\]!<>&\n{STX}]*+"
_PLAIN_LINK = re.compile(rf"\[([^\[\]]*+)\]{_BARE}")


def make_quick(markdown: Markdown, seeing: Collection[type]) -> None:
    """Have a converter take the quick ways, as far as they are the same for its configuration.

    `seeing` are the types of steps in its treatment of trees, besides Python-Markdown's, to which it is all one whether
    words are put aside.
    """
    known = _may_put_aside(markdown, seeing)
    take_html_quickly(markdown, together=known)
    for step in markdown.treeprocessors if known else ():
        if type(step) is TocTreeprocessor:
            step.__class__ = _QuickToc
    if known and _has_own_patterns(markdown):
        markdown.inlinePatterns.register(_QuickLink(LINK_RE, markdown), "link", _LINK)
        markdown.treeprocessors.register(_PutAside(markdown), "briefing_put_aside", _BEFORE_INLINE)


def _may_put_aside(markdown: Markdown, seeing: Collection[type]) -> bool:
    steps = [type(step) for step in markdown.treeprocessors]
    return (
        {*steps} <= {*_SEEING, *seeing}
        and steps.count(InlineProcessor) == 1
        and {type(step) for step in markdown.postprocessors} <= _WRITING
    )


def _has_own_patterns(markdown: Markdown) -> bool:
    patterns, plain = markdown.inlinePatterns, Markdown().inlinePatterns
    return (
        all(name in patterns for name in _NEEDS)
        and [patterns[name] for name in _NEEDS] == list(patterns)
        and [(type(one), one.pattern) for one in patterns] == [(type(one), one.pattern) for one in plain]
        and {"[", "]"} <= set(markdown.ESCAPED_CHARS)
    )


class _PutAside(Treeprocessor):
    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        token = f"(?:{ENTITY}|<br>|</?(?:{inline_names(markdown)}){_ATTRIBUTES}>)"
        bracket = r"\\[\[\]]"
        self._plain = re.compile(rf"(?:[^\\<&`\]!]++|\](?!\()|\]{_BARE}|!(?!\[)|{bracket}|{token})*+")
        self._aside = re.compile(rf"{bracket}|{token}(?:{_WORDS}{token})*")
        self._patterns = {name: markdown.inlinePatterns[name] for name in _NEEDS}

    def run(self, root: Element) -> None:
        """Put aside what can be, and leave patterns out."""
        places = [(at, name, text) for at, name in _places(root) if type(text := getattr(at, name)) is str]
        if not self.md.references and all(self._plain.fullmatch(text) for *_, text in places):
            places = [(at, name, self._aside.sub(self._placeholder, text)) for at, name, text in places]
            for at, name, text in places:
                setattr(at, name, text if _SYNTAX.search(text) else AtomicString(text))
        texts = "".join(text for *_, text in places)
        inline: Any = self.md.treeprocessors["inline"]
        inline.inlinePatterns = [
            pattern
            for name, pattern in self._patterns.items()
            if _NEEDS[name] in texts and (name not in _REFERRING or self.md.references)
        ]

    def _placeholder(self, found: re.Match[str]) -> str:
        text = found[0]
        return f"{STX}{ord(text[1])}{ETX}" if text[0] == "\\" else self.md.htmlStash.store(text)


def _places(root: Element) -> Iterator[tuple[Element, str]]:
    """Where patterns are applied, as far as the text there is no AtomicString, which stays as it is."""
    for element in root.iter():
        if element is not root:
            yield element, "text"
            yield element, "tail"


class _QuickToc(TocTreeprocessor):
    _asked = True

    def run(self, doc: Element) -> None:
        self._asked = bool(self.marker) and any(self.marker in (element.text or "") for element in doc.iter())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self._asked else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._asked:
            super().replace_marker(root, elem)


class _QuickLink(LinkInlineProcessor):
    def handleMatch(  # type: ignore[override] # noqa: N802 — both as Python-Markdown has it
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Make an element of a link."""
        if found := _PLAIN_LINK.match(data, m.start()):
            link = Element("a", href=found[2])
            link.text = found[1]
            return link, found.start(), found.end()
        return super().handleMatch(m, data)
