"""The timeline: a drawing where there is room, a line on a phone, and a filter that acts on both alike."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TIMELINE = "briefings/korea-purl/timeline.html"


def test_a_filter_hides_events_in_the_drawing_and_in_the_list_alike(visit):
    opened = visit(viewport={"width": 1280, "height": 900})
    page = opened.go(TIMELINE)
    entries, marks = page.locator(".event-entry"), page.locator(".picture--timeline a")
    total = entries.count()
    assert total == marks.count() > 1
    page.locator("form.filters select[name=importance]").select_option("3")
    expect(page.locator("form.filters [role=status]")).to_have_text(re.compile(rf"^\d+ of {total} events shown$"))
    hidden = page.locator(".event-entry[hidden]").count()
    assert 0 < hidden < total
    expect(page.locator(".picture--timeline a[hidden]")).to_have_count(hidden)
    expect(marks.locator("visible=true")).to_have_count(total - hidden)
    page.locator("form.filters button[type=reset]").click()
    expect(page.locator(".event-entry[hidden], .picture--timeline a[hidden]")).to_have_count(0)
    assert not opened.faults


@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_shows_the_line_of_events_and_no_drawing(visit, scripts):
    opened = visit(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    opened.page.goto(opened.base + TIMELINE)
    expect(opened.page.locator(".picture--timeline")).to_be_hidden()
    expect(opened.page.locator(".event-entry h3").first).to_be_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_drawing_fits_its_column_and_its_words_are_large_enough_to_read(visit):
    page = visit(viewport={"width": 1280, "height": 900}).go(TIMELINE)
    frame, drawing = page.locator(".picture--timeline .picture-frame"), page.locator(".picture--timeline svg")
    assert drawing.bounding_box()["width"] <= frame.bounding_box()["width"]
    assert drawing.bounding_box()["width"] > 850
    sizes = page.eval_on_selector_all(
        ".picture--timeline text", "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 10.5
