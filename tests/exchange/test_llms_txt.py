"""The list of pages for programs: its form, and that no text can change it."""

import re

import pytest
from markdown import Markdown

from briefing.exchange.exported import Site
from briefing.exchange.llms_txt import ListedPage, format_llms_txt, list_lines

PAGES = (
    ListedPage("index.md", "Home"),
    ListedPage("briefings/a/claims/x.md", "X is so.", "disputed", "A", optional=True),
    ListedPage("briefings/a/index.md", "Overview", "What it is.", "A"),
)


def write(pages: tuple[ListedPage, ...], site: Site, description: str = "") -> str:
    return format_llms_txt([list_lines(pages, site)], site, description)


def test_the_form_is_that_of_llmstxt_org():
    assert write(PAGES, Site(name="Briefings"), "In short.").splitlines()[:3] == [
        "# Briefings", "", "> In short.",
    ]  # fmt: skip
    headings = re.findall("^## (.*)$", write(PAGES, Site(), "In short."), re.MULTILINE)
    assert headings == ["A", "This site", "Optional"]


def test_links_are_relative_or_public():
    assert "- [Overview](briefings/a/index.md): What it is.\n" in write(PAGES, Site())
    public = write(PAGES, Site(url="https://x.example/b/"))
    assert "(https://x.example/b/briefings/a/index.md)" in public


@pytest.mark.parametrize(
    "text", ["](javascript:alert(1))", "# x", "<script>x</script>", "a\n\n## Optional", "> *b* `c`"]
)
def test_a_hostile_title_is_shown_and_does_nothing(text):
    written = write((ListedPage("a.md", text, text, text),), Site(name=text), text)
    html = Markdown().convert(written)
    assert re.findall('href="(.*?)"', html) == ["a.md"]
    assert html.count("<h1") == html.count("<h2") == html.count("<li>") == 1
    assert "<script" not in html
