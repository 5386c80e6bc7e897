"""The site can be read: on a phone, in the dark, without scripts, with the keyboard."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

OVERVIEWS = "briefings/*/*.html"
TEXT = ":is(article.md-content__inner, body:not(:has(article.md-content__inner)))"
"""A page's own text; files that stand alone have nothing else."""


def _pages(site):
    claim = next(iter(sorted(site.glob("briefings/*/claims/*.html"))))
    actor = next(iter(sorted(site.glob("actors/*.html"))))
    pages = [*sorted(site.glob("*.html")), *sorted(site.glob(OVERVIEWS)), claim, actor]
    return [path.relative_to(site).as_posix() for path in pages if path.name != "404.html"]


def test_no_page_scrolls_sideways_on_a_phone(visit, site):
    reader = visit(viewport={"width": 360, "height": 740})
    wide = {}
    for address in _pages(site):
        page = reader.go(address)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[address] = width
    assert wide == {}


def _scheme(page):
    return page.evaluate("document.body.dataset.mdColorScheme")


def test_colours_follow_the_system_from_the_first_moment(visit):
    reader = visit(color_scheme="dark")
    reader.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => { window.early = document.body.dataset.mdColorScheme; });"""
    )
    page = reader.go("index.html")
    assert page.evaluate("window.early") == "slate"
    assert _scheme(page) == "slate"


def test_the_readers_choice_of_colours_holds_on_the_next_page(visit):
    reader = visit(color_scheme="light")
    page = reader.go("index.html")
    assert _scheme(page) == "default"
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    reader.go("about.html")
    assert _scheme(page) == "slate"
    page.get_by_title("Switch to light colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert reader.faults == []


def test_what_is_printed_is_dark_on_light_and_unfolded(visit):
    reader = visit(color_scheme="dark", viewport={"width": 360, "height": 740})  # folded, as on a phone
    page = reader.go("briefings/korea-purl/contested-claims.html")
    folded = page.locator("details.position-evidence:not([open]) q").first
    folded.wait_for(state="attached")
    assert not folded.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert folded.is_visible()
    ink = page.locator("article p").first.evaluate("e => getComputedStyle(e).color")
    assert sum(int(part) for part in ink.removeprefix("rgb(").removesuffix(")").split(",")) < 200


def test_everything_can_be_read_without_scripts(visit, site):
    reader = visit(java_script_enabled=False)
    for address in _pages(site):
        reader.page.goto(reader.base + address)
        assert reader.page.locator(f"{TEXT} h1").first.is_visible()
        assert len(reader.page.locator(TEXT).inner_text()) > 100
        if reader.page.locator("nav.md-nav--primary").count():
            assert reader.page.locator("nav.md-nav--primary a.md-nav__link:visible").count() > 1


def test_links_within_text_differ_from_it_by_more_than_colour(visit):
    page = visit().go("about.html")
    lines = page.locator("article p a:not(.headerlink)").evaluate_all(
        "links => links.map(link => getComputedStyle(link).textDecorationLine)"
    )
    assert lines
    assert set(lines) == {"underline"}


def test_the_search_dialog_has_a_name(visit):
    page = visit().go("index.html")
    assert page.locator("dialog.search").get_attribute("aria-label")


def test_tables_that_scroll_can_be_reached_by_keyboard(visit, site):
    reader = visit(viewport={"width": 360, "height": 740})
    for address in _pages(site):
        page = reader.go(address)
        if not page.locator("#__config").count():
            continue  # a file that stands alone, in which wide tables are left to the browser
        stuck = page.locator(TEXT).evaluate(
            """article => [...article.querySelectorAll("*")]
                 .filter((e) => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX))
                 .filter((e) => e.tabIndex < 0)
                 .map((e) => `${e.tagName}.${e.className}`)"""
        )
        assert stuck == [], address
