"""The guard of finished pages finds what may not be there, whichever of its two ways it takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import page_guard
from briefing.page_guard import find_unsafe

SAFE = (
    '<!doctype html>\n<p class="a">x &lt; y</p><a href="../b.html#c">b</a><br><script src="a.js"></script>'
    '<script type="application/ld+json">{"a": "b"}</script>'
)
UNSAFE = (
    "<script>alert(1)</script>", '<a href="javascript:alert(1)">x</a>', '<img src=x onerror="alert(1)">',
    '<p style="color: red">', '<img src="//elsewhere.example/a.png">', "<iframe></iframe>", "<base href=x>",
    '<script type="application/json">not data</script>', "<STYLE>a {}</STYLE>", "<p onclick='x'>",
    '<script data-src="a.js">alert(1)</script>', '<p oNclick="x">', '<object data="x">', '<p data="javascript:x">',
    '<a href="//elsewhere.example">x</a><img src="data:x">', '<linker href="javascript:x">', '<a class="b" on="x">',
    '<a title="<" href="javascript:x">y</a>', "<svg/onload=alert(1)>",
)  # fmt: skip
NAMES = ("a", "p", "img", "script", "style", "svg", "base", "object", "link", "/p", "source", "input", "a\n", "linker")
ATTRIBUTES = (
    ' class="a"', ' href="a.html#b"', ' href="javascript:x"',
    ' href="//a"', ' href="/\\\\a"', ' onclick="x"', ' oNx="y"',
    ' data="javascript:x"', ' data-a="b"', ' style="x"', ' src="//a"', ' srcset="//a"', " hidden", ' viewBox="0 0 1 1"',
    ' xlink:href="javascript:x"', ' formaction="javascript:x"', ' poster="//a"', ' background="//a"', ' HREF="data:x"',
    ' action="data:x"', ' srcdoc="x"', "\thref='data:x'", ' title="<"', ' href="a:b"', ' href="&#106;avascript:x"',
)  # fmt: skip
PIECES = (*UNSAFE, SAFE, "text", "<", ">", '"', "<!--", "-->", "<p", "</p>", "<script>", "</script>", "<title>", " ")


@pytest.mark.parametrize("text", UNSAFE)
def test_what_a_page_may_not_contain_is_found(text):
    assert find_unsafe(SAFE + text + SAFE)


def test_a_page_that_is_written_plainly_is_not_parsed(monkeypatch):
    assert find_unsafe(SAFE) == []
    monkeypatch.setattr(page_guard, "_Guard", None)  # every tag of the page is known by now
    assert find_unsafe(SAFE) == []


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_both_ways_of_looking_find_the_same(pieces):
    page = "".join(pieces)
    guard = page_guard._Guard(None)  # noqa: SLF001 — the way that is taken for whatever is not plain
    guard.feed(page)
    guard.close()
    assert find_unsafe(page) == guard.found


@settings(max_examples=500)
@given(st.lists(st.sampled_from(ATTRIBUTES), max_size=4), st.sampled_from(NAMES))
def test_a_tag_that_is_passed_at_a_glance_would_be_passed_by_the_parser(attributes, name):
    tag = f"<{name}{''.join(attributes)}>"
    if page_guard._HARMLESS_TAG.fullmatch(tag):  # noqa: SLF001 — the glance
        guard = page_guard._Guard(None)  # noqa: SLF001 — the parser
        guard.feed(tag)
        assert not guard.found
        assert guard.style is None
        assert guard.data is None
