"""Every kind of page of the golden corpus, as a plan and as Markdown, is what it was. `--update-golden` renews them."""

import pytest
from golden_site import HERE, golden_plans
from plan_text import plan_text

from briefing.render import Renderer

FOLDERS = {"plans": ".txt", "pages": ".md"}


def golden(folder, uri):
    return HERE / folder / f"{uri.removesuffix('.md')}{FOLDERS[folder]}"


def compare(path, text, *, update):
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"there is no {path.relative_to(HERE)}; run with --update-golden and look at what it wrote"
    assert text == path.read_text(encoding="utf-8")


@pytest.fixture
def update(request):
    return request.config.getoption("--update-golden")


@pytest.mark.parametrize("uri", list(golden_plans()))
def test_plan_is_as_it_was(plans, uri, update):
    compare(golden("plans", uri), plan_text(plans[uri]), update=update)


@pytest.mark.parametrize("uri", list(golden_plans()))
def test_markdown_is_as_it_was(plans, uri, update):
    compare(golden("pages", uri), Renderer().render(plans[uri]), update=update)


def test_no_golden_is_orphaned(plans, update):
    expected = {golden(folder, uri) for folder in FOLDERS for uri in plans}
    found = {path for folder in FOLDERS for path in (HERE / folder).rglob("*") if path.is_file()}
    if update:
        for path in found - expected:
            path.unlink()
        found &= expected
    assert sorted(found - expected) == []
