"""The analyst's own text: paragraphs, emphasis, citations and references, and nothing else.

Citations are written as in Pandoc and Quarto, `[@source-id]` or `[@a; @b]`; references to other nouns are
`[[kind:id]]`. Emphasis follows CommonMark's left- and right-flanking rule for `*` in its simplest form: the mark must
touch the text it encloses. Whatever is none of these is text, and stays as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

REFERENCE_KINDS = ("actor", "event", "claim", "dispute", "scenario", "forecast", "briefing")

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_CITATION = re.compile(r"\[(@[^\[\]\n]*)\]")
_REFERENCE = re.compile(rf"\[\[({'|'.join(REFERENCE_KINDS)}):([^\[\]\n]*)\]\]")
_MARKS = re.compile(
    rf"(?P<reference>{_REFERENCE.pattern})|(?P<citation>{_CITATION.pattern})"
    r"|(?P<strong>\*\*(?=[^\s*])(?P<bold>(?:(?!\*\*).)*?[^\s*])\*\*(?!\*))"
    r"|(?P<emphasis>(?<!\*)\*(?=[^\s*])(?P<italic>[^*]*?[^\s*]|[^\s*])\*(?!\*))",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Text:
    """Words to be shown as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Sources that a statement rests on, in the order written."""

    sources: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A link to another noun, shown by its name."""

    kind: str
    id: str
    raw: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised or strong text."""

    children: "tuple[Inline, ...]"
    strong: bool = False


Inline = Text | Citation | Mention | Emphasis
Paragraph = tuple[Inline, ...]


def parse_prose(text: str) -> tuple[Paragraph, ...]:
    """Split prose into paragraphs of inline parts. Every text has a reading, so nothing is raised."""
    blocks = _PARAGRAPH_BREAK.split(text.replace("\r\n", "\n").strip())
    return tuple(_parse_inline(block) for block in blocks if block)


def _parse_inline(text: str) -> Paragraph:
    parts: list[Inline] = []
    at = 0
    for match in _MARKS.finditer(text):
        if match.start() > at:
            parts.append(Text(text[at : match.start()]))
        parts.append(_parse_mark(match))
        at = match.end()
    if at < len(text):
        parts.append(Text(text[at:]))
    return tuple(parts)


def _parse_mark(match: re.Match[str]) -> Inline:
    raw = match.group()
    if match["reference"]:
        found = _REFERENCE.fullmatch(raw)
        assert found  # noqa: S101 — the outer pattern is made of this one
        return Mention(found[1], found[2].strip(), raw)
    if match["citation"]:
        return Citation(_cited(raw), raw)
    inner, strong = (match["bold"], True) if match["strong"] else (match["italic"], False)
    return Emphasis(_parse_inline(inner), strong=strong)


def _cited(raw: str) -> tuple[str, ...]:
    return tuple(item.strip().removeprefix("@") for item in raw[1:-1].split(";"))


@dataclass(frozen=True, slots=True)
class ProseReference:
    """A citation or mention in prose, with the words it is written in and which occurrence of them it is."""

    kind: str
    id: str
    raw: str
    nth: int


def iter_prose_references(text: str) -> Iterator[ProseReference]:
    """Find every source cited and every noun mentioned, in order."""
    if "[" not in text:
        return
    seen: dict[str, int] = {}
    for part in _flatten(part for block in parse_prose(text) for part in block):
        if isinstance(part, Citation | Mention):
            nth = seen.get(part.raw, 0)
            seen[part.raw] = nth + 1
            if isinstance(part, Mention):
                yield ProseReference(part.kind, part.id, part.raw, nth)
            else:
                for source in part.sources:
                    yield ProseReference("source", source, part.raw, nth)


def _flatten(parts: "Iterator[Inline]") -> Iterator[Inline]:
    for part in parts:
        yield part
        if isinstance(part, Emphasis):
            yield from _flatten(iter(part.children))


def plain_text(text: str) -> str:
    """The words of a prose text without its marks and citations, in one line, for summaries and word counts."""
    words = "\n".join(_words(block) for block in parse_prose(text))
    return " ".join(words.split())


def _words(parts: tuple[Inline, ...]) -> str:
    out = []
    for part in parts:
        if isinstance(part, Text):
            out.append(part.text)
        elif isinstance(part, Emphasis):
            out.append(_words(part.children))
        elif isinstance(part, Mention):
            out.append(part.id.replace("-", " "))
        elif out:  # the citation goes, and the space before it
            out[-1] = out[-1].rstrip()
    return "".join(out)
