"""Pages of an edited group that are taken as they were are those that would come out as they were."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.kept_pages import Earlier, group_prints, keep_pages
from briefing.mkdocs_plugin.finisher import ThemedPages
from briefing.sheets import Item, Sheet, SheetGroup

NAMES = ["index", "one", "two", "three"]


def group(pages, files=(), items=("index",)):
    """A group of pages by name, each with the names and anchors that it links to."""
    sheets = [
        Sheet(f"a/{name}.md", f"---\ntitle: T\n---\n\n# T\n\n{' '.join(f'[x]({link})' for link in links)}\n", "T")
        for name, links in pages.items()
    ]
    return SheetGroup(sheets, [f"a/{name}" for name in files], [Item(name, f"a/{name}.md") for name in items], "a/")


def kept(themed, of, site="site"):
    finished = themed.finish(of)
    pages = {page.address: page.html for page in finished.pages}
    return Earlier(pages, keep_pages(group_prints(of, site), finished.pages, {}))


LINKS = st.lists(
    st.sampled_from(["index.md", "one.md#t", "two.md", "three.md#gone", "data.json", "../b/index.md"]), max_size=2
)
GROUPS = st.builds(
    group,
    st.dictionaries(st.sampled_from(NAMES), LINKS, min_size=1, max_size=4),
    st.sets(st.sampled_from(["data.json", "data.csv"])).map(sorted),
    st.lists(st.sampled_from(["index", "one"]), unique=True),
)


@given(GROUPS, GROUPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_group_finished_with_kept_pages_is_that_finished_afresh(themed, before, now):
    still = kept(themed, before).still(group_prints(now, "site"))
    assert themed.finish(now, {uri: one.page for uri, one in still.items()}) == themed.finish(now)


def test_a_page_more_leaves_those_that_do_not_ask_for_it(themed):
    earlier = kept(themed, group({"index": ["one.md"], "one": [], "two": ["three.md"]}))
    still = earlier.still(
        group_prints(group({"index": ["one.md"], "one": [], "two": ["three.md"], "three": []}), "site")
    )
    assert sorted(still) == ["a/index.md", "a/one.md"], "two leads to three, which is there now"


def test_a_page_less_leaves_those_that_did_not_ask_for_it(themed):
    earlier = kept(themed, group({"index": ["one.md"], "one": [], "two": []}))
    assert sorted(earlier.still(group_prints(group({"index": ["one.md"], "two": []}), "site"))) == ["a/two.md"]


@pytest.mark.parametrize("ask", [list, len, lambda files: "a/x" in files, lambda files: files.documentation_pages()])
def test_whoever_looks_at_all_files_is_made_again_when_there_is_one_more(themed, ask, monkeypatch):
    real = ThemedPages._convert  # noqa: SLF001

    def nosy(self, page, text, files):
        ask(files)
        return real(self, page, text, files)

    monkeypatch.setattr(ThemedPages, "_convert", nosy)
    earlier = kept(themed, group({"index": []}))
    assert sorted(earlier.still(group_prints(group({"index": []}), "site"))) == ["a/index.md"]
    assert not earlier.still(group_prints(group({"index": []}, ["x"]), "site"))


def test_another_site_takes_none(themed):
    assert not kept(themed, group({"index": []})).still(group_prints(group({"index": []}), "another"))
