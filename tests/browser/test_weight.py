"""A first visit is light, and does not carry the search index before somebody searches."""

import gzip
from urllib.parse import urlsplit

import pytest

from briefing.pages.parts import PAGE_LIMIT

pytestmark = pytest.mark.browser

OVERVIEW = "briefings/korea-purl/index.html"


@pytest.fixture
def fetched(browser, hosted, site):
    context = browser.new_context()
    page, files = context.new_page(), {}

    def note(request):
        path = site / urlsplit(request.url).path.lstrip("/")
        if path.is_file():
            files[path.relative_to(site).as_posix()] = len(gzip.compress(path.read_bytes(), 6))

    page.on("request", note)
    page.goto(hosted + OVERVIEW, wait_until="networkidle")
    yield page, files
    context.close()


def test_a_first_visit_is_light(fetched):
    _, files = fetched
    assert OVERVIEW in files
    assert sum(files.values()) < 300_000
    assert sum(size for path, size in files.items() if path.endswith(".js")) < 100_000


def test_no_page_is_heavier_than_the_limit(site):
    pages = [path for path in site.rglob("*.html") if not path.name.endswith("-briefing.html")]
    assert len(pages) > 100
    assert {str(path): path.stat().st_size for path in pages if path.stat().st_size > PAGE_LIMIT} == {}


def test_the_search_index_comes_with_the_first_search(fetched):
    page, files = fetched
    assert not [path for path in files if "search_index" in path]
    page.keyboard.press("f")
    page.keyboard.type("calibration")
    page.locator(".md-search-result__item").first.wait_for()
    assert "search/search_index.json" in files


def test_words_that_were_searched_for_are_marked_on_the_page(fetched, hosted):
    page, _ = fetched
    page.goto(f"{hosted}glossary.html?h=claim")
    page.locator("article mark").first.wait_for()
