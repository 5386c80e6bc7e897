"""A saved article → its text and what is known of it: HTML through trafilatura, plain text by its own words."""

import re
from dataclasses import dataclass
from itertools import chain
from typing import Any

from briefing.model.source import Production
from briefing.sourcing.captured_text import CapturedText, Guess
from briefing.written_dates import WrittenDate, find_dates

MAX_BYTES = 50_000_000
"""No article is longer; a larger file is something else."""

_HTML = re.compile(
    rb"(?is)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b"
)
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""")
_BINARY = {
    b"%PDF": "a PDF: save its text, for example with `pdftotext`",
    b"PK\x03\x04": "a packed file (a word processor's, perhaps): save it as plain text or HTML",
    b"\x1f\x8b": "a compressed file: unpack it",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PUBLISHED = ("article:published_time", "datePublished", "date", "dc.date", "pubdate", "publishdate", "dcterms.created")


_BLOCKS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "footer", "header", "section", "article", "td", "figcaption",
    "br", "aside",
)  # fmt: skip


class NotAnArticleError(Exception):
    """A file that holds no text of an article; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a saved article, and what it and its page tell about it."""

    text: str
    title: Guess | None = None
    authors: tuple[Guess, ...] = ()
    published: WrittenDate | None = None
    outlet: str | None = None
    """How the page names its site."""
    url: str | None = None
    language: Guess | None = None
    production: tuple[Production, Guess] | None = None


def read_article(content: bytes, name: str = "") -> Article:
    """Read the bytes of a saved article; its name helps to tell HTML from text.

    Raises NotAnArticleError when it is neither, or holds no text.
    """
    if len(content) > MAX_BYTES:
        raise NotAnArticleError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    for signature, what in _BINARY.items():
        if content.startswith(signature):
            raise NotAnArticleError(f"it is {what}")
    is_html = bool(_HTML.match(content[:4000])) or name.lower().endswith((".html", ".htm", ".xhtml"))
    text = _decode(content, is_html=is_html)
    if "\0" in text:
        raise NotAnArticleError("it is not a text")
    article = _read_html(text) if is_html else _read_text(text)
    if not article.text.strip():
        raise NotAnArticleError("there is no text of an article in it")
    return article


def _decode(content: bytes, *, is_html: bool) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace")
    declared = _CHARSET.search(content[:4000]) if is_html else None
    for candidate in filter(None, ("utf-8", declared and declared[1].decode("ascii"))):
        try:
            return content.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
    from trafilatura.utils import decode_file  # noqa: PLC0415 — as below

    return str(decode_file(content))


def _read_text(text: str) -> Article:
    captured = CapturedText(text)
    return Article(
        text,
        captured.title(),
        tuple(captured.authors()),
        captured.published(),
        language=captured.language(),
        production=captured.production(),
    )


def _read_html(markup: str) -> Article:
    import trafilatura  # noqa: PLC0415 — it takes half a second to load, which no other command should wait for

    # The encoding is known by now, and a declaration inside the text would only confuse the parser.
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup)
    tree = trafilatura.load_html(markup)
    found: Any = trafilatura.bare_extraction(markup, with_metadata=True, favor_recall=True, include_comments=False)
    if found is None or tree is None:
        return Article("")
    text = "\n\n".join(line for line in (found.text or "").splitlines() if line.strip()) + "\n"
    captured = CapturedText(text)
    published = _declared_date(tree, markup) or (WrittenDate(found.date, "", "as extracted") if found.date else None)
    language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    declared = Guess(language, "") if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else None
    return Article(
        text,
        Guess(found.title, "") if found.title else captured.title(),
        tuple(Guess(name.strip(), "") for name in (found.author or "").split(";") if name.strip()),
        published,
        found.sitename or found.hostname,
        found.url,
        declared or captured.language(),
        CapturedText(_visible(tree)).production() or captured.production(),
    )


def _declared_date(tree: Any, markup: str) -> WrittenDate | None:
    """When the page says it was published: to the minute, where its metadata has it."""
    names = {name.lower() for name in _PUBLISHED}
    metas = (
        meta.get("content") or ""
        for meta in tree.iter("meta")
        if {(meta.get(key) or "").lower() for key in ("property", "name", "itemprop")} & names
    )
    linked = (match[1] for match in re.finditer(r'"datePublished"\s*:\s*"([^"\\]{4,40})"', markup))
    timed = (time.get("datetime") or "" for time in tree.iter("time"))
    for value in chain(metas, linked, timed):
        for date in find_dates(value):
            return date._replace(words="")
    return None


def _visible(tree: Any) -> str:
    """All text that a page shows, line by line: what is said of a text often stands outside the article itself.

    The tree is used up.
    """
    for element in list(tree.iter("script", "style", "noscript", "template", "head")):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)
