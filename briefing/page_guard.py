"""What a finished page may not contain: anything that runs by itself, or that would be fetched from elsewhere.

The policy in each page already forbids these to a browser. Here they stop the build, so that a hole in a template is
found by whoever makes it and not by readers.
"""

from collections.abc import Iterable
from html.parser import HTMLParser

_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "background"})
_FETCHED = frozenset({"img", "script", "iframe", "embed", "object", "audio", "video", "source", "track", "input"})
_NAMED = frozenset({"canonical", "alternate", "prev", "next"})
"""What a `<link>` may say of an address that no browser fetches."""
_LINK_SCHEMES = ("http:", "https:", "mailto:")


def find_unsafe(html: str) -> list[str]:
    """List what a page contains and may not, in words; an empty list is good news."""
    guard = _Guard()
    guard.feed(html)
    guard.close()
    return guard.found


class _Guard(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self.found += [f"line {line}: <{tag}> {fault}" for fault in _faults(tag, given)]


def _faults(tag: str, given: dict[str, str]) -> Iterable[str]:
    if tag == "script" and "src" not in given and given.get("type") != "application/json":
        yield "is an inline script"
    if tag in {"style", "base", "iframe", "object", "embed"}:
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
