"""What pages do besides being read: the table can be searched and sorted, references copied, closed parts opened."""

import re

import pytest
from playwright.sync_api import expect
from running import wait_until

pytestmark = pytest.mark.browser

CONTESTED = "briefings/korea-purl/contested-claims.html"
CLAIM = "briefings/korea-purl/claims/purl-began-2025.html"
ROWS = "table.matrix tbody tr:visible"


def test_the_table_is_searched_and_filtered(visit):
    reader = visit()
    page = reader.go(CONTESTED)
    everything = page.locator(ROWS).count()
    page.get_by_label("Find in claims").fill("pantsir")
    found = page.locator(ROWS)
    assert 0 < found.count() < everything
    assert all("pantsir" in text.lower() for text in found.locator("th").all_text_contents())
    assert re.fullmatch(
        rf"{found.count()} of {everything} claims shown", page.locator("[role=status]").last.inner_text()
    )
    page.get_by_label("Find in claims").fill("")
    page.get_by_label("Standing").select_option("disputed")
    assert all("disputed" in text for text in page.locator(f"{ROWS} .matrix-standing").all_text_contents())
    page.get_by_label("Standing").select_option("")
    page.get_by_label("only where sources disagree").check()
    assert 0 < page.locator(ROWS).count() < everything
    assert not reader.faults


def test_the_table_is_sorted_by_keyboard(visit):
    page = visit().go(CONTESTED)
    first = page.locator("table.matrix tbody th").all_text_contents()
    heading = page.locator("table.matrix thead th").nth(1)
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    ranks = [int(cell.get_attribute("data-rank")) for cell in page.locator(".matrix-standing").all()]
    assert ranks == sorted(ranks)
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    page.locator("table.matrix thead th").first.get_by_role("button").click()
    assert page.locator("table.matrix tbody th").all_text_contents() == first


def test_without_scripts_the_table_is_whole_and_nothing_dead_is_shown(visit):
    reader = visit(java_script_enabled=False)
    page = reader.page
    page.goto(reader.base + CONTESTED)
    assert page.locator(ROWS).count() > 50
    assert page.locator(".matrix-tools").is_hidden()
    assert page.locator("table.matrix button").count() == 0


def test_a_reference_is_copied_or_at_least_selected(visit):
    reader = visit()
    page = reader.go(CLAIM)
    details = page.locator("details.copy").first
    details.locator("summary").click()
    details.get_by_role("button").click()
    copied = 'document.querySelector("details.copy button").textContent === "Copied"'
    wait_until(page, f'{copied} || getSelection().toString().includes("PURL was set up in 2025.")')


def test_every_drawn_event_leads_to_its_entry(visit):
    page = visit().go("briefings/korea-purl/timeline.html")
    links = page.locator("figure.picture--timeline a")
    assert links.count() > 10
    for link in links.all():
        assert page.locator(f"h3{link.get_attribute('href')}").count() == 1
        assert link.get_attribute("aria-label") or link.text_content().strip(), "no words for a screen reader"


def test_the_address_of_a_page_can_be_shared_without_what_was_searched_for(visit):
    reader = visit()
    page = reader.go("briefings/korea-purl/claims/purl-began-2025.html?h=PURL")
    page.get_by_role("button", name="Share this page").click()
    expect(page.locator(".share-address")).to_have_text(page.url.partition("?")[0])
    assert reader.faults == []


def test_the_button_to_share_needs_scripts_and_is_not_there_without_them(visit):
    page = visit(java_script_enabled=False).page
    page.goto(visit().base + "briefings/korea-purl/index.html")
    expect(page.locator(".share")).to_be_hidden()
