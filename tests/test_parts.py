"""Long lists: cut into parts that a browser can carry, with every entry where its addresses lead."""

import posixpath
import re
import sys
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT
from stories import make_story
from test_pages_site import pages_of

from briefing import urls
from briefing.load import load
from briefing.pages.parts import HEADING_WEIGHT, LIST_LIMIT, PAGE_LIMIT, THEME_WEIGHT, cut, parts_of, place_of

sys.path.insert(0, str(ROOT / "benchmarks"))
from generate import write_corpus
from synthetic_story import Shape

SHAPES = {
    "as in the acceptance": Shape(sources=1000, actors=150, events=800, claims=1500),
    "Arabic, with what layouts break on": Shape(
        sources=240, actors=90, events=200, claims=400, scenarios=60, language="ar", extreme=True
    ),
    "Korean, everything on two sources": Shape(sources=2, actors=60, events=300, claims=900, language="ko"),
}
_ID = re.compile(r'\bid="([^"]+)"')


@cache
def corpus_of(shape, folder):
    write_corpus(folder, 1, shape)
    corpus, problems = load(folder)
    assert not [problem for problem in problems if problem.severity == "error"]
    return corpus


@pytest.fixture(scope="module", params=SHAPES.values(), ids=SHAPES)
def story(request, tmp_path_factory):
    corpus = corpus_of(request.param, tmp_path_factory.mktemp("large"))
    return corpus, next(iter(corpus.stories.values()))


@pytest.fixture(scope="module")
def pages(story):
    """The HTML of every page but those of claims and actors, of which there are many and each is small."""
    return {plan.uri: html for plan, html in pages_of(story[0], lambda plan: plan.kind not in {"claim", "actor"})}


@given(st.lists(st.integers(0, 50)), st.integers(1, 60))
def test_a_cut_keeps_every_item_in_order_and_no_part_is_too_heavy(weights, limit):
    parts = cut(list(enumerate(weights)), lambda item: item[1], limit)
    assert [item for part in parts for item in part] == list(enumerate(weights))
    assert all(len(part) == 1 or sum(weight for _, weight in part) <= limit for part in parts if part)
    assert all(parts[1:])


def test_a_cut_never_makes_two_parts_of_what_fits_on_one():
    assert cut("abcd", lambda _: 25, 100) == (("a", "b", "c", "d"),)


def test_no_page_is_heavier_than_the_limit(pages):
    headings = {uri: html.count("<h2") + html.count("<h3") for uri, html in pages.items()}
    # the table of contents names every heading again
    weights = {uri: len(html.encode()) + HEADING_WEIGHT * headings[uri] + THEME_WEIGHT for uri, html in pages.items()}
    assert {uri: weight for uri, weight in weights.items() if weight > PAGE_LIMIT} == {}


def test_every_entry_stands_where_links_lead_and_its_first_address_still_leads_to_it(story, pages):
    _, found = story
    ids = {uri: _ID.findall(html) for uri, html in pages.items()}
    for kind, registry in found.registries().items():
        for key in registry if kind != "claim" else ():
            first, now = urls.target(kind, key, found.slug), place_of(found, kind, key)
            assert ids[now.page].count(now.anchor) == 1
            assert ids[first.page].count(first.anchor) == 1
            if first != now:
                line = re.search(rf'id="{first.anchor}".*?href="([^"]+)"', pages[first.page], re.DOTALL)
                assert line
                assert posixpath.join(posixpath.dirname(first.page), line[1]) == f"{now.page}#{now.anchor}"


def test_headings_of_parts_do_not_jump(pages):
    for uri, html in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels[0] == 1, uri
        assert all(after <= before + 1 for before, after in pairwise(levels)), uri


def test_every_part_is_reached_from_the_index_and_from_its_neighbours(story, pages):
    _, found = story
    for section in ("sources", "timeline", "contested-claims"):
        first, parts = urls.story_page(found.slug, section), parts_of(found, section)
        for number in range(1, len(parts) + 1) if len(parts) > 1 else ():
            page = urls.part_page(found.slug, section, number)
            assert f'href="{section}/{number}.md"' in pages[first]
            assert f'href="../{section}.md"' in pages[page]
            assert number == 1 or f'href="{number - 1}.md"' in pages[page]


def test_a_short_list_is_one_page_without_an_index():
    corpus, story = make_story({f"s{n}": {} for n in range(40)}, {f"c{n}": [f"s{n}"] for n in range(40)})
    pages = {plan.uri: html for plan, html in pages_of(corpus)}
    assert len(parts_of(story, "sources")) == 1
    assert urls.part_page("story", "sources", 1) not in pages
    assert "part-index" not in pages[urls.story_page("story", "sources")]
    assert place_of(story, "source", "s1") == urls.target("source", "s1", "story")


def test_an_index_without_room_for_titles_keeps_every_address():
    number = LIST_LIMIT // 150
    corpus, _ = make_story({f"s{n}": {"title": f"T{n} " + "long " * 20} for n in range(number)})
    pages = {plan.uri: html for plan, html in pages_of(corpus, lambda plan: plan.uri.endswith("/sources.md"))}
    html = pages[urls.story_page("story", "sources")]
    assert "part-index--dense" in html
    assert {f"source-s{n}" for n in range(number)} <= set(_ID.findall(html))
    assert len(html.encode()) + THEME_WEIGHT < PAGE_LIMIT
