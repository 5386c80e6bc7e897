"""A briefing as one HTML file that needs nothing else: no script, no request, a style sheet of its own.

Its policy names the style sheet by its hash (CSP level 3, section 2.3.1) and allows nothing else, so that even a text
that got through the escaping could load or run nothing.
"""

import base64
import hashlib
from html import escape
from importlib.resources import files

from briefing.exchange.whole import Whole
from briefing.messages import _

_CONTENTS = "contents"


def format_single_html(whole: Whole) -> str:
    """The whole file."""
    style = style_sheet()
    policy = f"default-src 'none'; style-src '{_hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(whole.title)}</title>",
        f'<meta name="description" content="{escape(whole.description)}">',
        *(f'<meta name="author" content="{escape(author)}">' for author in whole.authors),
        f"<style>{style}</style>",
    ]
    body = [section.html for section in whole.sections]
    body.insert(1, _contents(whole))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(whole.language.tag)}" dir="{whole.language.direction}">',
        "<head>",
        *head,
        "</head>",
        "<body>",
        "<main>",
        *body,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def style_sheet() -> str:
    """The style sheet of the file."""
    folder = files("briefing.exchange")
    return "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in ("single.css", "drawing.css"))


def _contents(whole: Whole) -> str:
    entries = "".join(
        f'<li><a href="#{escape(section.id)}">{escape(section.heading)}</a></li>'
        for section in whole.sections[1:]
        if section.heading
    )
    label = whole.language.say(_("Contents"))
    return f'<nav class="{_CONTENTS}" aria-label="{escape(label)}"><ul>{entries}</ul></nav>'


def _hash(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
