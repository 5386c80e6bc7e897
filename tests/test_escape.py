"""Whatever text is escaped, every Markdown processor and extension shows exactly its visible text."""

from html.parser import HTMLParser

import markdown
import pytest
from hostile import PAYLOADS
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.escape import escape, visible_text

SITE = ("tables", "md_in_html", "toc", "briefing.heading_ids")
STANDARD = (
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "nl2br", "sane_lists", "tables", "toc", "wikilinks", "briefing.heading_ids",
)  # fmt: skip
PYMDOWN = (
    "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.arithmatex",
    "pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.blocks.definition", "pymdownx.blocks.details",
    "pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes",
    "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "briefing.heading_ids",
)  # fmt: skip
CONFIGS = {"pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True, "user": "u", "repo": "r"}}

# Each place a template may print a text in: its Markdown, and the element or attribute in which it is to be found.
CONTEXTS = {
    "paragraph": ("{}", "p"),
    "line in a paragraph": ("words\n{}\nwords", "p"),
    "heading": ("## {} {{#anchor}}", "h2"),
    "list item": ("- {}\n- other", "li"),
    "numbered list item": ("1. {}\n2. other", "li"),
    "table cell": ("| a | b |\n|---|---|\n| {} | other |", "td"),
    "table heading": ("| {} | b |\n|---|---|\n| a | other |", "th"),
    "quotation": ("> {}", "p"),
    "link text": ("[{}](page.md)", "a"),
    "link text after an exclamation": ("{}[x](page.md)", "p"),
    "between marks": ("**{}** words", "strong"),
    "inline element": ('words <q lang="en">{}</q> words', "q"),
    "block element": ("<div><p>{}</p></div>", "p"),
    "block element with Markdown in it": ('<div markdown="1">\n{}\n</div>', "p"),
    "attribute": ('words <abbr title="{}">x</abbr>', "abbr@title"),
    "attribute of a block": ('<div data-text="{}">x</div>', "div@data-text"),
}
_OWN_ELEMENTS = {
    "p", "h2", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "blockquote", "a", "strong", "q", "div",
    "abbr", "br",
}  # fmt: skip
_VOID = {"br", "hr", "img", "input"}
_OWN_ATTRIBUTES = {"type", "id", "href", "lang", "title", "data-text", "align", "class"}


class _Seen(HTMLParser):
    """Collects the text of each element, and every element and attribute there is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, list[str]]] = []
        self.found: dict[str, str] = {}
        self.elements: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            self.found.setdefault(f"{tag}@{name}", value or "")
        if tag not in _VOID:
            self.open.append((tag, []))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        name, texts = self.open.pop()
        assert name == tag
        self.found.setdefault(tag, "".join(texts))

    def handle_data(self, data):
        for _, texts in self.open:
            texts.append(data)

    def unexpected(self, *args):
        raise AssertionError(f"a comment, declaration or instruction: {args}")

    handle_comment = handle_decl = handle_pi = unknown_decl = unexpected


def _processor(extensions):
    configs = {name: settings for name, settings in CONFIGS.items() if name in extensions}
    return markdown.Markdown(extensions=[*extensions], extension_configs=configs)


PROCESSORS = {"site": _processor(SITE), "standard": _processor(STANDARD), "pymdownx": _processor(PYMDOWN)}


def assert_shown(text, processors=PROCESSORS):
    expected = visible_text(text)
    if not expected:
        return
    for name, processor in processors.items():
        for context, (template, where) in CONTEXTS.items():
            source = template.format(escape(text))
            html = processor.reset().convert(source)
            seen = _Seen()
            seen.feed(html)
            seen.close()
            shown = seen.found.get(where, "nothing at all")
            if context == "line in a paragraph":
                shown = shown.removeprefix("words\n").removesuffix("\nwords")
            if context == "link text after an exclamation":
                shown = shown.removesuffix("x")
            told = f"{text!r} in {context}, {name}: {source!r} became {html!r}"
            assert shown == expected, told
            assert seen.elements <= _OWN_ELEMENTS | ({"sup"} if name == "pymdownx" else set()), told
            assert seen.attributes <= _OWN_ATTRIBUTES, told


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda p: p[:30].encode("unicode_escape").decode())
def test_a_hostile_text_is_shown_as_it_is_written(payload):
    assert_shown(payload)
    assert_shown(f"Said {payload} and then, {payload}")


_SYNTAX = st.sampled_from(
    [*"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n\t", "a", "b1", "word", "1", "2.", " ", ". ", "](", "www"]
)
_FRAGMENTS = st.lists(_SYNTAX | st.sampled_from(PAYLOADS) | st.characters(), max_size=24).map("".join)


@settings(max_examples=400, deadline=None)
@given(_FRAGMENTS | st.text(max_size=40))
@example("1st. 2nd. 3rd. c/o +/- 1/2 (c) (tm) --> =/=")
@example("i. one a) two 1) three")
def test_any_text_is_shown_as_it_is_written(text):
    assert_shown(text)
