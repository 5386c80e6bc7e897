"""A whole briefing as the source text of Typst, which sets it as a PDF.

Nothing of the content becomes syntax: every text, address and id is written as a string literal, in which Typst reads
only the backslash and the quotation mark (reference, "Str": escapes). Elements become calls of Typst's own functions,
so that headings, lists, tables and links are tagged as such in the PDF.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from briefing.exchange.typst_picture import picture
from briefing.exchange.whole import Whole
from briefing.html_tree import Element, classes_of, iter_nodes, read_html, text_of
from briefing.messages import _

_SPACES = re.compile(r"\s+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_HEADING = re.compile(r"h([1-6])")
_SKIPPED = frozenset({"script", "style", "nav", "button", "input", "label", "template", "colgroup"})
_BLOCKS = frozenset({
    "p", "div", "section", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "details", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr",
})  # fmt: skip
_FACE = "Libertinus Serif"
"""The face that comes with Typst; it has Latin, Greek and Cyrillic letters."""
_FACES: Mapping[str, tuple[str, ...]] = {
    "ar": ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic"), "fa": ("Noto Naskh Arabic", "Noto Sans Arabic"),
    "ur": ("Noto Nastaliq Urdu", "Noto Naskh Arabic"), "he": ("Noto Serif Hebrew", "Noto Sans Hebrew"),
    "ko": ("Noto Serif CJK KR", "Noto Serif KR", "Noto Sans CJK KR", "Noto Sans KR"),
    "ja": ("Noto Serif CJK JP", "Noto Serif JP", "Noto Sans CJK JP", "Noto Sans JP"),
    "zh": ("Noto Serif CJK SC", "Noto Serif SC", "Noto Sans CJK SC", "Noto Sans SC"),
}  # fmt: skip
"""What is looked for after it, where the machine has it: one Han character is drawn in different ways by language."""
_COLOURS: Mapping[str, str] = {
    "standing--corroborated": "#1d6b3f", "standing--single": "#8a5a00", "standing--disputed": "#a3262a",
    "stance--supports": "#1d6b3f", "stance--disputes": "#a3262a", "stance--reports": "#4a4f8f",
    "production--generated": "#7a3b8f", "production--assisted": "#7a3b8f", "cell--supports": "#1d6b3f",
    "cell--disputes": "#a3262a", "standing--unsupported": "#5c6470", "counts": "#5c6470", "when": "#5c6470",
    "note": "#5c6470", "descent": "#5c6470", "state": "#5c6470", "kicker": "#5c6470",
}  # fmt: skip
_CALLS: Mapping[str, str] = {
    "strong": "strong", "b": "strong", "em": "emph", "i": "emph", "cite": "emph", "sup": "super", "sub": "sub",
    "ins": "underline", "del": "strike", "summary": "strong",
}  # fmt: skip


def string(text: str) -> str:
    """A text as a string literal of Typst."""
    folded = _SPACES.sub(" ", text)
    return '"' + folded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def format_typst(whole: Whole) -> str:
    """The source of the whole document. It reads no file and fetches nothing."""
    read = [read_html(section.html)[0] for section in whole.sections]
    writer = _Writer({element.get("id") for section in read for element in section.iter() if "id" in element.attrib})
    sections = [writer.block(section) for section in read]
    contents = string(whole.language.say(_("Contents")))
    sections.insert(1, f"#heading(level: 2)[#{contents}]\n#outline(title: none, depth: 2)")
    return "\n".join([*_preamble(whole), "", "\n\n".join(sections), ""])


def _preamble(whole: Whole) -> Iterable[str]:
    authors = "".join(f"{string(author)}, " for author in whole.authors)
    day = date.fromisoformat(whole.updated) if whole.updated else None
    when = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    yield (
        f"#set document(title: {string(whole.title)}, author: ({authors}), "
        f"description: {string(whole.description)}, date: {when})"
    )
    speech = f"{_lang(whole.language.tag)}, dir: {whole.language.direction}"
    footer = f"context align(center, text(size: 8pt)[#{string(whole.title)} · #counter(page).display()])"
    yield f'#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), footer: {footer})'
    yield f"#set text(font: {_faces(whole.language.tag)}, size: 10.5pt)"
    yield f"#set text(size: 10.5pt{speech})"
    yield "#set par(leading: 0.68em, spacing: 1em)"
    yield '#show link: set text(fill: rgb("#1f4e8c"))'
    yield "#show heading.where(level: 1): set text(size: 20pt)"
    yield "#show heading: set block(above: 1.6em, below: 0.8em)"
    yield "#show table: set text(size: 8.5pt)"
    yield '#set table(stroke: 0.5pt + rgb("#c9ced6"))'


def _faces(language: str) -> str:
    names = (_FACE, *_FACES.get(language.partition("-")[0].lower(), ()))
    return f"({', '.join(map(string, names))},)"


def _lang(language: str) -> str:
    """What sets a language apart: its tag, and the faces it is best read in."""
    primary = language.partition("-")[0].lower()
    if not _LANGUAGE.fullmatch(primary):
        return ""
    return f', lang: "{primary}"' + (f", font: {_faces(primary)}" if primary in _FACES else "")


@dataclass(slots=True)
class _Writer:
    ids: set[str]
    level: int = 0
    _special: Mapping[str, Callable[[Element], str]] = field(init=False)

    def __post_init__(self) -> None:
        self._special = {
            "a": self._link, "q": self._quote, "br": lambda _e: "#linebreak()", "hr": lambda _e: "#line(length: 100%)",
            "ul": lambda e: self._list("list", e), "ol": lambda e: self._list("enum", e), "dl": self._terms,
            "table": self._table, "svg": picture, "pre": lambda e: f"#raw({_literal(text_of(e))}, block: true)",
            "code": lambda e: f"#raw({string(text_of(e))})",
            "blockquote": lambda e: f"#quote(block: true)[{self.flow(e)}]",
            "img": lambda e: f"#{string(e.get('alt', ''))}",
        }  # fmt: skip

    def block(self, node: Element | str) -> str:
        """One node with the mark of its id before it."""
        if isinstance(node, str):
            return f"#{string(node)}" if node.strip() or node == " " else ""
        told_beside = node.tag == "svg" and node.get("aria-hidden") == "true"
        if node.tag in _SKIPPED or "unseen" in classes_of(node) or told_beside:
            return ""
        key = node.get("id", "")
        if found := _HEADING.fullmatch(node.tag):
            return self._heading(int(found[1]), node, key)
        mark = f"#metadata(none)#label({string(key)})" if key and node.tag != "svg" else ""
        return mark + self._inner(node)

    def flow(self, node: Element) -> str:
        """What is in a node: blocks apart, the rest in one line."""
        out: list[str] = []
        for child in iter_nodes(node):
            written = self.block(child)
            apart = not isinstance(child, str) and child.tag in _BLOCKS
            out += ["\n\n", written, "\n\n"] if apart else [written]
        return re.sub(r"\n{3,}", "\n\n", "".join(out)).strip("\n")

    def _inner(self, node: Element) -> str:
        if special := self._special.get(node.tag):
            return special(node)
        inner = self.flow(node)
        if call := _CALLS.get(node.tag):
            inner = f"#{call}[{inner}]" if inner else ""
        colour = next((_COLOURS[c] for c in sorted(classes_of(node)) if c in _COLOURS), None)
        language = _lang(node.get("lang", ""))
        if inner and (colour or language):
            fill = f'fill: rgb("{colour}")' if colour else ""
            return f"#text({fill}{language if fill else language[2:]})[{inner}]"
        return inner

    def _heading(self, level: int, node: Element, key: str) -> str:
        # PDF/UA-1 (ISO 14289-1, 7.4.2) forbids a level to be skipped on the way down.
        self.level = min(level, self.level + 1)
        mark = f" #label({string(key)})" if key else ""
        return f"#heading(level: {self.level})[{self.flow(node)}]{mark}"

    def _link(self, node: Element) -> str:
        href, inner = node.get("href", ""), self.flow(node)
        if href.startswith("#") and href[1:] in self.ids:
            return f"#link(label({string(href[1:])}))[{inner}]"
        return f"#link({string(href)})[{inner}]" if href.startswith(("https://", "http://")) else inner

    def _quote(self, node: Element) -> str:
        language = _lang(node.get("lang", ""))[2:]
        inner = f'#"“"{self.flow(node)}#"”"'
        return f"#text({language})[{inner}]" if language else inner

    def _list(self, call: str, node: Element) -> str:
        items = [f"[{self._item(c)}]" for c in node if c.tag == "li"]
        return f"#{call}({', '.join(items)})" if items else ""

    def _item(self, node: Element) -> str:
        key = node.get("id", "")
        return (f"#metadata(none)#label({string(key)})" if key else "") + self.flow(node)

    def _terms(self, node: Element) -> str:
        return "\n\n".join(f"#strong[{self.flow(c)}]" if c.tag == "dt" else self.flow(c) for c in node)

    def _table(self, node: Element) -> str:
        rows = [list(row) for row in node.iter("tr")]
        width = max((sum(int(c.get("colspan", 1)) for c in row) for row in rows), default=0)
        if not width:
            return ""
        heads = [row for row in rows if row and all(cell.tag == "th" for cell in row)]
        cells = [self._cell(cell) for row in rows if row not in heads for cell in row]
        # A header that is repeated is an artifact, in which PDF/UA-1 forbids links.
        head = ", ".join(self._cell(cell) for row in heads for cell in row)
        header = f"table.header(repeat: false, {head}), " if head else ""
        columns = "(2fr, " + "1fr, " * (width - 1) + ")"
        return f"#table(columns: {columns}, {header}{', '.join(cells)})"

    def _cell(self, cell: Element) -> str:
        span = "".join(
            f"{name}: {int(cell.get(name))}, " for name in ("colspan", "rowspan") if cell.get(name, "").isdigit()
        )
        return f"table.cell({span})[{self._item(cell)}]" if span else f"[{self._item(cell)}]"


def _literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
