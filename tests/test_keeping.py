"""What is taken from the store is what would be made: a wrong hit is looked for, and damage done to the store."""

import datetime as dt
import pickle
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
import zstandard
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from running import ROOT

from briefing import site_shares
from briefing.asking import ALL, Answers, Asked, AskedIds, in_order, print_of
from briefing.fingerprints import value_print
from briefing.folders import replace_folder
from briefing.keeping import make_and_keep, take
from briefing.last_build import LastBuild
from briefing.last_site import LastSite
from briefing.prepare import FaultError, SupersededError, gather, go_on, prepare, write_beside
from briefing.problems import Problem, Severity, Span
from briefing.settings import Settings
from briefing.sheets import FinishedGroup, FinishedPage
from briefing.store import Store
from briefing.story_share import make_story
from briefing.wanted import Wanted
from briefing.world import Title, begin_world

GOLDEN = ROOT / "tests" / "golden"


class Plain:
    """Makes HTML that shows everything a theme is told, without a theme."""

    def finish(self, group, done=MappingProxyType({})):
        told = f"{list(group.items)} {sorted(group.files)}"
        return FinishedGroup([done.get(sheet.uri) or self._page(sheet, told) for sheet in group.sheets])

    def _page(self, sheet, told):
        shown = f"{sheet.trail} {sheet.feeds} {sheet.json_ld} {sheet.language.tag}"
        text = re.sub(r"<(?=[!?/A-Za-z])", "&lt;", sheet.markdown)
        html = f"<h1>{told} {shown} {text}</h1>"
        return FinishedPage(
            sheet.uri, sheet.uri.replace(".md", ".html"), html.encode(), html, frozenset(), None, asked={ALL: True}
        )


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Project:
    """A content folder that is changed step by step, with one store for all its builds."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number = folder, 0
        shutil.copytree(GOLDEN / "content", folder / "content")
        shutil.copytree(GOLDEN / "snapshots", folder / "snapshots")
        (folder / "templates").mkdir()
        self.settings = Settings(folder / "content", (folder / "templates",), folder / "snapshots", whole=("html",))
        self.store = Store(folder / "store")
        self.own = Store(folder / "own-store")
        self.later = Store(folder / "later-store")
        self.served: dict[Store, LastBuild] = {}

    def build(self, store: Store):
        """What comes of a build: every file, or why there is none."""
        return self._build(self._folder(), store=store)

    def publish(self):
        """The same, with a store and the site that was published before, in whose place it comes."""
        out = self._folder()
        made = self._build(out, store=self.store, before=LastSite(self.folder / "site", self.store))
        if not isinstance(made, str):
            replace_folder(self.folder / "site", out)
        return made

    def serve(self, store: Store):
        """The same, in a process that goes on and a folder that stays."""
        out = self.folder / ("served" if store.folder else "served-without-store")
        out.mkdir(exist_ok=True)
        return self._build(out, store=store, last=self.served.setdefault(store, LastBuild()))

    def serve_later(self, store: Store, number: int):
        """The same, where what can wait does: some of it is asked for, or left until after the next change.

        None where anything is left. What goes on with it is overtaken by whoever asks, and once ended by somebody.
        """
        out = self.folder / "served-later"
        out.mkdir(exist_ok=True)
        last = self.served.setdefault(self.later, LastBuild())
        wanted = self._wanted(out, store=store, last=last, postpones=True)
        try:
            made = prepare(wanted)
            for name in self._waiting(last)[number::3]:
                made = go_on(made, name)
                assert name not in last.unmade
            if number == 0:
                return None
            with suppress(SupersededError):
                made = go_on(made, breathe=_Breath(self, made, number))
            made = go_on(made)
        except FaultError as fault:
            return str(fault)
        assert not made.waits
        write_beside(made)
        gather(made)
        return contents(out), made.remarks, sorted(made.pages, key=lambda page: page.uri), made.newest

    @staticmethod
    def _waiting(last):
        return sorted(last.unmade & last.shares.keys())

    def _folder(self):
        self.number += 1
        out = self.folder / f"out-{self.number}"
        out.mkdir()
        return out

    def _wanted(self, out, **given):
        return Wanted(self.settings, out, Plain(), {}, self.folder / "nothing", tell=lambda _: None, **given)

    def _build(self, out, **given):
        try:
            made = prepare(self._wanted(out, **given))
        except FaultError as fault:
            return str(fault)
        write_beside(made)
        gather(made)
        return contents(out), made.remarks, sorted(made.pages, key=lambda page: page.uri), made.newest

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(before, after, text, count=1, flags=re.MULTILINE), encoding="utf-8")


class _Breath:
    """Is somebody else's turn in the midst of a round: first one asks for a page, then a build ends the round."""

    def __init__(self, project, made, number):
        self.project, self.made, self.left = project, made, number

    def __call__(self):
        self.left -= 1
        waiting = self.project._waiting(self.made.wanted.last)  # noqa: SLF001
        if self.left == 1 and waiting:
            go_on(self.made, waiting[0])
        if self.left <= 0:
            raise SupersededError


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
    (project.folder / "templates/claim.md.jinja").write_text(f"Word {number}\n", encoding="utf-8")


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
    "nothing": lambda _project, _number: None,
    "actor renamed": _edit("content/actors.yml", r"^(\s*(?:[a-z-]+:\s*\{)?name: )[^,\n}]+", r"\g<1>Name NUMBER"),
    "actor added": _add_actor,
    "line more above the actors": _edit("content/actors.yml", r"\A", "# NUMBER\n"),
    "name nearly said": _edit(f"{STORY}/briefing.yml", r"^lead: .*$", "lead: Ida Halm saw it."),
    "name said": _edit("content/actors.yml", r"\Z", "\nhalm-NUMBER: {name: Ida Halm, kind: person}\n"),
    "actors in another order": _turn_actors_round,
    "publisher renamed": _edit(
        "content/publishers.yml", r"^(\s*(?:[a-z-]+:\s*\{)?name: )[^,\n}]+", r"\g<1>Paper NUMBER"
    ),
    "title": _edit(f"{STORY}/briefing.yml", r"^title: .*$", "title: Title NUMBER"),
    "title of the other": _edit("content/briefings/bare/briefing.yml", r"^title: .*$", "title: Other NUMBER"),
    "language": _edit(f"{STORY}/briefing.yml", r"^language: \w+$", "language: fr"),
    "lead": _edit(f"{STORY}/briefing.yml", r"^lead: ", "lead: NUMBER "),
    "source": _edit(f"{STORY}/sources.yml", r'title: "', 'title: "NUMBER '),
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
@example(steps=[("title", 1), ("language", 0), ("title of the other", 2), ("title", 3)])
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 3)), min_size=1, max_size=4))
def test_a_build_after_others_makes_what_the_first_one_would(steps, tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("project"))
    for name, number in [("nothing", 0), *steps]:
        CHANGES[name](project, number)
        afresh = project.build(Store())
        assert project.publish() == afresh, name
        assert project.serve(Store()) == afresh, name
        assert project.serve(project.own) == afresh, name
        for store in (Store(), project.later)[number % 2 :]:
            assert project.serve_later(store, number) in (afresh, None), name
    if number == 0:
        assert project.serve_later(Store(), 1) == afresh


