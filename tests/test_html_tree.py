"""HTML is read as browsers read it, and written so that they read the same again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from briefing.html_tree import classes_of, iter_nodes, make_element, read_html, text_of, write_html, write_xml


def again(html):
    return write_html(read_html(html)).removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a">1 &lt; 2 &amp; <br>é</p>',
        '<p dir="rtl" lang="ar">قال <bdi>A &amp; B</bdi>.</p>',
        "<table><tr><td><table><tr><td>in</td></tr></table></td><td>out</td></tr></table>",
        "<details open><summary>s</summary><p>x</p></details>",
        '<a href="x.html?a=1&amp;b=2#c:~:text=d%20e,f">g</a>',
        "<div><section><h2>x</h2></section><figure><img alt='' src='x.png'></figure></div>".replace("'", '"'),
        '<svg viewBox="0 0 1 1" class="a"><title>t</title><a href="#x"><text y="1">z</text></a></svg>',
        '<svg preserveAspectRatio="none"><linearGradient id="g" gradientUnits="x"></linearGradient></svg>',
        "<ruby>漢<rt>kan</rt></ruby>",
        "<pre> two\n\n  lines</pre>",
        "text between <em>one</em> <strong>two</strong> and after",
    ],
)
def test_html_is_written_as_it_was_read(html):
    assert again(html) == html


@pytest.mark.parametrize(
    ("html", "meant"),
    [
        ("<ul><li>a<li>b</ul></p>c", "<ul><li>a</li><li>b</li></ul>c"),
        ("<p>a</div></section>b", "<p>ab</p>"),
        ("<br/><img src=x /><hr />", '<br><img src="x"><hr>'),
        ("<svg><path d='M0'/><clippath/></svg>x", '<svg><path d="M0"></path><clipPath></clipPath></svg>x'),
        ("<p>&nbsp;&#160;&check;&quot;</p>", '<p>\xa0\xa0✓"</p>'),
        ("<p title=&quot;&#39;&lt;b&gt;>x</p>", """<p title="&quot;'&lt;b&gt;">x</p>"""),
        ("a<!-- <p> -->b<?php c ?>d", "abd"),
        ("<body onload=x class=y><p>a", "<p>a</p>"),
        ("a</body></html>b", "ab"),
        ("", ""),
    ],
)
def test_what_is_written_otherwise_comes_to_what_a_browser_makes_of_it(html, meant):
    assert again(html) == meant


def test_capitals_are_put_back_in_drawings_only_and_attributes_keep_their_order():
    html = '<p viewBox="1">x</p><svg width="1" VIEWBOX="0 0 1 1" id="a"><FOREIGNOBJECT></FOREIGNOBJECT></svg>'
    assert again(html) == (
        '<p viewbox="1">x</p><svg width="1" viewBox="0 0 1 1" id="a"><foreignObject></foreignObject></svg>'
    )


def test_a_drawing_can_be_written_as_xml():
    drawing = read_html('<svg viewBox="0 0 1 1"><text hidden>a &amp; b</text><path d="M0"/></svg>after')[0]
    assert write_xml(drawing) == '<svg viewBox="0 0 1 1"><text hidden="">a &amp; b</text><path d="M0"/></svg>'


def test_texts_and_elements_come_in_order():
    body = read_html("a<b>c</b>d<i class='x  y'></i>")
    assert [node if isinstance(node, str) else node.tag for node in iter_nodes(body)] == ["a", "b", "d", "i"]
    assert text_of(body) == "acd"
    assert classes_of(body[1]) == {"x", "y"}
    assert classes_of(body[0]) == frozenset()
    assert write_html(make_element("h2", "a < b", id="c")) == '<h2 id="c">a &lt; b</h2>'


@given(st.text())
def test_every_escaped_text_is_read_and_written_as_it_is(text):
    seen = "".join(c for c in text if c.isprintable() or c in " \n")  # what the pages' own escaping leaves
    html = f'<p title="{escape(seen)}">{escape(seen)}</p>'
    paragraph = read_html(html)[0]
    assert (paragraph.get("title"), text_of(paragraph)) == (seen, seen)
    assert text_of(read_html(write_html(paragraph))[0]) == seen


PIECES = (
    "<p>", "</p>", '<a href="x&amp;y" class="z">', "</a>", "<br>", "<br/>", "text &lt; more", '<svg viewBox="0 0 1 1">',
    "<linearGradient/>", "</svg>", "<title>t</title>", "<title>", "<b", "<", ">", "<!-- c -->", "<script>", "</script>",
    "<IMG SRC=x>", "<p a='b'>", "&nbsp;", "<input disabled>", "<table>", "<td>", "</table>", "</body>", "<x:y z:a=b>",
    '<svg xlink:href="a" viewbox=1>', "<body a=b>", "<html>", "<head>", "<frameset>", "\x00", "<a\"b'c>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_whatever_is_read_can_be_written_and_read_as_the_same_again(pieces):
    once = again("".join(pieces))
    assert again(once) == once
