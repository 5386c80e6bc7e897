"""The address by which a reader asks for a correction of a page, with what it is about already filled in."""

import re
from urllib.parse import quote

_MAIL = re.compile(r"(?:mailto:)?(?P<address>[^@\s?&%:/]+@[^@\s?&%:/]+)")
_PLACE = re.compile(r"\{([a-z]*)\}")
_PLACES = frozenset({"title", "url", "claim", "body"})


def check_request_template(template: str) -> None:
    """Raise ValueError, with a sentence that says why, when a template is neither a mail address nor a web address.

    A web address may hold `{title}`, `{url}`, `{claim}` and `{body}`, which stands for all three.
    """
    if _MAIL.fullmatch(template):
        return
    if not template.startswith(("https://", "http://")) or any(c.isspace() for c in template):
        raise ValueError(f"“{template}” is neither a mail address nor a web address that begins with https://")
    unknown = [name for name in _PLACE.findall(template) if name not in _PLACES]
    if unknown:
        raise ValueError(
            f"“{template}” holds {{{unknown[0]}}}; what can be filled in is {{title}}, {{url}}, {{claim}}, {{body}}"
        )


def request_address(template: str, *, title: str, url: str, claim: str = "") -> str:
    """The address with a page's title and URL, and the id of its claim, filled in and percent-encoded."""
    body = (
        f"Page: {title}\nAddress: {url}\n"
        + (f"Claim: {claim}\n" if claim else "")
        + "\nWhat is wrong, and what is right:\n"
    )
    mail = _MAIL.fullmatch(template)
    if mail:
        # RFC 6068: line breaks in a body are CRLF, and everything else that is not a letter or digit is encoded.
        lines = _encoded(body.replace("\n", "\r\n"))
        return f"mailto:{quote(mail['address'], safe='@')}?subject={_encoded(f'Correction: {title}')}&body={lines}"
    values = {"title": title, "url": url, "claim": claim, "body": body}
    return _PLACE.sub(lambda place: _encoded(values[place[1]]), template)


def _encoded(text: str) -> str:
    return quote(text, safe="")
