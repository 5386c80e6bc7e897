"""A briefing in one file: complete, with links that lead within it, and in need of nothing else."""

import base64
import hashlib
import re

import pytest

from briefing.exchange.exported import Site
from briefing.exchange.single_html import format_single_html, style_sheet
from briefing.exchange.whole import Joining, Whole
from briefing.html_tree import read_html, text_of
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
PAGES = {"index.md": INDEX, "timeline.md": TIMELINE, "claims/x.md": CLAIM}


def whole(*, url="", title="T", pages=PAGES):
    contents = {f"briefings/s/{name}": read_html(html) for name, html in pages.items()}
    joining = Joining("s", contents, Site(url=url))
    for uri, content in contents.items():
        joining.take(uri, content)
    return Whole("s", title, ENGLISH, "2026-01-05", ("A",), "In short.", joining.sections())


def html_of(**options):
    return "".join(section.html for section in whole(**options).sections)


def missing_targets(html):
    ids = re.findall(' id="(.*?)"', html)
    return {target for target in re.findall(' href="#(.*?)"', html) if target not in ids}


def test_every_page_is_a_section_in_reading_order_and_claims_come_last():
    assert re.findall('<section id="(.*?)">', html_of()) == ["index", "timeline", "claims", "claims-x"]


def test_links_between_pages_lead_within_the_whole():
    html = html_of()
    for link in ('<a href="#claims-x">X</a>', '<a href="#timeline--event-a">a</a>', '<a href="#index--t">top</a>'):
        assert link in html
    assert '<a href="https://else.example/">there</a>' in html
    assert missing_targets(html_of()) == set()


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
    assert text_of(next(read_html(html[html.index("<title>") :]).iter("title"))) == text


def test_the_file_asks_for_nothing_and_its_policy_fits_its_style():
    html = format_single_html(whole())
    wanted = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{wanted}&#x27;" in html
    assert re.findall(r"<style>(.*?)</style>", html, re.DOTALL) == [style_sheet()]
    assert not re.search(r"<(script|link|iframe|object|embed|base)\b|\sstyle=|\son\w+=|@import|url\(", html)


def test_a_picture_that_would_have_to_be_fetched_is_told_in_words():
    html = html_of(pages={"index.md": '<h1>T</h1><p><img src="a.png" alt="A &lt;port&gt;"></p>'})
    assert "<p><span>[A &lt;port&gt;]</span></p>" in html


def test_what_is_left_out_takes_no_text_beside_it_along():
    page = "<h1>T</h1><p>one <a class='headerlink' href='#t'>¶</a> two <span class='copy x'>C</span>three</p>"
    assert "<p>one  two three</p>" in html_of(pages={"index.md": page})


def test_a_section_is_left_out_with_its_texts_up_to_the_next_heading_of_its_rank():
    page = (
        "<h1>T</h1>before<h2 id='section-cite'>Cite</h2>gone<h3>Gone</h3><p>gone</p>"
        "<h2 id='section-take-away'>Take</h2>gone<div><h2>Kept by no one</h2></div><h2>After</h2>kept"
    )
    assert html_of(pages={"index.md": page}) == ('<section id="index"><h1>T</h1>before<h2>After</h2>kept</section>')


def test_links_to_what_moved_to_other_pages_lead_there():
    index = (
        "<h1>S</h1><div class='part-index x'><ul><li id='source-a'><a href='sources/2.html#source-a'>A</a></li></ul>"
        "</div><p><a href='#source-a'>cited</a></p>"
    )
    pages = {"sources.md": index, "sources/2.md": "<h2 id='source-a'>A</h2>"}
    assert '<a href="#sources-2--source-a">cited</a>' in html_of(pages=pages)


def test_no_script_or_style_of_a_page_comes_into_the_whole():
    page = "<h1>T</h1><script>1</script>a<svg><style>b{}</style><path d='M0 0'/></svg>"
    html = html_of(pages={"index.md": page})
    assert html == '<section id="index"><h1>T</h1>a<svg><path d="M0 0"></path></svg></section>'
