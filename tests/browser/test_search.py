"""Search answers, hosted and from disk, with what was found as such, and leads to the place."""

import random
import re
from urllib.parse import unquote

import pytest
from lxml import etree
from playwright.sync_api import expect
from running import wait_until

pytestmark = pytest.mark.browser

OVERVIEW = "briefings/korea-purl/index.html"
PHONE = {"width": 360, "height": 740}

FOUND = """async (query) => {
  const search = briefingSearch;
  await Promise.all(["words", "index", "results"].map(search.part));
  const words = search.readQuery(query);
  const pages = new Set();
  for (const { name } of await search.findUnits(words, "")) {
    const unit = await search.unit(name);
    for (const section of search.findSections(unit, words)) pages.add(section.page);
  }
  return [...pages];
}"""
"""All pages that a query finds, once everything is shown."""


def _search(page, words):
    page.keyboard.press("f")
    expect(page.locator("dialog.search")).to_be_visible()
    page.keyboard.type(words)
    expect(page.locator(".search-status")).to_contain_text(re.compile(r"found|places"))
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    return page.locator(".search-result")


def test_a_claim_is_found_as_such_and_leads_to_its_page(visit):
    reader = visit()
    page = reader.go("about.html")
    results = _search(page, "asymmetric")
    claim = results.filter(has=page.get_by_text("Claim", exact=True)).first
    expect(claim.locator(".search-title")).to_contain_text("asymmetric")
    expect(claim.locator(".search-fact")).to_contain_text("origin")
    expect(page.locator(".search-group h2").first).to_have_text("South Korea, PURL and Russia's warning")
    claim.click()
    page.wait_for_url("**/claims/**")
    expect(page.locator("h1")).to_contain_text("asymmetric")
    assert reader.faults == []


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("track record", "Page", "Track record"),
        ("Zakharova warns of", "Event", "Zakharova warns"),
        ("Maria Zakharova", "Actor", "Maria Zakharova"),
        ("South Korea, PURL and", "Briefing", "South Korea, PURL and Russia's warning"),
    ],
)
def test_what_bears_the_words_as_its_title_comes_first(visit, words, kind, title):
    first = _search(visit().go("index.html"), words).first
    expect(first.locator(".search-kind")).to_have_text(kind)
    expect(first.locator(".search-title")).to_contain_text(title)


def test_an_event_has_its_date_and_leads_to_its_place(visit):
    reader = visit()
    page = reader.go("index.html")
    event = _search(page, "Zakharova warns of").first
    expect(event.locator(".search-fact")).to_contain_text("2026")
    event.click()
    page.wait_for_url("**/timeline.html?h=*#event-*")
    assert reader.faults == []


def test_words_are_found_by_how_they_begin_and_in_other_scripts(visit):
    page = visit().go("index.html")
    results = _search(page, "calibra")
    expect(results.first).to_contain_text(re.compile("calibra", re.IGNORECASE))
    for typed in ("Захарова", "ЗАХАР"):
        page.get_by_role("searchbox").fill(typed)
        expect(results.first.locator(".search-title")).to_have_text("Maria Zakharova")


def test_nothing_found_is_said_and_so_are_places_with_some_of_the_words(visit):
    page = visit().go("index.html")
    results = _search(page, "xyzzyplugh")
    expect(page.get_by_role("status").last).to_have_text("Nothing found for “xyzzyplugh”.")
    expect(results).to_have_count(0)
    page.get_by_role("searchbox").fill("xyzzyplugh Zakharova")
    expect(page.locator(".search-status")).to_contain_text("some of them")
    expect(results.first).to_contain_text("Zakharova")


def test_search_works_from_a_page_deep_in_the_site(visit, site):
    claim = next(iter(sorted((site / "briefings").glob("*/claims/*.html"))))
    reader = visit()
    page = reader.go(claim.relative_to(site).as_posix())
    _search(page, "glossary").first.click()
    page.wait_for_url(lambda url: "/claims/" not in url)
    assert reader.faults == []


