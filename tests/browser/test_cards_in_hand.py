"""What stands behind a citation is shown where it is, however it is reached, and its number stays a link."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

OVERVIEW = "briefings/korea-purl/index.html"
NUMBER = "h2:has-text('Why it matters') ~ p .cite[data-about] a"


@pytest.fixture
def overview(visit):
    opened = visit(viewport={"width": 1280, "height": 900})
    yield opened.go(OVERVIEW)
    assert not opened.faults


def _card(page):
    return page.locator(".citation-card")


def test_a_number_that_is_pointed_at_shows_its_source_and_its_words_on_the_point(overview):
    number = overview.locator(NUMBER).first
    number.hover()
    card = _card(overview)
    expect(card).to_be_visible()
    expect(card.locator(".citation-title")).not_to_be_empty()
    expect(card.locator(".citation-by strong")).not_to_be_empty()
    expect(card.locator("blockquote q")).not_to_be_empty()
    expect(card.locator(".citation-standing .counts")).to_have_text(re.compile(r"\d+ reports?, \d+ origins?"))
    expect(card.locator(".production")).to_be_visible()
    expect(card.get_by_role("link").last).to_have_attribute("href", re.compile(r"sources\.html#source-"))


def test_the_card_can_be_pointed_at_and_goes_when_the_pointer_leaves(overview):
    overview.locator(NUMBER).first.hover()
    card = _card(overview)
    expect(card).to_be_visible()
    card.hover()
    overview.wait_for_timeout(500)  # longer than a card stays without a pointer
    expect(card).to_be_visible()
    overview.locator("h1").hover()
    expect(card).to_have_count(0)


def test_a_card_opens_with_focus_leads_on_by_arrow_and_closes_with_escape(overview):
    number = overview.locator(NUMBER).first
    number.scroll_into_view_if_needed()
    overview.keyboard.press("Tab")  # from here on the keyboard is in use
    number.focus()
    card = _card(overview)
    expect(card).to_be_visible()
    expect(number).to_have_attribute("aria-describedby", "citation-card")
    expect(card).to_have_attribute("aria-label", re.compile(r"\d"))
    step = card.get_by_role("link").first
    overview.keyboard.press("ArrowDown")
    expect(step).to_be_focused()
    overview.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(number).to_be_focused()
    expect(number).not_to_have_attribute("aria-describedby", "citation-card")


def test_a_tap_opens_the_card_and_the_next_one_follows_the_number(visit):
    opened = visit(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    page = opened.go(OVERVIEW)
    number = page.locator(NUMBER).first
    number.tap()
    card = _card(page)
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    number.tap()
    page.wait_for_url(re.compile(r"sources\.html#source-"))
    assert not opened.faults


def test_without_scripts_a_number_is_a_link_to_its_source(visit):
    opened = visit(java_script_enabled=False)
    opened.page.goto(opened.base + OVERVIEW)
    number = opened.page.locator(NUMBER).first
    expect(number).to_have_attribute("href", re.compile(r"sources\.html#source-"))
    number.click()
    opened.page.wait_for_url(re.compile(r"sources\.html#source-"))
