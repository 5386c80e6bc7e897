"""Pages as a whole: every noun has its place, every link leads to one, and nothing depends on the day."""

import posixpath
import re
from html.parser import HTMLParser
from itertools import pairwise

import markdown
import pytest
from hypothesis import given, settings
from markdown.extensions.tables import TableExtension
from stories import entry, make_story, stories

from briefing import urls
from briefing.analysis.likelihood import BANDS
from briefing.corpus import Corpus
from briefing.heading_ids import HeadingIds
from briefing.load import load
from briefing.model.claim import Quote
from briefing.pages.evidence import quoted_words
from briefing.pages.reading import read_minutes
from briefing.pages.site import plan_site
from briefing.render import Renderer
from briefing.snapshots import Snapshots

CONTENTS = ("content", "tests/golden/content")
_ID = re.compile(r'\bid="([^"]+)"')
_HREF = re.compile(r'\bhref="([^":]+?)"')
_HEADING = re.compile(r"<h([1-6])")


def pages_of(corpus, wanted=lambda _: True):
    """The HTML of every page that is wanted, as MkDocs would make it but for the theme."""
    renderer = Renderer()
    for plan in filter(wanted, plan_site(corpus, Snapshots())):
        text = renderer.render(plan).split("\n---\n", 1)[1]
        converter = markdown.Markdown(
            extensions=[TableExtension(use_align_attribute=True), "md_in_html", "toc", HeadingIds()]
        )
        yield plan, converter.convert(text)


@pytest.fixture(scope="module", params=CONTENTS)
def site(request):
    corpus, problems = load(request.config.rootpath / request.param)
    assert not [p for p in problems if p.severity == "error"]
    return corpus, {plan.uri: (plan, html) for plan, html in pages_of(corpus)}


def test_every_noun_is_shown_where_links_to_it_lead(site):
    corpus, pages = site
    for story in corpus.stories.values():
        for kind, registry in story.registries().items():
            for key in registry:
                target = urls.target(kind, key, story.slug)
                html = pages[target.page][1]
                assert not target.anchor or f'id="{target.anchor}"' in html, (kind, key)
    assert all(urls.actor_page(key) in pages for key in corpus.actors)


def test_every_link_between_pages_resolves(site):
    _, pages = site
    ids = {uri: set(_ID.findall(html)) for uri, (_, html) in pages.items()}
    for uri, (_, html) in pages.items():
        for href in _HREF.findall(html):
            page, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), page)) if page else uri
            if target.endswith(".md"):
                assert target in pages, (uri, href)
                assert not anchor or anchor in ids[target], (uri, href)


def test_ids_are_unique_and_headings_do_not_jump(site):
    _, pages = site
    for uri, (_, html) in pages.items():
        ids = _ID.findall(html)
        assert len(ids) == len(set(ids)), uri
        levels = [int(level) for level in _HEADING.findall(html)]
        assert levels.count(1) == 1, uri
        assert all(after <= before + 1 for before, after in pairwise(levels)), uri


class Attributes(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {f"<{tag}>", *(name for name, _ in attrs)}


def test_no_page_has_a_tooltip_a_script_or_a_style(site):
    _, pages = site
    for uri, (_, html) in pages.items():
        parser = Attributes()
        parser.feed(html)
        assert not parser.found & {"title", "style", "<script>", "<style>", "<iframe>"}, uri
        assert not [name for name in parser.found if name.startswith("on")], uri


def test_likelihood_and_confidence_stand_apart(site):
    """Not in one list item, paragraph or table cell."""
    _, pages = site
    term = re.compile(rf"\b(?:{'|'.join(band.term for band in BANDS)}) \(\d")
    for uri, (_, html) in pages.items():
        for part in re.split(r"</?(?:p|li|td|h\d|div)\b[^>]*>", html):
            assert not (term.search(part) and re.search(r"\bconfidence\b", part)), (uri, part)


def test_a_corpus_without_briefings_has_a_home(tmp_path):
    pages = {plan.uri: html for plan, html in pages_of(Corpus(tmp_path))}
    assert "There is no briefing yet" in pages[urls.HOME]


@given(stories())
@settings(max_examples=15, deadline=None)
def test_any_story_makes_pages(made):
    corpus, story = made
    assert {plan.uri for plan, _ in pages_of(corpus)} >= {urls.claim_page("story", key) for key in story.claims}


def test_sources_of_large_stories_are_listed_with_their_claims():
    many = {f"s{i}": {} for i in range(200)}
    corpus, _ = make_story(many, {f"c{i}": [f"s{i}", f"-s{i + 1}"] for i in range(100)})
    html = {plan.uri: html for plan, html in pages_of(corpus)}[urls.story_page("story", "contested-claims")]
    assert "matrix-frame" not in html
    assert "Supported by" in html


def test_who_reports_speech_is_not_said_to_hold_it():
    corpus, story = make_story({"a": {}, "b": {}}, {"x": ["a"], "y": ["b"]}, {"d": {"claims": ("x", "y")}})
    story.claims["x"] = entry("claim", "x", story.claims["x"].noun.model_copy(update={"kind": "attribution"}))
    html = {plan.uri: html for plan, html in pages_of(corpus)}[urls.story_page("story", "contested-claims")]
    assert "<summary>According to: a</summary>" in html
    assert "<summary>Held by: b</summary>" in html


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("", 1), ("word " * 220, 1), ("word " * 1100, 5), ("*word* [@a] " * 660, 3), ("한국 " * 440, 2), ("漢" * 880, 2)],
)
def test_read_time(text, minutes):
    assert read_minutes(text) == minutes


def test_a_quote_is_shown_by_the_words_it_gives():
    assert quoted_words(Quote(exact="a b")) == "a b"
    assert quoted_words(Quote(start="a", end="b")) == "a … b"
