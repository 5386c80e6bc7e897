"""WCAG 2.2 AA and best practice on every kind of page, as far as machines can tell: light, dark, wide, narrow."""

from importlib.resources import files
from itertools import product

import pytest

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
LOOK = """async (tags) => (await axe.run(document, { runOnly: { type: "tag", values: tags } })).violations.flatMap(
  (rule) => rule.nodes.map((node) => `${rule.id} ${node.target} ${node.html.slice(0, 160)}`))"""
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
KINDS = (
    "*.html", "actors/*.html", "topics/*.html", "places/*.html", "briefings/*/*.html", "briefings/*/claims/*.html",
    "briefings/*/changes/*.html", "briefings/*/as-of/*/index.html",
)  # fmt: skip
"""Where pages of each kind lie. The longest stands for all where there are many alike."""
ALIKE = {"actors/*.html", "topics/*.html", "places/*.html", *KINDS[5:]}


def _pages(site):
    for pattern in KINDS:
        found = sorted(path for path in site.glob(pattern) if not path.name.endswith("-briefing.html"))
        if pattern in ALIKE:
            found = sorted(found, key=lambda path: path.stat().st_size)[-1:]
        yield from (path.relative_to(site).as_posix() for path in found)


@pytest.fixture(params=product(("light", "dark"), (WIDE, NARROW)), ids=lambda p: f"{p[0]}-{p[1]['width']}")
def page(request, browser):
    scheme, size = request.param
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _open(page, address):
    page.goto(address)
    page.locator("html.js").wait_for(state="attached")


def _violations(page):
    page.evaluate(f"{AXE};0")  # the policy of the page forbids a script element, and does not bind the debugger
    return page.evaluate(LOOK, TAGS)


def test_axe_finds_nothing_on_any_kind_of_page(page, hosted, site):
    found = {}
    for address in _pages(site):
        _open(page, hosted + address)
        if violations := _violations(page):
            found[address] = violations
    assert found == {}


def test_axe_finds_nothing_while_searching(page, hosted):
    _open(page, hosted)
    page.keyboard.press("f")
    page.keyboard.type("calibration")
    page.locator(".search-result").first.wait_for()
    assert _violations(page) == []


def test_axe_finds_nothing_with_the_drawer_and_all_closed_parts_open(page, hosted, site):
    overview = next(iter(sorted(site.glob("briefings/*/index.html")))).relative_to(site).as_posix()
    _open(page, hosted + overview)
    button = page.locator(".drawer-button")
    if button.is_visible():
        button.click()
        page.locator(".md-nav--primary .md-nav__link:visible").first.wait_for()
        assert _violations(page) == []
    _open(page, hosted + overview.replace("index", "contested-claims"))
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert _violations(page) == []
