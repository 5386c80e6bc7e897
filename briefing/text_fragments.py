"""Links that lead to a quoted passage, not only to its page: the WICG's URL Fragment Text Directives."""

from urllib.parse import quote as percent_encode

from briefing.model.claim import Quote

DIRECTIVE = ":~:"
_LONGEST = 12
"""Words. A longer passage is named by its ends: it may run over paragraphs, which an exact text directive may not."""
_ENDS = 5


def text_fragment(url: str, quote: Quote) -> str:
    """The address of a quote's passage: `URL#:~:text=[prefix-,]start[,end][,-suffix]`.

    A browser scrolls to the passage and marks it, or shows the page as usual when it does not find it. An anchor in
    the address is kept, as a page may need it to show the right part; a text directive in it is replaced.
    """
    page, _, anchor = url.partition("#")
    anchor = anchor.partition(DIRECTIVE)[0]
    first, last = quote.exact or quote.start or "", quote.end
    words = first.split()
    if last is None and len(words) > _LONGEST:
        first, last = " ".join(words[:_ENDS]), " ".join(words[-_ENDS:])
    parts = [_encode(first)]
    if last:
        parts.append(_encode(last))
    if quote.prefix and quote.prefix.strip():
        parts.insert(0, _encode(quote.prefix) + "-")
    if quote.suffix and quote.suffix.strip():
        parts.append("-" + _encode(quote.suffix))
    return f"{page}#{anchor}{DIRECTIVE}text={','.join(parts)}"


def _encode(words: str) -> str:
    """Percent-encode words; a hyphen, which no other part of an address needs encoded, delimits context here."""
    return percent_encode(" ".join(words.split()), safe="").replace("-", "%2D")
