"""What is taken from the store is what would be made: a wrong hit is looked for, and damage done to the store."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from running import ROOT

from briefing.asking import ALL, Answers, Asked, in_order
from briefing.fingerprints import value_print
from briefing.keeping import take_or_make
from briefing.prepare import FaultError, Wanted, prepare
from briefing.settings import Settings
from briefing.sheets import FinishedGroup, FinishedPage
from briefing.store import Store

GOLDEN = ROOT / "tests" / "golden"


class Plain:
    """Makes HTML that shows everything a theme is told, without a theme."""

    def finish(self, group):
        told = f"{list(group.items)} {sorted(group.files)}"
        return FinishedGroup([self._page(sheet, told) for sheet in group.sheets])

    def _page(self, sheet, told):
        shown = f"{sheet.trail} {sheet.feeds} {sheet.json_ld} {sheet.language.tag}"
        text = re.sub(r"<(?=[!?/A-Za-z])", "&lt;", sheet.markdown)
        html = f"<h1>{told} {shown} {text}</h1>"
        return FinishedPage(sheet.uri, sheet.uri.replace(".md", ".html"), html.encode(), html, frozenset(), None)


class Project:
    """A content folder that is changed step by step, with one store for all its builds."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number = folder, 0
        shutil.copytree(GOLDEN / "content", folder / "content")
        shutil.copytree(GOLDEN / "snapshots", folder / "snapshots")
        (folder / "templates").mkdir()
        self.settings = Settings(folder / "content", (folder / "templates",), folder / "snapshots", whole=("html",))
        self.store = Store(folder / "store")

    def build(self, store: Store):
        """What comes of a build: every file, or why there is none."""
        self.number += 1
        out = self.folder / f"out-{self.number}"
        out.mkdir()
        wanted = Wanted(self.settings, out, Plain(), {}, self.folder / "nothing", tell=lambda _: None, store=store)
        try:
            made = prepare(wanted)
        except FaultError as fault:
            return str(fault)
        files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        shutil.rmtree(out)
        return files, made.remarks, sorted(made.pages, key=lambda page: page.uri), made.newest

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(before, after, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def _add_actor(project, number):
    with (project.folder / "content/actors.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nnew-{number}: {{name: New {number}, kind: person}}\n")


def _turn_actors_round(project, _):
    path = project.folder / "content/actors.yml"
    parts = re.split(r"^(?=[a-z0-9-]+:)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text("".join([parts[0], *(part.rstrip("\n") + "\n" for part in reversed(parts[1:]))]), encoding="utf-8")


def _copy_story(project, number):
    target = project.folder / f"content/briefings/copy-{number}"
    if not target.exists():
        shutil.copytree(project.folder / "content/briefings/harbour", target)


def _drop_copies(project, _):
    for folder in project.folder.glob("content/briefings/copy-*"):
        shutil.rmtree(folder)


def _write_template(project, number):
    text = (ROOT / "templates/claim.md.jinja").read_text(encoding="utf-8")
    (project.folder / "templates/claim.md.jinja").write_text(f"{text}\nWord {number}\n", encoding="utf-8")


def _change_snapshot(project, number):
    path = min((project.folder / "snapshots").iterdir())
    path.write_text(path.read_text(encoding="utf-8") + f" {number}", encoding="utf-8")


def _set(**change):
    def set_it(project, number):
        values = {key: value(number) if callable(value) else value for key, value in change.items()}
        project.settings = replace(project.settings, **values)

    return set_it


def _edit(name, before, after):
    return lambda project, number: project.edit(name, before, after.replace("NUMBER", str(number)))


STORY = "content/briefings/harbour"
CHANGES = {
    "actor renamed": _edit("content/actors.yml", r"^(\s*(?:[a-z-]+:\s*\{)?name: )[^,\n}]+", r"\g<1>Name NUMBER"),
    "actor added": _add_actor,
    "actors in another order": _turn_actors_round,
    "publisher renamed": _edit(
        "content/publishers.yml", r"^(\s*(?:[a-z-]+:\s*\{)?name: )[^,\n}]+", r"\g<1>Paper NUMBER"
    ),
    "title": _edit(f"{STORY}/briefing.yml", r"^title: .*$", "title: Title NUMBER"),
    "title of the other": _edit("content/briefings/bare/briefing.yml", r"^title: .*$", "title: Other NUMBER"),
    "statement": _edit(f"{STORY}/claims.yml", r"statement: .*$", "statement: Statement NUMBER."),
    "broken": _edit(f"{STORY}/claims.yml", r"kind: fact", "kind: fact-NUMBER"),
    "mended": _edit(f"{STORY}/claims.yml", r"kind: fact-\d+", "kind: fact"),
    "briefing added": _copy_story,
    "briefings dropped": _drop_copies,
    "template": _write_template,
    "snapshot": _change_snapshot,
    "no snapshots": _set(snapshots=None),
    "name of the site": _set(site_name=lambda number: f"Site {number}"),
    "address of the site": _set(site_url=lambda number: f"https://site-{number}.example/"),
    "language of the site": _set(language=lambda number: ("en", "ko")[number % 2]),
    "no whole briefings": _set(whole=()),
}


@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 3)), min_size=1, max_size=4))
def test_a_build_with_a_store_makes_what_one_without_would(steps, tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("project"))
    assert project.build(project.store) == project.build(Store())
    for name, number in steps:
        CHANGES[name](project, number)
        assert project.build(project.store) == project.build(Store()), name


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def _entries(project):
    return sorted(path for path in (project.folder / "store").glob("??/*") if path.is_file())


