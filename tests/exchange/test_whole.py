"""A briefing in one file: complete, with links that lead within it, and in need of nothing else."""

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exchange import html_tree
from briefing.exchange.exported import Site
from briefing.exchange.html_tree import parse_fragment, write_html
from briefing.exchange.single_html import format_single_html, style_sheet
from briefing.exchange.whole import Part, Whole, join_parts, missing_targets
from briefing.language import ENGLISH

INDEX = """
<h1 id="t">T<a class="headerlink" href="#t">¶</a></h1>
<nav class="story-nav"><ul><li><a href="timeline.html">Timeline</a></li></ul></nav>
<p><a href="claims/x.html">X</a> <a href="timeline.html#event-a">a</a> <a href="../../methodology.html">how</a>
<a href="https://else.example/">there</a> <a href="#t">top</a></p>
<h2 id="section-take-away">Take away</h2><ul><li><a href="briefing.json">JSON</a></li></ul>
<h2 id="about">About</h2><div class="disclosure"><p>By hand.</p></div>
"""
TIMELINE = '<h1 id="t">When</h1><h2 id="event-a">A</h2><p>On 1 May.</p><div class="disclosure"><p>By hand.</p></div>'
CLAIM = (
    '<h1 id="x">X</h1><p><a href="../index.html">back</a></p><svg viewBox="0 0 1 1" aria-labelledby="n"><title id="n">'
    'P</title></svg><h2 id="section-cite">Cite</h2><details class="copy">@online</details><h2 id="y">After</h2>'
)
PARTS = (
    Part("briefings/s/index.md", INDEX), Part("briefings/s/timeline.md", TIMELINE),
    Part("briefings/s/claims/x.md", CLAIM),
)  # fmt: skip


def whole(*, url="", title="T", parts=PARTS):
    return Whole("s", title, ENGLISH, "2026-01-05", ("A",), "In short.", join_parts("s", parts, Site(url=url)))


def html_of(**options):
    return "".join(write_html(section) for section in whole(**options).sections)


def test_every_page_is_a_section_in_reading_order_and_claims_come_last():
    assert re.findall('<section id="(.*?)">', html_of()) == ["index", "timeline", "claims", "claims-x"]


def test_links_between_pages_lead_within_the_whole():
    html = html_of()
    for link in ('<a href="#claims-x">X</a>', '<a href="#timeline--event-a">a</a>', '<a href="#index--t">top</a>'):
        assert link in html
    assert '<a href="https://else.example/">there</a>' in html
    assert missing_targets(whole().sections) == set()


def test_a_link_to_another_page_of_the_site_is_kept_only_where_the_site_is_public():
    assert "<span>how</span>" in html_of()
    assert '<a href="https://x.example/methodology.html">how</a>' in html_of(url="https://x.example/")


def test_headings_make_one_outline():
    found = re.findall(r"<(h\d)[^>]*>(.*?)</", html_of())
    assert found == [
        ("h1", "T"), ("h2", "About"), ("h2", "When"), ("h3", "A"), ("h2", "Claims"), ("h3", "X"), ("h4", "After"),
    ]  # fmt: skip


def test_what_serves_only_on_a_page_is_left_out_and_what_repeats_is_said_once():
    html = html_of()
    for gone in ("¶", "story-nav", "briefing.json", "@online", "Cite"):
        assert gone not in html
    assert html.count("By hand.") == 1


def test_ids_are_unique_and_what_names_them_follows():
    html = html_of()
    ids = re.findall(' id="(.*?)"', html)
    assert len(ids) == len(set(ids))
    assert 'viewBox="0 0 1 1" aria-labelledby="claims-x--n"' in html


@pytest.mark.parametrize("text", ["</title><script>alert(1)</script>", '"><img src=x onerror=y>', "&lt;b&gt;"])
def test_hostile_titles_are_shown_and_do_nothing(text):
    html = format_single_html(whole(title=text))
    assert "<script" not in html
    assert "<img" not in html
    assert parse_fragment(html[html.index("<title>") :]).children[0].text() == text


def test_the_file_asks_for_nothing_and_its_policy_fits_its_style():
    html = format_single_html(whole())
    wanted = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{wanted}&#x27;" in html
    assert re.findall(r"<style>(.*?)</style>", html, re.DOTALL) == [style_sheet()]
    assert not re.search(r"<(script|link|iframe|object|embed|base)\b|\sstyle=|\son\w+=|@import|url\(", html)


def test_a_picture_that_would_have_to_be_fetched_is_told_in_words():
    html = html_of(parts=(Part("briefings/s/index.md", '<h1>T</h1><p><img src="a.png" alt="A &lt;port&gt;"></p>'),))
    assert "<p><span>[A &lt;port&gt;]</span></p>" in html


def test_html_is_written_as_it_was_read():
    html = '<p class="a">1 &lt; 2 &amp; <br>é</p><svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient></svg>'
    assert write_html(parse_fragment(html)) == html
    assert write_html(parse_fragment("<ul><li>a<li>b</ul></p>c")) == "<ul><li>a<li>b</li></li></ul>c"


PIECES = (
    "<p>", "</p>", '<a href="x&amp;y" class="z">', "</a>", "<br>", "<br/>", "text &lt; more", '<svg viewBox="0 0 1 1">',
    "<linearGradient/>", "</svg>", "<title>t</title>", "<title>", "<b", "<", ">", "<!-- c -->", "<script>", "</script>",
    "<IMG SRC=x>", "<p a='b'>", "&nbsp;", "<input disabled>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_html_that_is_written_plainly_is_read_as_any_other(pieces):
    html = "".join(pieces)
    parser = html_tree._Builder()  # noqa: SLF001 — the way that is taken for whatever is not plain
    parser.feed(html)
    parser.close()
    assert html_tree.parse_fragment(html) == parser.root