def test_what_changes_only_elsewhere_waits_until_it_is_asked_for(project):
    project.serve_later(project.later, 1)
    last = project.served[project.later]
    folder, before = project.folder / "served-later", contents(project.folder / "served-later")
    CHANGES["actor renamed"](project, 7)
    made = prepare(project._wanted(folder, store=project.later, last=last, postpones=True))  # noqa: SLF001
    assert contents(folder) == before
    assert made.waits
    assert "harbour" in last.unmade
    assert last.unmade_at("briefings/harbour/actors.html") == "harbour"
    assert last.unmade_at("briefings/bare/index.html") is None
    made = go_on(made, "harbour")
    changed = {name for name, content in contents(folder).items() if content != before.get(name)}
    assert "briefings/harbour/actors.html" in changed
    assert all("harbour" in name for name in changed)
    assert last.unmade_at("briefings/harbour/actors.html") is None


def test_what_waits_needs_no_executor_that_is_gone(project):
    project.serve_later(project.later, 1)
    last, folder = project.served[project.later], project.folder / "served-later"
    CHANGES["actor renamed"](project, 7)
    with ThreadPoolExecutor(1) as executor:
        wanted = project._wanted(folder, store=project.later, last=last, postpones=True, executor=executor)  # noqa: SLF001
        made = prepare(wanted)
    assert not go_on(made).waits
    assert project.serve_later(project.later, 1) == project.build(Store())


def test_what_is_edited_is_made_at_once(project):
    project.serve_later(project.later, 1)
    CHANGES["statement"](project, 7)
    last, folder = project.served[project.later], project.folder / "served-later"
    prepare(project._wanted(folder, store=project.later, last=last, postpones=True))  # noqa: SLF001
    assert "Statement 7." in (folder / "briefings/harbour/contested-claims.html").read_text(encoding="utf-8")
    assert "harbour" not in last.unmade


