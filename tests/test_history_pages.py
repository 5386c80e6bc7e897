"""The pages of a briefing's history: changes, comparisons, corrections, a claim's own, and the briefing as it stood."""

from pathlib import Path

import pytest
from history import edit, publish, write_content

from briefing import load
from briefing.pages.changes import ALL_PAIRS_UP_TO
from briefing.pages.history import READABLE
from briefing.pages.site import plan_site
from briefing.render import Renderer
from briefing.site_map import navigation, trail
from briefing.snapshots import Snapshots

GOLDEN = Path(__file__).parent / "golden_history"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = write_content(tmp_path_factory.mktemp("content"))
    publish(folder, "2026-01-02", because="It begins [@wire-1].")
    edit(folder, "claims.yml", "The dam is cheap.", "The dam is cheap *and* <b>safe</b>.")
    edit(folder, "claims.yml", "- {source: wire-1}", "- {source: wire-1}\n      - {source: daily-1, stance: disputes}")
    edit(
        folder, "outlook.yml", "value: 0.4}", "value: 0.4}\n      - {on: 2026-02-01, value: 0.55, because: It rained.}"
    )
    arguments = (
        "--correction",
        "cheap",
        "--wrong",
        "That nothing is known of safety.",
        "--right",
        "That it is safe [@daily-1].",
    )
    publish(folder, "2026-02-01", *arguments, because="The Daily was read again.")
    edit(folder, "claims.yml", "  approved:", "  permitted:")
    publish(folder, "2026-03-01", because="The claim was badly named.")
    return folder


@pytest.fixture(scope="module")
def plans(content):
    corpus, problems = load(content)
    assert not problems
    return {plan.uri: plan for plan in plan_site(corpus, Snapshots(None))}


@pytest.fixture(scope="module")
def pages(plans):
    renderer = Renderer()
    return {uri: renderer.render(plan) for uri, plan in plans.items()}


@pytest.mark.parametrize(
    "uri", ["briefings/dam/changes.md", "briefings/dam/changes/2026-01-02-to-2026-03-01.md", "corrections.md"]
)
def test_page_is_as_it_was(pages, uri, request):
    path = GOLDEN / uri.rpartition("/")[2]
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(_without_folder(pages[uri]), encoding="utf-8")
    assert _without_folder(pages[uri]) == path.read_text(encoding="utf-8")


def _without_folder(page):
    return "\n".join(line for line in page.split("\n") if not line.startswith("source:"))


def test_there_is_no_history_before_the_first_revision(tmp_path):
    corpus, _ = load(write_content(tmp_path))
    uris = [plan.uri for plan in plan_site(corpus, Snapshots(None))]
    assert not [uri for uri in uris if "changes" in uri or "as-of" in uri]
    assert "corrections.md" in uris


def test_every_pair_of_revisions_has_its_page(plans):
    assert [uri for uri in plans if uri.startswith("briefings/dam/changes/")] == [
        "briefings/dam/changes/2026-01-02-to-2026-02-01.md",
        "briefings/dam/changes/2026-01-02-to-2026-03-01.md",
        "briefings/dam/changes/2026-02-01-to-2026-03-01.md",
    ]


def test_the_briefing_can_be_read_as_it_stood(plans, pages):
    page = pages["briefings/dam/as-of/2026-01-02/claims/approved.md"]
    assert "# The dam was approved in January.\n" in page
    assert "single origin" in page
    assert "[read the briefing as it is now](../../../index.md)" in page
    assert '\nas_of: "2026-01-02"\nsearch: {exclude: true}\n' in page
    now = {uri for uri in plans if uri.startswith("briefings/dam/") and "as-of" not in uri and "changes" not in uri}
    then = {uri for uri in plans if uri.startswith("briefings/dam/as-of/2026-03-01/")}
    assert then == {uri.replace("dam/", "dam/as-of/2026-03-01/", 1) for uri in now}
    assert "[Read what it says now](../../index.md)" in pages["briefings/dam/as-of/2026-03-01/index.md"]


def test_pages_as_they_stood_are_not_in_the_navigation_and_lead_back(plans):
    assert "as-of" not in str(navigation(plans.values(), []))
    page = plans["briefings/dam/as-of/2026-01-02/claims/approved.md"]
    assert [entry.uri for entry in trail(page, plans)][:4] == [
        "index.md", "briefings/dam/index.md", "briefings/dam/changes.md", "briefings/dam/as-of/2026-01-02/index.md",
    ]  # fmt: skip


def test_a_claim_tells_its_own_history_and_what_was_corrected(pages):
    page = pages["briefings/dam/claims/cheap.md"]
    assert page.index("**Correction**") < page.index("## History")
    assert "**[2026-02-01](../changes.md#revision-2026-02-01)**" in page
    assert "**[2026-01-02](../changes.md#revision-2026-01-02)** first published" in page
    assert "2026-03-01" not in page.partition("## History")[2]
    assert "<ins>" in page
    assert "<b>" not in page


def test_many_revisions_are_compared_with_the_latest_and_only_the_newest_can_be_read(tmp_path):
    content = write_content(tmp_path)
    for day in range(1, READABLE + 3):
        assert publish(content, f"2026-01-{day:02}").exit_code == 0
        edit(content, "claims.yml", "cheap.", "cheap..")
    corpus, _ = load(content)
    plans = {plan.uri: plan for plan in plan_site(corpus, Snapshots(None))}
    assert READABLE + 2 > ALL_PAIRS_UP_TO
    assert len([uri for uri in plans if "/changes/" in uri]) == READABLE + 1
    assert "briefings/dam/as-of/2026-01-03/index.md" in plans
    assert "briefings/dam/as-of/2026-01-02/index.md" not in plans
    page = Renderer().render(plans["briefings/dam/changes.md"])
    assert "Each earlier revision against the latest." in page
