"""How the parts of a page are written in Markdown: prose, citations, links, quotes and dates."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.analysis.words import Piece, diff_words
from briefing.datewords import DateWords, date_pieces
from briefing.edtf import EdtfDate, parse_edtf
from briefing.escape import Markdown, escape, escape_inside, escape_url, visible_text
from briefing.language import ENGLISH, Language
from briefing.pages.links import Links, LinkTable
from briefing.prose import Citation, Emphasis, Inline, Mention, Text, parse_prose, plain_text

_ADDRESS = re.compile(r"[A-Za-z0-9/._#-]*")
_SENTENCE_END = re.compile(r"[.!?…][\])”’\"']*\s|[。！？]")
_QUOTED_KINDS = frozenset({"claim", "event", "dispute", "scenario", "forecast"})
_TOUCHING = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marks:
    """Writes what a template asks for, as seen from one page. Whatever is given is escaped."""

    links: Links | LinkTable
    language: Language = ENGLISH
    """What the page speaks."""

    def prose(self, text: str | None, links: Links | LinkTable | None = None) -> Markdown:
        """The analyst's prose as Markdown paragraphs; `links` where it belongs to another story than the page."""
        return Markdown("\n\n".join(self._paragraphs(text, links)))

    def prose_line(self, text: str | None, links: Links | LinkTable | None = None) -> Markdown:
        """The same in one line, for list items and table cells."""
        return Markdown("<br>".join(self._paragraphs(text, links)))

    def cite(
        self, ids: str | Iterable[str], links: Links | LinkTable | None = None, about: Sequence[str] = ()
    ) -> Markdown:
        """The numbers of one or more sources, as links to their entries.

        `about` are the anchors of the nouns that are spoken of: the quote for one of these is shown with the number.
        """
        at = links or self.links
        keys = (ids,) if isinstance(ids, str) else tuple(ids)
        numbers = "".join(rf"[\[{at.number(key)}\]]({address(at.href('source', key))})" for key in keys)
        spoken_of = f' data-about="{" ".join(address(one) for one in about)}"' if about else ""
        return Markdown(f'<sup class="cite"{spoken_of}>{numbers}</sup>' if numbers else "")

    def link(self, kind: str, key: str, text: str | None = None, links: Links | LinkTable | None = None) -> Markdown:
        """A link to a noun, by its own label unless a text is given."""
        at = links or self.links
        label = self.foreign(at.label(kind, key) if text is None else text, at.language(kind, key))
        return Markdown(f"[{label or escape(key)}]({address(at.href(kind, key))})")

    def foreign(self, text: str | None, language: str | None = None) -> Markdown:
        """A text that may be in another language than the page: it neither reorders its neighbours nor is reordered."""
        words = escape(text)
        other = language and language.partition("-")[0].lower() != self.language.tag.partition("-")[0].lower()
        if not words or not (other or self.language.direction == "rtl"):
            return Markdown(words)
        tongue = f' lang="{escape(language)}"' if other else ""
        return Markdown(f"<bdi{tongue}>{words}</bdi>")

    def href(self, kind: str, key: str) -> Markdown:
        """The address of a noun, for a link destination or an attribute."""
        return address(self.links.href(kind, key))

    def page_href(self, uri: str) -> Markdown:
        """The address of a page, likewise."""
        return address(self.links.page_href(uri))

    def date(self, value: EdtfDate | None) -> Markdown:
        """A date in words, exactly as precise as it is given."""
        return Markdown("".join(map(_time, date_pieces(value, self.language))) if value else "")

    def day(self, iso: str) -> Markdown:
        """A day of ISO 8601, likewise."""
        return self.date(parse_edtf(iso))

    def language_name(self, tag: str) -> Markdown:
        """What a language is called; its tag where the CLDR has no name for it."""
        return Markdown(escape(self.language.name_of(tag)))

    def _paragraphs(self, text: str | None, links: Links | LinkTable | None) -> list[str]:
        marks = Marks(links, self.language) if links else self
        blocks = (marks._inline(block).strip(" ") for block in parse_prose(text or ""))  # noqa: SLF001 — its own class
        return [block for block in blocks if block]

    def _inline(self, parts: Sequence[Inline]) -> str:
        out, spoken_of = "", _spoken_of(parts)
        for index, part in enumerate(parts):
            match part:
                case Text(text):
                    out += escape_inside(text)
                case Citation(sources):
                    out = out.rstrip(" ") + str(
                        self.cite(sources, about=spoken_of[index])
                    )  # as a raised number, it touches its word
                case Mention(kind, key):
                    out += str(self.link(kind, key))
                case Emphasis(children, strong):
                    after = parts[index + 1] if index + 1 < len(parts) else Text("")
                    out += _emphasis(self._inline(children), out, after, children, strong=strong)
        return out


