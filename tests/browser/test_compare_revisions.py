"""Any two of many revisions are compared in the browser, with the same result as on the command line."""

import json
import shutil
from itertools import combinations
from random import Random
from textwrap import dedent

import pytest
from history import FILES, publish, revisions, write_content
from playwright.sync_api import expect
from running import ROOT, run_mkdocs, served

from briefing.analysis.changes import changes_between

pytestmark = pytest.mark.browser

HOSTILE = "</script><img src=x onerror=alert(1)> & “quotes” \u202e"
COMPOSED = """([first, last]) => {
  const { revisions, steps } = briefingSteps;
  const between = steps.map((changes, i) => ({ revision: revisions[i], changes })).slice(first + 1, last + 1);
  const { added, dropped } = composeSteps(between);
  return { added: added.map(({ key }) => key), dropped: dropped.map(({ key }) => key) };
}"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A site of a story with twelve revisions, in which claims come, go, come back and are reworded."""
    project = tmp_path_factory.mktemp("many-revisions")
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "theme", project / "theme")
    content = write_content(project / "content")
    (content / "pages").mkdir()
    (content / "pages/about.md").write_text("# About\n\nWritten by hand.\n", encoding="utf-8")
    random = Random(4)  # noqa: S311
    evidence = [{"source": "wire-1"}]
    head = dedent(FILES["briefings/dam/claims.yml"])
    for day in range(1, 13):
        here = [n for n in range(8) if random.randint(0, 1)]
        said = {n: f"Extra {n}, {random.randint(0, 2)}. {HOSTILE}" for n in here}
        claims = [f"  extra-{n}: {json.dumps({'statement': text, 'evidence': evidence})}\n" for n, text in said.items()]
        (content / "briefings/dam/claims.yml").write_text(head + "".join(claims), encoding="utf-8")
        result = publish(content, f"2026-01-{day:02}", "--allow-unchanged")
        assert result.exit_code == 0, result.output
    run = run_mkdocs(project, "build", "--strict")
    assert run.returncode == 0, run.stderr
    return project


@pytest.fixture(params=["hosted", "from disk"])
def base(request, project):
    site = project / "site"
    if request.param == "from disk":
        yield f"{site.as_uri()}/"
        return
    with served(site) as address:
        yield address


def test_every_pair_is_compared_as_the_command_line_does(project, visit):
    reader = visit()
    page = reader.go("briefings/dam/changes.html")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".compare-result p")).to_contain_text("added")
    published = revisions(project / "content")
    assert len(published) == 12
    for (i, before), (j, after) in combinations(enumerate(published), 2):
        composed = page.evaluate(COMPOSED, [i, j])
        for how in ("added", "dropped"):
            changes = changes_between(before.state, after.state)
            exact = {f"{change.noun}:{change.id}" for change in changes if change.kind == how}
            assert set(composed[how]) == exact, (before.id, after.id)
            assert len(composed[how]) == len(exact)
    assert not reader.faults


def test_a_comparison_has_an_address_and_shows_text_as_it_was_written(visit):
    reader = visit()
    page = reader.go("briefings/dam/changes.html#compare-2026-01-11-to-2026-01-02")  # either one may come first
    result = page.locator(".compare-result")
    expect(result.locator("p").first).to_contain_text("added")
    expect(page).to_have_url(f"{reader.base}briefings/dam/changes.html#compare-2026-01-02-to-2026-01-11")
    expect(result.get_by_role("heading", name="Claims")).to_be_visible()
    expect(result).to_contain_text("</script><img src=x onerror=alert(1)> & “quotes”")
    assert result.locator("img").count() == 0
    now = result.get_by_role("link").first
    now.click()
    expect(page).to_have_url(f"{reader.base}briefings/dam/claims/{page.url.rsplit('/', 1)[1]}")
    assert not reader.faults


def test_without_scripts_nothing_dead_is_shown(visit):
    reader = visit(java_script_enabled=False)
    page = reader.page
    page.goto(f"{reader.base}briefings/dam/changes.html")
    assert page.locator(".compare-tools").is_hidden()
    assert page.locator(".compare-words").is_hidden()
    assert page.get_by_role("link", name="From 2026-01-01 to 2026-01-12").count() == 1
