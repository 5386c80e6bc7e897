"""No page grows with the corpus: what lists many things does so on several pages, and every one is on one of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import load
from briefing.pages import actor_index, actors, corrections, gathered, home, track_record
from briefing.pages.paging import newest_address, newest_links, page_links, split, split_newest
from briefing.pages.site import plan_site
from briefing.render import Renderer
from briefing.snapshots import Snapshots

NUMBER = 7


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """The Markdown of a site whose limits are small: seven briefings in three years, an actor in all of them."""
    for module, name in (
        (home, "NEWEST"), (home, "ARCHIVED"), (actor_index, "LISTED"), (actor_index, "NAMED"), (actors, "BRIEFINGS"),
        (actors, "MEMBERS"), (actors, "MOST"), (gathered, "BRIEFINGS"), (gathered, "LISTED"),
        (corrections, "REVISIONS"), (track_record, "LISTED"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, 2)
    people = "".join(f"a{n}: {{name: Anna {n}, kind: person, member_of: [union]}}\n" for n in range(5))
    (tmp_path / "actors.yml").write_text(
        f"union: {{name: Union, kind: alliance}}\nzoe: {{name: Zoë, kind: person}}\n{people}"
    )
    (tmp_path / "publishers.yml").write_text("wire: {name: Wire, kind: wire}\n")
    for n in range(NUMBER):
        folder = tmp_path / "briefings" / f"story-{n}"
        folder.mkdir(parents=True)
        updated = f"updated: {2020 + n // 3}-01-0{n + 1}\n" if n else ""
        (folder / "briefing.yml").write_text(
            f'title: Story {n}\nlead: L.\ntopics: [Wind, "Page {n % 4}"]\nplaces: [KR]\n{updated}'
        )
        (folder / "sources.yml").write_text("report: {title: R, publisher: wire}\n")
        claims = "".join(
            f"  c{i}: {{statement: S{i}., claimant: union, evidence: [{{source: report}}]}}\n" for i in range(4)
        )
        (folder / "claims.yml").write_text(f"claims:\n{claims}")
        (folder / "outlook.yml").write_text(f"forecasts:\n  f{n}: {{statement: F{n}.}}\n")
    return rendered(tmp_path)


@pytest.fixture
def few(pages, tmp_path, monkeypatch):
    """The same, where one page has room for all actors."""
    assert "actors/by-letter/u.md" in pages
    monkeypatch.setattr(actor_index, "LISTED", 20)
    return rendered(tmp_path)


def rendered(content):
    corpus, problems = load(content)
    assert not problems
    renderer = Renderer()
    return {plan.uri: renderer.render(plan) for plan in plan_site(corpus, Snapshots(None))}


def found(pages, below, pattern):
    """What matches on the pages whose addresses begin so, page by page."""
    return {uri: re.findall(pattern, text) for uri, text in pages.items() if uri.startswith(below)}


def test_the_home_page_has_the_newest_and_the_archive_all(pages):
    assert re.findall(r"## \[(Story \d)\]", pages["index.md"]) == ["Story 6", "Story 5"]
    assert "[2021](archive/2021.md) (3)" in pages["index.md"]
    assert found(pages, "archive/", r"(?m)^- \[(Story \d)\]") == {
        "archive/2022.md": ["Story 6"], "archive/2021.md": ["Story 5", "Story 4", "Story 3"],
        "archive/2020.md": ["Story 2", "Story 1"], "archive/undated.md": ["Story 0"],
    }  # fmt: skip


def test_topics_and_places_are_in_an_index_and_their_briefings_in_pages(pages):
    assert found(pages, "by-topic", r"(?m)^- \[(.*?)\]") == {
        "by-topic.md": ["Page 0", "Page 1", "South Korea"], "by-topic/2.md": ["Page 2", "Page 3"],
        "by-topic/3.md": ["Wind"],
    }  # fmt: skip
    for first in ("topics/wind", "places/KR"):
        listed = found(pages, first, r"## \[(Story \d)\]")
        assert listed == {
            f"{first}.md": ["Story 6", "Story 5", "Story 4"],
            f"{first}/3.md": ["Story 3", "Story 2"], f"{first}/2.md": ["Story 1", "Story 0"],
        }  # fmt: skip
    assert "[2](wind/3.md) [3](wind/2.md)" in pages["topics/wind.md"]
    assert "[1](../wind.md) [2](3.md) <strong" in pages["topics/wind/2.md"]
    assert found(pages, "topics/page-3", r"## \[(Story \d)\]") == {"topics/page-3.md": ["Story 3"]}


def test_filters_offer_what_tells_the_shown_briefings_apart_and_no_more_than_their_limit(pages):
    assert re.findall(r'<option value="(.*?)">', pages["index.md"]) == ["", "page-1", "page-2", "wind"]
    assert re.findall(r'data-topic="(.*?)"', pages["index.md"]) == ["wind page-2", "wind page-1"]


def test_actors_are_indexed_by_letter_and_each_letter_in_pages(pages):
    assert "[A](actors/by-letter/a.md) (5)" in pages["actors.md"]
    listed = found(pages, "actors/by-letter/", r"\[(Anna \d|Zoë|Union)\]")
    assert listed == {
        "actors/by-letter/a.md": ["Anna 0", "Anna 1"], "actors/by-letter/a/2.md": ["Anna 2", "Anna 3"],
        "actors/by-letter/a/3.md": ["Anna 4"], "actors/by-letter/u.md": ["Union"], "actors/by-letter/z.md": ["Zoë"],
    }  # fmt: skip
    assert "- [Union](../union.md) · 7 briefings\n" in pages["actors/by-letter/u.md"]


def test_an_index_of_few_actors_names_the_newest_briefings_of_each(few):
    assert "- [Union](actors/union.md) · [Story 6](briefings/story-6/index.md) · [Story 5](" in few["actors.md"]
    assert "· 5 more\n" in few["actors.md"]
    assert "- [Zoë](actors/zoe.md)\n" in few["actors.md"]


def test_an_actor_page_tells_of_so_many_briefings_and_of_so_much_of_each(pages):
    told = found(pages, "actors/union", r"## \[(Story \d)\]")
    assert list(told) == ["actors/union.md", "actors/union/3.md", "actors/union/2.md"]
    assert [story for stories in told.values() for story in stories] == [f"Story {n}" for n in reversed(range(NUMBER))]
    assert pages["actors/union.md"].count("claims/c") == 6
    assert "[2 more claims](../briefings/story-6/contested-claims.md)" in pages["actors/union.md"]
    assert "and 3 more" in pages["actors/union.md"]


def test_the_track_record_has_its_scores_once_and_its_lists_in_parts(pages):
    listed = found(pages, "track-record", r"\[F(\d)&#46;\]|\[F(\d)\.\]")
    assert [len(calls) for calls in listed.values()] == [2, 2, 2, 1]
    assert ["How this is scored" in pages[uri] for uri in listed] == [True, False, False, False]


@pytest.mark.parametrize("pages", [2, 9, 1000])
def test_the_way_between_pages_is_short_and_leads_everywhere(pages):
    reached, waiting = set(), [1]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            links = page_links("x.md", number, pages)
            assert len(links) <= 9
            assert [link.label for link in links if link.here] == [str(number)]
            waiting += [int(link.label) for link in links if link.uri]
    assert reached == set(range(1, pages + 1))


@given(st.integers(0, 40), st.integers(1, 6))
def test_what_is_new_changes_the_first_page_of_the_newest_and_no_other(count, size):
    def pages(number):
        parts = split_newest([*reversed(range(number))], size)
        return {newest_address("x.md", place, len(parts)): part for place, part in enumerate(parts, 1)}

    before, after = pages(count), pages(count + 1)
    assert [item for part in before.values() for item in part] == [*reversed(range(count))]
    assert all(after[uri] == part for uri, part in before.items() if uri != "x.md")
    assert len(after) - len(before) in {0, 1}
    assert all(len(part) == size for uri, part in after.items() if uri != "x.md")
    assert len(after["x.md"]) < 2 * size


def test_the_way_between_pages_of_the_newest_leads_to_each_of_them():
    assert [(link.label, link.uri) for link in newest_links("x.md", 1, 4)] == [
        ("1", "x.md"), ("2", "x/4.md"), ("3", "x/3.md"), ("4", "x/2.md"),
    ]  # fmt: skip


def test_a_short_list_has_one_page_and_no_way_between():
    assert split_newest((), 3) == ((),)
    assert newest_links("x.md", 1, 1) == ()
    assert split((), 3) == ((),)
    assert split("abcd", 3) == (("a", "b", "c"), ("d",))
    assert page_links("x.md", 1, 1) == ()