def test_whoever_takes_away_what_another_briefing_needs_is_told_at_once(project):
    project.serve_later(project.later, 1)
    whole = (project.folder / "content/actors.yml").read_text(encoding="utf-8")
    (project.folder / "content/actors.yml").write_text("nobody: {name: Nobody, kind: person}\n", encoding="utf-8")
    found = project.serve_later(project.later, 1)
    assert "harbour" in found
    assert found == project.build(Store())
    CHANGES["title of the other"](project, 2)  # it is not forgotten
    assert project.serve_later(project.later, 1) == project.build(Store())
    (project.folder / "content/actors.yml").write_text(whole, encoding="utf-8")
    assert project.serve_later(project.later, 1) == project.build(Store())


def test_a_fault_that_an_edit_makes_elsewhere_is_found_when_that_is_asked_for_or_when_there_is_time(
    project, monkeypatch
):
    project.serve_later(project.later, 1)
    last, folder = project.served[project.later], project.folder / "served-later"
    real = site_shares.examine_story
    monkeypatch.setattr(site_shares, "examine_story", lambda *args: _with_an_error(real(*args)))
    CHANGES["actor renamed"](project, 3)
    made = prepare(project._wanted(folder, store=project.later, last=last, postpones=True))  # noqa: SLF001
    for only in ("harbour", None):
        with pytest.raises(FaultError, match="found late"):
            go_on(made, only)
    with pytest.raises(FaultError, match="found late"):
        prepare(project._wanted(folder, store=project.later, last=last, postpones=True))  # noqa: SLF001


def _with_an_error(found):
    return replace(found, problems=(Problem("test", Severity.ERROR, "found late", Span("x.yml", 1, 1)),))


def test_a_template_that_comes_before_another_is_noticed_in_a_process_that_goes_on(project):
    project.serve(project.own)
    _write_template(project, 5)
    assert any(b"Word 5" in content for content in project.serve(project.own)[0].values())
    (project.folder / "templates/claim.md.jinja").unlink()
    assert not any(b"Word 5" in content for content in project.serve(project.own)[0].values())


def test_a_template_at_fault_leaves_the_folder_as_it_was(project):
    project.serve_later(project.later, 1)
    last, folder = project.served[project.later], project.folder / "served-later"
    before = _written(folder)
    path = project.folder / "templates/claim.md.jinja"
    path.write_text("{{ oops }}", encoding="utf-8")
    made = prepare(project._wanted(folder, store=project.later, last=last, postpones=True))  # noqa: SLF001
    with pytest.raises(FaultError, match=r"claim\.md\.jinja:1"):
        go_on(made, "harbour")
    path.unlink()
    prepare(project._wanted(folder, store=project.later, last=last, postpones=True))  # noqa: SLF001
    assert _written(folder) == before


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def _entries(project):
    return sorted(path for path in (project.folder / "store").glob("??/*") if path.is_file())


def _not_wanted(*_):
    pytest.fail("this was made before")


def test_nothing_is_made_again_where_nothing_changed(project, monkeypatch):
    first = project.build(project.store)
    kept = {path: path.read_bytes() for path in _entries(project)}
    for name in ("_make_story", "_make_page", "examine_story"):
        monkeypatch.setattr(f"briefing.site_shares.{name}", _not_wanted)
    assert project.build(project.store) == first
    assert {path: path.read_bytes() for path in _entries(project)} == kept


def test_a_change_of_one_briefing_leaves_the_others_alone(project, monkeypatch):
    project.build(project.store)
    CHANGES["statement"](project, 1)
    made = []
    real = site_shares._make_story  # noqa: SLF001
    monkeypatch.setattr(
        site_shares, "_make_story", lambda work, slug, *rest: made.append(slug) or real(work, slug, *rest)
    )
    project.build(project.store)
    assert made == ["harbour"]


def _written(folder):
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def test_a_saved_edit_writes_only_the_files_that_say_something_else(project):
    project.serve(project.own)
    folder = project.folder / "served"
    before, written = contents(folder), _written(folder)
    CHANGES["statement"](project, 1)
    project.serve(project.own)
    changed = {name for name, time in _written(folder).items() if written.get(name) != time}
    assert "briefings/harbour/contested-claims.html" in changed
    assert changed == {name for name, content in contents(folder).items() if content != before.get(name)}
    assert not any(name.startswith("briefings/bare/") for name in changed)


