"""Whether a page is listed as two sources."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.problems import Related, Severity

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def check_duplicate_url(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find sources whose addresses lead to the same page."""
    seen: dict[str, Entry[Any]] = {}
    for source in story.sources.values():
        if source.noun.url:
            first = seen.setdefault(_page(source.noun.url), source)
            if first is not source:
                message = f"`{first.id}` has the same address"
                hint = "make one source of the two; evidence can quote several passages of it"
                related = Related("the first source", first.span("url"))
                yield Finding(source, ("url",), message, hint, related=(related,))


def _page(url: str) -> str:
    """The address without what does not change the page: scheme, www, tracking, fragment, final slash."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.startswith(_TRACKING))
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}"


CHECK = Check(
    "duplicate-url",
    Severity.WARNING,
    "Two sources have one address.",
    check_duplicate_url,
)
