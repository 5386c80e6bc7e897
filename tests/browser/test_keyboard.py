"""Everything works by keyboard, and at high zoom."""

import re

import pytest
from playwright.sync_api import expect
from running import wait_until

pytestmark = pytest.mark.browser

CONTESTED = "briefings/korea-purl/contested-claims.html"
OVERVIEW = "briefings/korea-purl/index.html"
AT = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const ring = at.matches(".md-option") ? at.nextElementSibling : at; // a hidden choice, with its icon for a label
  const style = getComputedStyle(ring);
  const box = ring.getBoundingClientRect();
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const inside = box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  return { name: at.outerHTML.slice(0, 120), seen: shown && inside };
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(
  (e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).length"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", [OVERVIEW, CONTESTED])
def test_tab_goes_through_the_page_and_is_seen_at_every_stop(visit, address, width):
    page = visit(viewport={"width": width, "height": 800}, reduced_motion="reduce").go(address)
    most = page.evaluate(REACHABLE)
    unseen, stops = [], 0
    while stops <= most:
        page.keyboard.press("Tab")
        at = page.evaluate(AT)
        if at is None:
            break
        stops += 1
        if not at["seen"]:
            unseen.append(at["name"])
    assert unseen == []
    assert most - 3 <= stops <= most, "something is out of reach, or the keyboard is trapped"


def test_the_first_stop_leads_past_the_navigation(visit):
    page = visit().go(OVERVIEW)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article, .md-path') !== null")


def test_the_drawer_opens_and_closes(visit):
    page = visit(viewport={"width": 360, "height": 740}, reduced_motion="reduce").go(OVERVIEW)
    button = page.get_by_role("button", name="Navigation", exact=True)
    link = page.locator(".md-nav--primary").get_by_role("link", name="Timeline")
    assert link.count() == 0
    for key in ("Enter", "Space"):
        button.focus()
        page.keyboard.press(key)
        expect(button).to_have_attribute("aria-expanded", "true")
        link.wait_for()
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_a_key_opens_the_search_and_escape_closes_it(visit, key):
    page = visit().go(OVERVIEW)
    box, field = page.get_by_role("dialog", name="Search"), page.get_by_role("searchbox")
    page.keyboard.press(key)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)


def test_arrows_go_through_what_was_found_and_enter_opens_it(visit):
    page = visit().go(OVERVIEW)
    field, results = page.get_by_role("searchbox"), page.locator(".search-results a")
    page.keyboard.press("f")
    expect(field).to_be_focused()
    page.keyboard.type("Zakharova")
    expect(results.nth(1)).to_have_attribute("href", re.compile("h=Zakharova#?"))
    for key, at in (("ArrowDown", results.nth(0)), ("ArrowDown", results.nth(1)), ("ArrowUp", results.nth(0))):
        page.keyboard.press(key)
        expect(at).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**?h=Zakharova*")


def test_the_button_that_opened_the_search_has_the_focus_again(visit):
    page = visit().go(OVERVIEW)
    button = page.get_by_role("button", name="Search", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("button", name="Close the search").press("Enter")
    expect(button).to_be_focused()


def test_a_letter_that_is_typed_into_a_field_opens_no_search(visit):
    page = visit().go(CONTESTED)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.locator("[name=matrix-text]").press_sequentially("fs/")
    expect(page.locator("[name=matrix-text]")).to_have_value("fs/")
    expect(page.locator("dialog.search")).not_to_be_visible()


def test_the_table_of_all_against_all_scrolls_in_a_place_with_a_name(visit):
    page = visit(viewport={"width": 360, "height": 740}).go(CONTESTED)
    frame = page.get_by_role("region", name="claims against")
    frame.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.matrix-frame').scrollLeft > 0")


@pytest.mark.parametrize("width", [640, 320], ids=["200 %", "400 %"])
def test_no_page_scrolls_sideways_when_zoomed(visit, site, width):
    reader = visit(viewport={"width": width, "height": 512})
    pages = [*site.glob("*.html"), *site.glob("briefings/*/*.html")]
    for address in (path.relative_to(site).as_posix() for path in pages if path.name != "404.html"):
        page = reader.go(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_nothing_moves_for_those_who_asked_for_it(visit):
    page = visit(reduced_motion="reduce").go(OVERVIEW)
    moving = "e => getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).animationName !== 'none'"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({moving}).length") == 0