def test_of_an_edited_briefing_only_pages_that_became_others_are_finished(project, monkeypatch):
    project.serve(project.own)
    story = {f"briefings/harbour/{path.name}" for path in (project.folder / "served/briefings/harbour").glob("*.md")}
    made: list[str] = []
    real = Plain._page  # noqa: SLF001
    monkeypatch.setattr(Plain, "_page", lambda self, sheet, told: made.append(sheet.uri) or real(self, sheet, told))
    CHANGES["statement"](project, 1)
    project.serve(project.own)
    assert "briefings/harbour/contested-claims.md" in made
    assert "briefings/harbour/outlook.md" in story - set(made)


@pytest.mark.parametrize("change", ["lead", "source", "title", "title of the other"])
def test_of_shared_pages_only_those_are_made_again_that_become_others(project, monkeypatch, change):
    project.serve(project.own)
    made: list[str] = []
    real = site_shares._make_page  # noqa: SLF001
    monkeypatch.setattr(
        site_shares, "_make_page", lambda work, plan, *rest: made.append(plan.uri) or real(work, plan, *rest)
    )
    before = contents(project.folder / "served")
    CHANGES[change](project, 1)
    project.serve(project.own)
    after = contents(project.folder / "served")
    changed = {name for name in after if name.endswith(".md") and after[name] != before.get(name)}
    assert set(made) == {name for name in changed if not name.startswith("briefings/")}


@pytest.mark.parametrize("kind", ["files", "rest"])
@pytest.mark.parametrize(
    "damage", [b"", b"no pages", *(zstandard.compress(pickle.dumps([x])) for x in ("no page", print))]
)
def test_kept_pages_that_somebody_altered_are_finished_again(project, kind, damage):
    project.serve(project.own)
    for result in project.served[project.own].shares.values():
        project.own.put(print_of(kind, result.key), damage)
    CHANGES["statement"](project, 1)
    assert project.serve(project.own) == project.build(Store())


def test_writing_that_was_cut_short_is_begun_afresh(project, monkeypatch):
    project.serve(Store())
    CHANGES["title"](project, 1)
    monkeypatch.setattr("briefing.prepare.export_shared", _no_room)
    with pytest.raises(OSError, match="no room"):
        project.serve(Store())
    monkeypatch.undo()
    CHANGES["title"](project, 2)
    assert project.serve(Store()) == project.build(Store())


def _no_room(*_):
    raise OSError(28, "no room is left")


def test_a_published_site_is_taken_over_file_by_file(project):
    project.publish()
    before = {path: path.stat().st_ino for path in (project.folder / "site").rglob("*.html")}
    CHANGES["statement"](project, 1)
    project.publish()
    same = {path for path, inode in before.items() if path.exists() and path.stat().st_ino == inode}
    assert project.folder / "site/briefings/bare/index.html" in same
    assert project.folder / "site/briefings/harbour/contested-claims.html" not in same


def test_what_is_asked_in_other_processes_is_noted_too(project, monkeypatch):
    asked = []
    for processes in (1, 2):
        monkeypatch.setattr("briefing.shares._processes", lambda _jobs, _count, number=processes: number)
        world, questions = begin_world(project.settings, dt.date(2026, 3, 1)), set()
        world = replace(world, titles={"bare": Title("Bare", "en"), "harbour": Title("Harbour", "en")})
        made = make_story(world, "harbour", questions)
        asked.append((sorted(questions), [page.markdown for page in made.pages]))
    assert asked[0] == asked[1]
    assert {kind for kind, _ in asked[0][0]} >= {"actor", "publisher", "snapshot", "title"}


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
            return Asked("thing", items, questions).get("a", "none"), (), ()

        answers = Answers({"thing": items}, {"thing": str})
        return (take(store, "known", answers) or make_and_keep(store, "known", answers, make)[0]).value

    store = Store(tmp_path)
    assert [ask(store, items) for items in (asked, asked, {"a": "1"}, {"a": "3"}, {}, {})] == [
            "1", "1", "1", "3", "none", "none",
        ]  # fmt: skip
    assert len(made) == 3


def test_the_order_of_several_things_and_all_of_them_are_questions_too():
    items, questions = {"b": 1, "a": 2, "c": 3}, set()
    assert list(in_order(Asked("thing", items, questions), frozenset("ab"))) == ["b", "a"]
    list(Asked("thing", items, questions))
    assert questions == {("thing", "a"), ("thing", "b"), ("thing", "a\0b"), ("thing", ALL)}
    prints = [Answers({"thing": one}, {"thing": str}) for one in (items, dict(sorted(items.items())))]
    assert prints[0](("thing", "a\0b")) != prints[1](("thing", "a\0b"))
    assert prints[0](("thing", "a")) == prints[1](("thing", "a"))


_THINGS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 1), max_size=3)
_QUESTIONS = [("thing", key) for key in ("a", "b", "c", "d", ALL, "a\0b", "a\0c", "a\0b\0c")] + [("kept", "a")]