def test_nothing_is_made_again_where_nothing_changed(project, monkeypatch):
    first = project.build(project.store)
    kept = {path: path.read_bytes() for path in _entries(project)}
    for name in ("_make_story", "_make_page", "examine_story"):
        monkeypatch.setattr(f"briefing.site_shares.{name}", None)
    assert project.build(project.store) == first
    assert {path: path.read_bytes() for path in _entries(project)} == kept


def test_a_change_of_one_briefing_leaves_the_others_alone(project, monkeypatch):
    project.build(project.store)
    CHANGES["statement"](project, 1)
    made = []
    from briefing import site_shares  # noqa: PLC0415 — what is patched

    real = site_shares._make_story  # noqa: SLF001
    monkeypatch.setattr(
        site_shares, "_make_story", lambda work, slug, asked: made.append(slug) or real(work, slug, asked)
    )
    project.build(project.store)
    assert made == ["harbour"]


@pytest.mark.parametrize("damage", ["cut short", "altered", "emptied", "foreign", "half of it deleted", "deleted"])
def test_a_damaged_store_is_as_good_as_none_and_is_mended(project, damage):
    first = project.build(project.store)
    for number, path in enumerate(_entries(project)):
        content = path.read_bytes()
        if damage == "deleted" or (damage == "half of it deleted" and number % 2):
            path.unlink()
        elif damage == "cut short":
            path.write_bytes(content[:-1])
        elif damage == "altered":
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        elif damage == "emptied":
            path.write_bytes(b"")
        elif damage == "foreign":
            Store(project.folder / "store").put(path.parent.name + path.name, b"cos\nsystem\n(S'false'\ntR.")
    assert project.build(project.store) == first
    assert project.build(project.store) == first


def test_a_store_stays_within_its_limit_and_keeps_what_was_used_last(tmp_path):
    store = Store(tmp_path, limit=1000)
    for number in range(10):
        store.put(f"{number:064x}", bytes(200))
    store.tidy()
    kept = [number for number in range(10) if store.get(f"{number:064x}") is not None]
    assert 0 < len(kept) < 6
    assert kept[-1] == 9


def test_a_folder_that_cannot_be_written_keeps_nothing_and_hinders_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "store")
    store.put("0" * 64, b"x")
    store.tidy()
    assert store.get("0" * 64) is None


def test_a_result_is_taken_only_where_every_answer_is_the_same(tmp_path):
    asked, made = {"a": "1", "b": "2"}, []

    def ask(store, items):
        def make(questions):
            made.append(1)
            return Asked("thing", items, questions).get("a", "none"), ()

        return take_or_make(store, "known", Answers({"thing": items}, {"thing": str}), make)[0]

    store = Store(tmp_path)
    assert [ask(store, items) for items in (asked, asked, {"a": "1"}, {"a": "3"}, {}, {})] == [
            "1", "1", "1", "3", "none", "none",
        ]  # fmt: skip
    assert len(made) == 3


def test_the_order_of_several_things_and_all_of_them_are_questions_too():
    items, questions = {"b": 1, "a": 2, "c": 3}, set()
    assert list(in_order(Asked("thing", items, questions), frozenset("ab"))) == ["b", "a"]
    list(Asked("thing", items, questions))
    assert questions == {("thing", "a"), ("thing", "b"), ("thing", "a b"), ("thing", ALL)}
    prints = [Answers({"thing": one}, {"thing": str}) for one in (items, dict(sorted(items.items())))]
    assert prints[0](("thing", "a b")) != prints[1](("thing", "a b"))
    assert prints[0](("thing", "a")) == prints[1](("thing", "a"))


def test_equal_values_have_one_fingerprint_and_others_another():
    word = bytes([119, 111, 114, 100]).decode()  # another object than the literal
    assert value_print((word, word)) == value_print(("word", "word"))
    assert value_print(("a", "b")) != value_print(("ab", ""))