def test_on_a_briefing_only_this_one_can_be_searched(visit):
    page = visit().go("index.html")
    page.keyboard.press("f")
    expect(page.get_by_role("checkbox", name="Only this briefing")).to_have_count(0)
    page = visit().go(OVERVIEW)
    _search(page, "Zakharova")
    across = page.get_by_role("heading", name="Across briefings")
    expect(across).to_be_visible()
    page.get_by_role("checkbox", name="Only this briefing").check()
    expect(across).to_have_count(0)
    expect(page.locator(".search-group")).to_have_count(1)


def test_what_is_not_shown_at_first_can_be_had(visit):
    page = visit().go(OVERVIEW)
    results = _search(page, "Korea")
    group = page.locator(".search-group", has=page.get_by_role("heading", name="South Korea, PURL"))
    expect(group.locator("a")).to_have_count(4)
    group.get_by_role("button", name="more here").click()
    expect(group.get_by_role("button")).to_have_count(0)
    expect(group.locator("a").nth(4)).to_be_focused()
    before = results.count()
    page.get_by_role("button", name="Show more").click()
    expect(results.nth(before)).to_be_attached()


def test_words_that_were_searched_for_are_marked_on_the_page(visit):
    reader = visit()
    page = reader.go("glossary.html?h=claim")
    wait_until(page, "CSS.highlights.get('search')?.size > 0")
    marked = page.evaluate("[...CSS.highlights.get('search')].map(String)")
    assert {text.lower() for text in marked} == {"claim"}
    assert reader.faults == []


def test_a_link_can_hold_a_search(visit):
    page = visit().go("index.html?q=calibration")
    expect(page.locator(".search-result").first).to_contain_text(re.compile("calibration", re.IGNORECASE))


def test_the_box_fills_a_phone_and_its_results_do_not_scroll_sideways(visit):
    page = visit(viewport=PHONE).go(OVERVIEW)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("Zakharova")
    expect(page.locator(".search-result").first).to_be_visible()
    assert page.locator("dialog.search").bounding_box() == {"x": 0, "y": 0, **PHONE}
    assert page.evaluate("document.querySelector('.search-results').scrollWidth") <= PHONE["width"]


def test_without_scripts_there_is_a_way_to_the_lists_and_no_search(visit):
    page = visit(java_script_enabled=False).page
    page.goto(visit().base + OVERVIEW)
    expect(page.get_by_role("button", name="Search")).to_have_count(0)
    expect(page.locator(".search-none")).to_contain_text("Search needs scripts.")
    page.locator(".search-none a").click()
    expect(page.locator("h1")).to_contain_text("Topics and places")


def _words_of_pages(site):
    """Of each page that can be found, some words of its text, taken from the finished page as a reader has it."""
    chance = random.Random(1)  # noqa: S311 — the same words in every run
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        left_out = ("/as-of/", "/changes/", "-briefing.html", "404.html")
        if any(part in address for part in left_out):
            continue
        tree = etree.HTML(path.read_text(encoding="utf-8"))
        (article,) = tree.xpath("//article[contains(@class, 'md-content__inner')]")
        around = "headerlink cite share source-file correction-request"  # what pages have besides their text
        unsaid = f"nav or ancestor::*[contains(' {around} ', concat(' ', @class, ' '))]"
        texts = article.xpath(f".//text()[not(ancestor::{unsaid})]")
        words = sorted({word for text in texts for word in re.findall(r"[^\W_]{2,}", str(text))})
        yield address, chance.sample(words, min(3, len(words)))


def test_every_word_of_every_page_finds_it(visit, site):
    page = visit().go("index.html")
    missed = {}
    for address, words in _words_of_pages(site):
        for word in words:
            if address not in map(unquote, page.evaluate(FOUND, word)):
                missed.setdefault(address, []).append(word)
    assert missed == {}
