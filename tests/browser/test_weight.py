"""A first visit is light, and carries nothing of the search before somebody searches."""

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


def test_a_search_fetches_what_it_needs_when_it_is_asked(fetched):
    page, files = fetched
    assert [path for path in files if "search/" in path] == ["assets/javascripts/search/open.js"]
    page.keyboard.press("f")
    page.get_by_role("searchbox").fill("calibration")
    page.locator(".search-result").first.wait_for()
    assert "search/directory.js" in files
    assert len([path for path in files if path.startswith("search/terms/")]) == 1
    assert sum(size for path, size in files.items() if path.startswith("search/units/")) < 300_000
