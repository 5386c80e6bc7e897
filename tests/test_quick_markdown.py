"""The quick ways come to what Python-Markdown's own come to, and are left where something else is configured."""

from xml.etree.ElementTree import Element, tostring

import pytest
from hostile import PAYLOADS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from briefing.heading_ids import HeadingIdsStep
from briefing.mkdocs_plugin.quick_html import QuickHtmlBlocks
from briefing.mkdocs_plugin.quick_inline import make_quick

SITE = ("fenced_code", "tables", "md_in_html", "toc", "briefing.heading_ids")
TAGS = (
    "<b>", "</b>", '<span class="a">', "</span>", '<q lang="en">', "</q>", "<br>", "<br />", "<p>", "</p>", "<hr>",
    '<div markdown="1">', '<section markdown="block">', "<div>", "</div>", "</section>", "<table>", "<tr>", "<td>",
    "</td>", "</tr>", "</table>", "<pre>", "</pre>", "<details markdown=1>", "<summary>", "</summary>", "</details>",
    '<p markdown="span">', "<svg>", "</svg>", "<title>", "</title>", '<text x="1">', "</text>", "<script>",
    "</script>", "<textarea>", "<code>", "</code>", "<x-y>", "<a b=c>", "<a href='x'>", "</a>", "<B>", "<h2>", "</h2>",
    '<a title="*a* [b](c) &amp; `d`">', '<b markdown="1">', "<li>", '</b x="y">', "</>", "<", "<!--", "-->", "<?", "?>",
    "<![CDATA[", "]]>", "<!", "<b", "</b", ">", '"', "<https://a.example/>", "<a@b.example>",
)  # fmt: skip
MARKS = (
    "&#35;", "&amp;", "&", "&#", "&#35", "&#x41;", "&no", ";", "\\[", "\\]", "\\", "\\*", "\\<", "`", "``", "*", "**",
    "_", "__", "[", "]", "](a.md)", "](<a b>)", '](a "b")', "](a(b)c)", "](&#35;)", "(", ")", "!", "![", "[a][b]",
    "[a]", "\n\n[a]: b.md\n\n", "\n\n[A B]: <c> 'd'\n\n", "  \n", "[1](b.md#c-d)", "[\\[1\\]](../b.md#c)", "{#id}",
    "[TOC]",
)  # fmt: skip
LINES = (
    "\n", "\n\n", " ", "    ", "\t", "a", "word ", "é", "# ", "## ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n| ",
    " | ", "```\n", "\n---\n", "\u0002", "\u0003", "klzzwxh:0000", "wzxhzdk:0", "***",
)  # fmt: skip
WHOLE = (
    '<sup class="cite">[\\[1\\]](../s.md#a)[\\[2\\]](../s.md#b)</sup>',
    '<span class="a"><span class="b">✓</span> c</span>',
    '<a href="https://a.example/b&#35;c" rel="d">e &amp; f</a>',
    "**bold** and *<b>thin</b>*",
    "[a <b>c</b>](d.md)",
    '<details markdown="1">\n<summary>b</summary>\n\n<pre>c &#61; <b>d</b>\n</pre>\n\n[e](f.md)\n\n</details>\n\n',
    '<figure>\n<svg><title id="t">u</title><rect x="1"></rect><text>v &lt;</text></svg>\n</figure>\n\n',
    '<div class="a" markdown="1">\n\n- <b>c</b> d<br>e\n- f\n\n</div>\n\n',
    "<table><tr><td>a</td><td>b</td></tr></table>\n\n",
    "<p><b><p></b></p>",
    "</div> &amp; x\n\n",
    "<div>a</div><div><b>c</b> &amp;</div> d\n\n",
)
TEXTS = st.lists(st.sampled_from((*TAGS, *MARKS, *LINES, *WHOLE, *PAYLOADS[::7])), max_size=14).map("".join)


def quick_and_slow(extensions=SITE):
    quick, slow = (Markdown(extensions=list(extensions)) for _ in range(2))
    make_quick(quick, (HeadingIdsStep,))
    return quick, slow


QUICK, SLOW = quick_and_slow()
BY_ITSELF = quick_and_slow((*SITE, "attr_list"))[0]
"""A converter that puts each thing aside by itself."""
REFERRING = "[b]: c.md\n\n[a <b>x</b>][b] [b] ![b]\n\n[b<b>]: d.md"


@settings(max_examples=600)
@given(TEXTS)
@example("".join(WHOLE))
@example(REFERRING)
@example("![<b>a</b> &amp; \\[](c.png)")
@example('<div markdown="1">\n<p>a <b>c</b> &amp; d</p>\n</div> &amp; e\n\n<p>f</p>')
def test_a_page_is_the_same_by_both_ways(text):
    assert QUICK.reset().convert(text) == SLOW.reset().convert(text)
    assert QUICK.toc_tokens == SLOW.toc_tokens


@settings(max_examples=600)
@given(TEXTS)
@example("".join(WHOLE))
@example("&#<b>x</b>\n\n</div> &amp; <p>\n\n<b>")
def test_the_same_html_is_put_aside_by_both_ways(text):
    came_to = []
    for markdown in (BY_ITSELF, SLOW):
        lines = markdown.reset().preprocessors["normalize_whitespace"].run(text.split("\n"))
        lines = markdown.preprocessors["html_block"].run(lines)
        aside = [tostring(one) if isinstance(one, Element) else one for one in markdown.htmlStash.rawHtmlBlocks]
        came_to.append((lines, aside, markdown.htmlStash.html_counter))
    assert came_to[0] == came_to[1]


def test_the_quick_ways_are_taken():
    html = QUICK.preprocessors["html_block"]
    assert isinstance(html, QuickHtmlBlocks)
    assert html._extract("\n\n".join(WHOLE[:8]))  # noqa: SLF001 — raises where the slow way is to be taken
    QUICK.reset().convert("\n\n".join(WHOLE[:6]))
    tried = QUICK.treeprocessors["inline"].inlinePatterns
    assert tried == [QUICK.inlinePatterns["link"], QUICK.inlinePatterns["em_strong"]]


class Marked(Extension):
    def extendMarkdown(self, md):  # noqa: N802 — Python-Markdown's
        md.inlinePatterns.register(SimpleTagInlineProcessor("()=(.*?)=", "mark"), "marked", 95)


class Looking(Extension):
    def extendMarkdown(self, md):  # noqa: N802 — Python-Markdown's
        md.treeprocessors.register(Treeprocessor(md), "looking", 15)


@pytest.mark.parametrize(
    "extension", [Marked(), Looking(), "attr_list", "smarty", "footnotes", "nl2br", "abbr", "wikilinks"]
)
def test_a_converter_with_anything_else_keeps_its_patterns(extension):
    quick, slow = quick_and_slow((*SITE, extension))
    assert "briefing_put_aside" not in quick.treeprocessors
    assert quick.convert("<b>=a=</b> “b” " + REFERRING) == slow.convert("<b>=a=</b> “b” " + REFERRING)


def test_a_block_of_a_configuration_is_none_of_the_plain_elements():
    quick, slow = (Markdown(extensions=list(SITE)) for _ in range(2))
    for markdown in (quick, slow):
        markdown.block_level_elements.append("mark")
    make_quick(quick, (HeadingIdsStep,))
    text = "<mark>a</mark> b\n\nc <mark>d</mark>"
    assert quick.convert(text) == slow.convert(text)


def test_without_markdown_in_html_the_quick_way_is_not_taken():
    markdown = Markdown()
    make_quick(markdown, ())
    assert not isinstance(markdown.preprocessors["html_block"], QuickHtmlBlocks)
