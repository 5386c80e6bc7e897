"""The pages of a briefing's history: changes, comparisons, corrections, a claim's own, and the briefing as it stood."""

from itertools import pairwise
from pathlib import Path

import pytest
from history import edit, publish, write_content

from briefing import load
from briefing.analysis.changes import ALL_PAIRS_UP_TO
from briefing.pages import history as history_pages
from briefing.pages.history import READABLE
from briefing.pages.site import plan_site
from briefing.render import Renderer
from briefing.site_map import story_item, trail
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
    assert "as-of" not in str(story_item("dam", plans))
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


@pytest.fixture
def many(tmp_path):
    content = write_content(tmp_path)
    for day in range(1, READABLE + 3):
        assert publish(content, f"2026-01-{day:02}").exit_code == 0
        edit(content, "claims.yml", "cheap.", "cheap..")
    return load(content).corpus


def test_each_of_many_revisions_has_a_page_against_the_one_before_and_the_newest_against_the_latest(many):
    plans = {plan.uri: plan for plan in plan_site(many, Snapshots(None))}
    assert READABLE + 2 > ALL_PAIRS_UP_TO
    days = [f"2026-01-{day:02}" for day in range(1, READABLE + 3)]
    steps = {f"{a}-to-{b}" for a, b in pairwise(days)}
    to_the_latest = {f"{day}-to-{days[-1]}" for day in (days[0], *days[-READABLE:-2])}
    compared = [uri for uri in plans if "/changes/" in uri]
    assert sorted(compared) == sorted(f"briefings/dam/changes/{pair}.md" for pair in steps | to_the_latest)
    assert "briefings/dam/as-of/2026-01-03/index.md" in plans
    assert "briefings/dam/as-of/2026-01-02/index.md" not in plans
    page = Renderer().render(plans["briefings/dam/changes.md"])
    assert 'data-steps="changes/steps.js"' in page
    assert "search: {exclude: true}" in Renderer().render(plans[compared[0]])


def test_the_page_of_changes_leads_on_where_it_would_grow_too_long(many, monkeypatch):
    monkeypatch.setattr(history_pages, "TOLD", 3)
    plans = {plan.uri: plan for plan in plan_site(many, Snapshots(None))}
    page = Renderer().render(plans["briefings/dam/changes.md"])
    told = [part for part in page.split("\n## 2026-")[1:] if "### Claims" in part]
    led_on = [part for part in page.split("\n## 2026-")[1:] if "What changed with this revision" in part]
    assert (len(told), len(led_on)) == (3, READABLE - 2)
    assert "(changes/2026-01-01-to-2026-01-02.md)" in led_on[-1]
