"""Whatever text is escaped, every Markdown processor and extension shows exactly its visible text."""

import re
import unicodedata
from html.parser import HTMLParser

import markdown
import pytest
from hostile import PAYLOADS
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing import escape as escaping
from briefing.escape import Markdown, escape, escape_inside, escape_url, visible_text

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
@example("so it is!")
@example("i. one a) two 1) three")
def test_any_text_is_shown_as_it_is_written(text):
    assert_shown(text)


ORDINARY = (
    "Seoul's foreign ministry said on 21 February 2026, at 18:09, that non-lethal aid (about 12.5% of it) is possible.",
    "Is it so? It is; see above: NATO and/or the U.S. government. “Quoted” – and more.",
    "2026-02-21",
    "한국은 나토의 PURL 참여를 검토했다.",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_stay_readable(text):
    assert escape(text).replace("&#46;", ".") == text  # a full stop at the end is followed by something unknown
    assert visible_text(text) == text


SEEN = {
    " a \t\n b\r\n": "a b",
    "a\u2028b\u2029c\u3000d": "a b c d",
    "12\u00a0000 M.\u202fDupont \u00a0 x\u00a0\u00a0y": "12\u00a0000 M.\u202fDupont x y",
    "e\u0301": "é",
    "a\x00b\x1b[31mc\x7f\x9bd\x02": "ab[31mcd",
    "a\u202eb\u2066c\u200fd\u061c": "abcd",
    "a\u200bb\u2060c\ufeffd\u00ade": "abcde",
    "a\ue000b\U0010fffdc\ufffed\ufdd0e\ud800f": "abcdef",
    "x\U000e0041\U000e007fy": "xy",
    "na\u200dme na\u200cme \u200dx\u200c": "name name x",
    "نمی\u200cخواهم": "نمی\u200cخواهم",
    "क्\u200dष": "क्\u200dष",
    "👩\u200d💻 ❤\ufe0f x\ufe0f\ufe0f\ufe0f": "👩\u200d💻 ❤\ufe0f x\ufe0f",
    "葛\U000e0100": "葛\U000e0100",
    "a\u3164\u115f\u034fb": "ab",
    "\u0661\u06dd": "\u0661\u06dd",
    "\u037e \u2126": "; Ω",
}


@pytest.mark.parametrize(("text", "seen"), SEEN.items())
def test_only_what_cannot_be_seen_is_left_out(text, seen):
    assert visible_text(text) == seen


@given(st.text() | _FRAGMENTS)
def test_the_visible_text_is_its_own_visible_text(text):
    seen = visible_text(text)
    assert visible_text(seen) == seen
    assert unicodedata.is_normalized("NFC", seen)
    assert seen == seen.strip()
    assert "\n" not in seen


@settings(deadline=None)
@given(_FRAGMENTS)
def test_a_part_of_a_sentence_keeps_the_spaces_at_its_ends(text):
    seen = _Seen()
    seen.feed(markdown.markdown(f"x{escape_inside(text)}<b>y</b>"))
    assert "".join(seen.found["p"].split()) == "x" + "".join(visible_text(text).split()) + "y"
    assert escape_inside("  a  ") == " a "


def test_a_mark_of_accent_at_the_start_joins_nothing_before_it():
    assert escape("\u0338x") == "&#824;x"


def test_values_that_are_no_text_are_escaped_as_they_print():
    assert (escape(None), escape(1.5), escape(-3), escape(["*"])) == ("", "1.5", "&#45;3", "&#91;&#39;&#42;&#39;&#93;")


def test_what_is_added_to_safe_markdown_is_escaped():
    assert Markdown("*a*") + "*" == "*a*&#42;"
    assert "*" + Markdown("*a*") == "&#42;*a*"
    assert Markdown("{}%s").format("*") % "_" == "&#42;&#95;"
    assert Markdown(" ").join(["*", Markdown("*")]) == "&#42; *"
    assert Markdown.escape(Markdown("*")) == "*"


def test_an_address_is_kept_whole():
    assert escape_url("https://a.example/b_c?d=e&f=%20#g") == "https://a.example/b_c?d=e&#38;f=%20&#35;g"
    assert escape_url('https://a.example/é "<') == "https://a.example/%C3%A9%20%22%3C"


@given(st.text(st.characters()) | st.text(" \t\u00a0\u2028\u202fab"))
def test_what_is_seen_at_a_glance_is_what_each_character_shows(text):
    assert not text.isprintable() or all(map(escaping._is_shown, text))  # noqa: SLF001 — what the glance is for
    assert escaping._ODD_SPACES.search(text) or escaping._SPACES.sub(" ", text) == text  # noqa: SLF001 — the same


@given(st.text(st.sampled_from("aZ19 .,;:!?%/()'-*_[]`~\u00a0é\n")))
def test_looking_for_punctuation_first_finds_the_same_syntax(text):
    for quick, safe in (
        (escaping._SYNTAX_ANYWHERE, escaping._SAFE_ANYWHERE),  # noqa: SLF001 — how the text is written
        (escaping._SYNTAX_LATER, escaping._SAFE_LATER),  # noqa: SLF001 — the same
    ):
        slow = re.compile(rf"(?!{'|'.join(safe)}){escaping._PUNCTUATION}")  # noqa: SLF001 — the same
        assert [found.span() for found in quick.finditer(text)] == [found.span() for found in slow.finditer(text)]
