"""What a finished page may not contain: anything that runs by itself, or that would be fetched from elsewhere.

The policy in each page already forbids these to a browser. Here they stop the build, so that a hole in a template is
found by whoever makes it and not by readers.
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser

_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "background"})
_FETCHED = frozenset({"img", "script", "iframe", "embed", "object", "audio", "video", "source", "track", "input"})
_NAMED = frozenset({"canonical", "alternate"})
"""What a `<link>` may say of an address that no browser fetches."""
_DATA = frozenset({"application/json", "application/ld+json"})
"""Types of script elements that no browser runs."""
_PLAIN_TAG = re.compile(
    r"<(?:!doctype html|/[a-zA-Z][a-zA-Z0-9-]*"
    r"|[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][a-zA-Z0-9_:.-]*(?:=\"[^\"<>]*\")?)*\s*/?)>"
)
_DATA_SCRIPT = re.compile(r"<script(?: id=\"__config\")? type=\"application/(?:ld\+)?json\">([^<]*)</script>")
_HARMLESS_TAG = re.compile(
    r"<(?:/[a-z][a-z0-9-]*|(?!script|style|base|iframe|object|embed|link)[a-z][a-z0-9-]*"
    r"(?: (?:viewBox|data-[a-z-]+|(?!on|style|src|action|formaction|data|poster|background|href)[a-z][a-z0-9-]*)"
    r"(?:=\"[^\"<>]*\")?| href=\"(?!//)[A-Za-z0-9#._/-]*\")*)>"
)
"""A tag of an element that is used here, with attributes that do nothing or lead somewhere within the site."""
_LINK_SCHEMES = ("http:", "https:", "mailto:")


def find_unsafe(html: str, style_sheet: str | None = None) -> list[str]:
    """List what a page contains and may not, in words; an empty list is good news.

    A style sheet within the page must be the one given.
    """
    if _is_plainly_safe(html):
        return []
    guard = _Guard(style_sheet)
    guard.feed(html)
    guard.close()
    return guard.found


def _is_plainly_safe(html: str) -> bool:
    """Whether a page is written so plainly that its tags can be looked at one by one, and none of them is at fault.

    Every `<` begins a tag, and no attribute has `<` or `>` in it, so there is one way to read it. Pages repeat their
    tags, so each is looked at once. Whatever is written in another way is left to the parser.
    """
    tags = _PLAIN_TAG.findall(html)
    if len(tags) != html.count("<"):
        return False
    different = dict.fromkeys(tags)
    if not all(map(_is_safe_tag, different)):
        return False
    data = _DATA_SCRIPT.findall(html)
    inline = [tag for tag in different if tag.startswith("<script ") and " src=" not in tag]
    return len(data) == sum(map(tags.count, inline)) and all(map(_is_json, data))


@lru_cache(maxsize=65536)
def _is_safe_tag(tag: str) -> bool:
    if _HARMLESS_TAG.fullmatch(tag):
        return True
    guard = _Guard(None)
    guard.feed(tag)
    return not guard.found and guard.style is None


class _Guard(HTMLParser):
    def __init__(self, style_sheet: str | None) -> None:
        super().__init__(convert_charrefs=True)
        self.style_sheet = style_sheet
        self.found: list[str] = []
        self.data: str | None = None
        self.style: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self.found += [f"line {line}: <{tag}> {fault}" for fault in _faults(tag, given)]
        if tag == "script" and given.get("type") in _DATA:
            self.data = ""
        if tag == "style":
            self.style = ""

    def handle_data(self, data: str) -> None:
        if self.data is not None:
            self.data += data
        if self.style is not None:
            self.style += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.data is not None:
            if not _is_json(self.data):
                self.found.append(f"line {self.getpos()[0]}: <script> says that it is data, and is not")
            self.data = None
        if tag == "style" and self.style is not None:
            if self.style != self.style_sheet:
                self.found.append(f"line {self.getpos()[0]}: <style> is not a style sheet of this project")
            self.style = None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _faults(tag: str, given: dict[str, str]) -> Iterable[str]:
    if tag == "script" and "src" not in given and given.get("type") not in _DATA:
        yield "is an inline script"
    if tag in {"base", "iframe", "object", "embed"}:
        yield "is not used on this site"
    for name, value in given.items():
        if name.startswith("on") or name in {"style", "srcdoc"}:
            yield f"has the attribute `{name}`"
        if name in _ADDRESSES:
            named = tag == "link" and given.get("rel") in _NAMED
            yield from _address_faults(name, value, fetched=tag in _FETCHED or (tag == "link" and not named))


def _address_faults(name: str, value: str, *, fetched: bool) -> Iterable[str]:
    address = "".join(c for c in value if c > " ").lower()
    scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
    elsewhere = scheme in {"http", "https"} or address.startswith(("//", "\\\\", "/\\"))
    if scheme and not address.startswith(_LINK_SCHEMES):
        yield f"has `{name}` with the scheme `{scheme}:`"
    elif elsewhere and fetched:
        yield f"would be fetched from elsewhere: {value}"
