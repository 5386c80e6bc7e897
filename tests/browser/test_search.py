"""Search answers, hosted and from disk, in every script, and leads to the place."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def _search(page, words):
    page.keyboard.press("f")
    page.wait_for_timeout(300)
    page.keyboard.type(words)
    page.keyboard.press("Shift")  # Material listens for keys, and text in another script comes without one
    answer = page.locator(".md-search-result__meta", has_text="matching")
    answer.wait_for()
    return answer  # still to change, while keys and the index come in


def test_search_finds_a_word_and_leads_to_where_it_stands(visit):
    reader = visit()
    page = reader.go("about.html")
    expect(_search(page, "calibration")).not_to_have_text("No matching documents")
    link = page.locator(".md-search-result__link").first
    assert "calibration" in page.locator(".md-search-result__item").first.inner_text().lower()
    link.click()
    page.wait_for_url(lambda url: "about.html" not in url)
    assert "calibration" in page.locator("article.md-content__inner").inner_text().lower()
    assert reader.faults == []


def test_search_finds_the_beginning_of_a_word(visit):
    page = visit().go("index.html")
    expect(_search(page, "calibra")).not_to_have_text("No matching documents")


def test_search_finds_words_in_other_scripts_than_the_latin(visit):
    page = visit().go("index.html")
    expect(_search(page, "Захарова")).not_to_have_text("No matching documents")


def test_search_says_so_when_it_finds_nothing(visit):
    page = visit().go("index.html")
    expect(_search(page, "xyzzyplugh")).to_have_text("No matching documents")


def test_search_works_from_a_page_deep_in_the_site(visit, site):
    claim = next(iter(sorted((site / "briefings").glob("*/claims/*.html"))))
    reader = visit()
    page = reader.go(claim.relative_to(site).as_posix())
    expect(_search(page, "glossary")).not_to_have_text("No matching documents")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(lambda url: "/claims/" not in url)
    assert reader.faults == []