@given(_THINGS, _THINGS)
def test_no_question_that_is_answered_otherwise_is_passed_over(before, after):
    old, new = (Answers({"thing": one, "kept": {"a": 1}}, {"thing": str, "kept": str}) for one in (before, after))
    others = {question for question in _QUESTIONS if old(question) != new(question)}
    changed = new.changed_since(old)
    if [key for key in before if key in after] != [key for key in after if key in before]:
        assert changed is None
        return
    assert {(kind, key) for kind, key in others if "\0" not in key} == changed
    for kind, key in others:  # whoever asked how some are ordered asked for each of them, too
        assert not changed.isdisjoint((kind, part) for part in key.split("\0"))


def test_a_name_of_several_words_is_one_question():
    questions = set()
    assert "ida holm" not in AskedIds("name", {"ida halm"}, questions)
    prints = [
        Answers({"name": dict.fromkeys(names, "")}, {"name": lambda _: "there"})
        for names in ([], ["ida holm"], ["holm", "ida"])
    ]
    assert questions == {("name", "ida holm")}
    assert prints[0](("name", "ida holm")) != prints[1](("name", "ida holm"))
    assert prints[0](("name", "ida holm")) == prints[2](("name", "ida holm"))


def test_a_briefing_is_checked_again_when_a_name_that_it_has_becomes_known(project):
    def told():
        remarks = project.serve(project.own)[1]
        return sum("name-misspelt" in remark for remark in remarks)

    project.edit("content/briefings/harbour/briefing.yml", r"^lead: .*$", "lead: Ida Halm saw it.")
    assert told() == 1
    with (project.folder / "content/actors.yml").open("a", encoding="utf-8") as file:
        file.write("\nhalm: {name: Ida Halm, kind: person}\n")
    assert told() == 0
    project.edit("content/actors.yml", r"name: Ida Halm", "name: Ida Holmes")
    assert told() == 1


def test_an_actor_more_has_only_those_briefings_checked_again_that_look_at_all(project, monkeypatch):
    project.serve(project.own)
    checked: list[str] = []
    real = site_shares.examine_story
    monkeypatch.setattr(
        site_shares, "examine_story", lambda world, slug, asked: checked.append(slug) or real(world, slug, asked)
    )
    _add_actor(project, 1)
    project.serve(project.own)
    assert checked == []
    CHANGES["actor renamed"](project, 2)
    project.serve(project.own)
    assert checked == ["harbour"]


def test_a_title_is_news_only_to_those_who_asked_for_it(project):
    day, titles = dt.date(2026, 3, 1), {"bare": Title("Bare", "en"), "harbour": Title("Harbour", "en")}
    old, new = (replace(begin_world(project.settings, day), titles=dict(titles)) for _ in range(2))
    assert new.changed_since(old) == frozenset()
    new.titles["bare"] = Title("Bare", "fr")
    assert new.changed_since(old) == {("title", "bare"), ("title", ALL)}
    assert replace(new, saved="others").changed_since(old) is None
    assert new.changed_since(None) is None


def test_equal_values_have_one_fingerprint_and_others_another():
    word = bytes([119, 111, 114, 100]).decode()  # another object than the literal
    assert value_print((word, word)) == value_print(("word", "word"))
    assert value_print(("a", "b")) != value_print(("ab", ""))


def test_a_build_in_the_place_of_the_last_site_goes_on_from_its_pages_too(project, monkeypatch):
    project.publish()
    made: list[str] = []
    real = Plain._page  # noqa: SLF001
    monkeypatch.setattr(Plain, "_page", lambda self, sheet, told: made.append(sheet.uri) or real(self, sheet, told))
    CHANGES["statement"](project, 1)
    published = project.publish()
    assert "briefings/harbour/contested-claims.md" in made
    assert "briefings/harbour/outlook.md" not in made
    assert published == project.build(Store())


def test_a_rehearsal_leaves_nothing_behind(project):
    out = project.folder / "rehearsed"
    out.mkdir()
    made = prepare(
        Wanted(project.settings, out, Plain(), {}, project.folder / "nothing", tell=lambda _: None, store=project.store)
    )
    before = contents(out), contents(project.store.folder)
    assert before[1], "something was kept"
    site_shares.rehearse(made.work)
    assert (contents(out), contents(project.store.folder)) == before
    shutil.rmtree(project.folder / "content/briefings" / min(made.work.world.titles))
    site_shares.rehearse(made.work)  # somebody may edit meanwhile, and the next build tells of that
    assert (contents(out), contents(project.store.folder)) == before
