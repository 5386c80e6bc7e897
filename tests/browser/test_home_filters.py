"""The home page's filters: there with scripts, telling how many briefings fit, by keyboard and from disk."""

import shutil
from pathlib import Path

import pytest
from mkdocs.__main__ import cli
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The address of the home page of a site with two briefings, from disk."""
    project = tmp_path_factory.mktemp("two")
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "theme", project / "theme")
    shutil.copytree(ROOT / "tests/golden/content", project / "content")
    (project / "content/pages").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        for name in ("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING"):
            patch.setenv(name, "true")
        cli.main(["build", "--quiet"], standalone_mode=False)
    return (project / "site/index.html").as_uri()


def test_filters_hide_the_cards_that_do_not_fit_and_say_how_many_do(browser, home):
    page = browser.new_page()
    page.goto(home)
    cards, status = page.locator(".card:visible"), page.locator(".filters [role=status]")
    assert (cards.count(), status.text_content()) == (2, "")
    for name, value in (("topic", "cranes-hoists"), ("place", "KR"), ("actor", "mayor"), ("status", "stable")):
        page.locator(f"select[name={name}]").select_option(value)
        expect(status).to_have_text("1 of 2 briefings shown")
        expect(cards).to_have_count(1)
        page.get_by_role("button", name="Show all").press("Enter")
        page.locator(".card[hidden]").wait_for(state="detached")
    expect(status).to_have_text("2 of 2 briefings shown")
    page.locator("select[name=topic]").select_option("harbours")
    page.locator("select[name=status]").select_option("stable")
    expect(status).to_have_text("0 of 2 briefings shown")
    expect(cards).to_have_count(0)


def test_without_scripts_all_cards_are_there_and_no_filter(browser, home):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(home)
    assert page.locator(".card:visible").count() == 2
    assert not page.locator(".filters").is_visible()
