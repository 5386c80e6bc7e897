"""The files of the search: the same bytes from the same pages, small, and with every word in its place."""

import json
import pickle
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from briefing.html_tree import read_html
from briefing.search import Index, SearchPage, Unit, index_files, make_units, read_sections, term_files
from briefing.search.units import LARGEST
from briefing.search.words import terms_of, words_of


def _page(text, address="briefings/b/index.html"):
    return read_sections(SearchPage(address, "overview", "Title", read_html(f"<p>{escape(text)}</p>")))


def _data(content):
    return json.loads(content.decode().partition(",")[2].removesuffix(")\n"))


def _read(files):
    """The index as a search reads it: of each term, the names of units and whether it stands in a title."""
    files = dict(files)
    directory = _data(files["search/directory.js"])
    names = directory["units"].split("\n")
    found = {}
    for uri, content in files.items():
        if not uri.startswith("search/terms/"):
            continue
        for line in _data(content).split("\n"):
            term, where = line.split(" ")
            unit = -1
            for step in where.replace("t", "t ").replace("T", "T ").split():
                unit += int(step[:-1] or 1)
                found.setdefault(term, {})[names[unit]] = step[-1] == "T"
    return directory, found


def test_a_term_leads_to_its_units_and_says_where_it_stands_in_a_title():
    units = [
        u for n in "acb" for u in make_units(n, f"Title {n}", "2026-05-02", [_page(f"harbour {n * 3}", f"{n}.html")])
    ]
    directory, found = _read(index_files(units))
    assert found["harbour"] == {"a": False, "b": False, "c": False}
    assert found["title"] == {"a": True, "b": True, "c": True}
    assert (found["bbb"], found["b"]) == ({"b": False}, {"b": True})
    assert directory["days"] == [20575] * 3


def test_the_same_pages_give_the_same_bytes_in_any_order():
    units = [u for n in range(40) for u in make_units(f"b{n}", f"No {n}", None, [_page(f"word{n} word{n % 7}")])]
    files = list(index_files(units))
    random.Random(1).shuffle(units)  # noqa: S311 — the same order in every run
    assert list(index_files(units)) == files


def test_units_can_be_sent_between_processes():
    (unit,) = make_units("b", "Title", "2026-05-02", [_page("harbour")])
    assert pickle.loads(pickle.dumps(unit)) == unit  # noqa: S301 — our own


def test_two_units_of_one_name_are_refused():
    units = [*make_units("b", "One", None, [_page("x")]), *make_units("b", "Other", None, [_page("y")])]
    with pytest.raises(ValueError, match="called b"):
        list(index_files(units))


def test_a_large_briefing_is_read_in_parts_and_a_small_one_as_a_whole():
    pages = [_page(" ".join(f"w{n}x{m}" for m in range(4000)), f"{n}.html") for n in range(12)]
    units = make_units("b", "Title", None, pages)
    assert [unit.name for unit in units[:3]] == ["b", "b.2", "b.3"]
    assert all(len(unit.content) < LARGEST * 1.5 for unit in units)
    assert len(make_units("b", "Title", None, pages[:2])) == 1


def test_a_text_that_stands_in_many_places_is_kept_once():
    (unit,) = make_units("b", "Title", None, [_page("the same words", f"{n}.html") for n in range(9)])
    assert unit.content.count(b"the same words") == 1


def test_files_of_terms_are_cut_by_size(monkeypatch):
    monkeypatch.setattr(term_files, "LARGEST", 400)
    units = make_units("b", "Title", None, [_page(" ".join(f"word{n}" for n in range(300)))])
    files = dict(index_files(units))
    directory, found = _read(files.items())
    assert len(directory["firsts"].split("\n")) == sum(uri.startswith("search/terms/") for uri in files) > 5
    assert max(len(content) for uri, content in files.items() if uri.startswith("search/terms/")) < 600
    assert {f"word{n}" for n in range(300)} <= set(found)


def test_another_content_has_another_version():
    versions = {_read(index_files(make_units("b", "T", None, [_page(text)])))[0]["version"] for text in ("one", "two")}
    assert len(versions) == 2


def test_a_site_without_pages_has_an_index_all_the_same():
    directory, found = _read(index_files([]))
    assert (directory["units"], directory["firsts"], found) == ("", "", {})


@pytest.mark.parametrize("updated", [None, "", "2026", "2026-05", "soon"])
def test_a_day_that_is_none_counts_as_the_oldest(updated):
    assert Unit("b", b"", ("", ""), updated).days == 0


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_every_word_of_random_text_is_found(texts):
    texts = ["".join(c for c in text if c.isprintable()) for text in texts]
    units = [u for n, text in enumerate(texts) for u in make_units(f"b{n}", f"T{n}", None, [_page(text)])]
    _, found = _read(index_files(units))
    for n, text in enumerate(texts):
        for term in (term for word in words_of(text) for term in terms_of(word)):
            assert f"b{n}" in found[term]


WORDS = st.lists(st.sampled_from(["harbour", "treaty", "vote", "항구", "조약", "порт"]), max_size=4).map(" ".join)


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.tuples(WORDS, WORDS)), min_size=1, max_size=6))
def test_an_index_brought_up_to_date_is_that_of_all_units_afresh(states):
    index, restored = Index(), Index()
    for state in states:
        units = [
            unit
            for name, (title, text) in state.items()
            for unit in make_units(name, title, None, [_page(text, f"{name}.html")])
        ]
        afresh = list(index_files(units))
        assert list(index.files(units)) == afresh
        assert list(restored.files(units)) == afresh
        dumped, restored = restored.dump(), Index()
        restored.load(dumped)


TERMS = st.text("abc", min_size=1, max_size=3)


@given(
    st.dictionaries(TERMS, st.text("t", min_size=1, max_size=30), max_size=30),
    st.lists(st.dictionaries(TERMS, st.text("t", max_size=30), max_size=4), min_size=1, max_size=6),
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_files_of_terms_are_cut_after_changes_as_from_nothing(monkeypatch, lines, changes):
    monkeypatch.setattr(term_files, "LARGEST", 40)
    files = term_files.TermFiles(sorted(lines.items()))
    for change in changes:
        lines = {term: where for term, where in {**lines, **change}.items() if where}
        files.change(change)
        assert list(files) == list(term_files.TermFiles(sorted(lines.items())))
        assert files.find(["a", "abc", "c"]) == {term: lines.get(term, "") for term in ("a", "abc", "c")}


def test_a_change_leaves_the_files_that_it_does_not_concern(monkeypatch):
    monkeypatch.setattr(term_files, "LARGEST", 40)
    files = term_files.TermFiles((f"term-{number:03}", "t") for number in range(100))
    before = list(files)
    files.change({"term-050": "t3t"})
    assert len([file for file in files if not any(file is old for old in before)]) in {1, 2}