def _spoken_of(parts: Sequence[Inline]) -> Sequence[tuple[str, ...]]:
    """For each part, the anchors of what is named in its sentence; without a citation there, nobody needs them."""
    sentence, numbers = 0, []
    for part in parts:
        sentence += isinstance(part, Text) and bool(_SENTENCE_END.search(part.text))
        numbers.append(sentence)
    named: dict[int, dict[str, None]] = {}
    for part, number in zip(parts, numbers, strict=True):
        if isinstance(part, Mention) and part.kind in _QUOTED_KINDS:
            named.setdefault(number, {})[urls.anchor(part.kind, part.id)] = None
    return [tuple(named.get(number, ())) for number in numbers]


def _emphasis(inner: str, before: str, after: Inline, children: Sequence[Inline], *, strong: bool) -> str:
    """Mark emphasis with asterisks where every processor reads them so, and with HTML elsewhere.

    Whether `*` opens or closes depends on the characters on both sides; entities, other marks and links confuse that.
    """
    apart = not before or before.endswith(" ")
    apart = apart and isinstance(after, Text) and (not after.text or after.text[0].isspace())
    if apart and all(isinstance(child, Text) for child in children) and _TOUCHING.fullmatch(inner):
        mark = "**" if strong else "*"
        return f"{mark}{inner}{mark}"
    tag = "strong" if strong else "em"
    return f"<{tag}>{inner}</{tag}>"


def plain_words(text: str | None) -> Markdown:
    """The words of prose without its marks, for descriptions and headings."""
    return Markdown(escape(plain_text(text or "")))


def address(href: str) -> Markdown:
    """An address within the site. It is made of ids and page names, which need no escaping.

    Raises ValueError for any other character: then something that is no id has become part of an address.
    """
    if not _ADDRESS.fullmatch(href) or href.startswith("//"):
        raise ValueError(f"not an address within the site: {href!r}")
    return Markdown(href)


def external(url: str | None, text: object = None) -> Markdown:
    """A link that leaves the site. What is no http or https address is shown as text."""
    label = escape(url if text is None else text)
    try:
        where = escape_url(url or "")
    except ValueError:
        return Markdown(label)
    return Markdown(f'<a href="{where}" rel="noopener noreferrer external">{label or escape(url)}</a>')


def quote(text: str | None, language: str | None = None) -> Markdown:
    """Words of a source, in its language and its direction of writing."""
    words = escape(text)
    tongue = f' lang="{escape(language)}"' if language else ""
    return Markdown(f'<q{tongue} dir="auto">{words}</q>' if words else "")


def reworded(before: str | None, after: str | None) -> Markdown:
    """A text with the words that went out and those that came in, each marked in its place."""
    pieces = diff_words(visible_text(before or ""), visible_text(after or ""))
    marked = (escape_inside(p.text) if p.kind == "same" else _edit(p) for p in pieces)
    return Markdown("".join(marked))


def _edit(piece: Piece) -> str:
    """A change in a text. Spaces at its ends stay outside, where they keep the words apart."""
    inner = piece.text.strip()
    before, _, after = piece.text.partition(inner) if inner else (piece.text, "", "")
    return f"{before[:1] and ' '}<{piece.kind}>{escape_inside(inner)}</{piece.kind}>{after[:1] and ' '}"


def _time(piece: DateWords) -> str:
    if not piece.iso:
        return escape_inside(piece.words)
    return f'<time datetime="{escape(piece.iso)}">{escape(piece.words)}</time>'


def heading_id(kind: str, key: str) -> Markdown:
    """The mark that gives a heading the anchor of a noun."""
    return Markdown(f" {{#{address(urls.anchor(kind, key))}}}")
