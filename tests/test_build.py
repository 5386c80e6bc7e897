"""The writing part of a build: whole folders, or nothing; and schemas that fit the content."""

import json

import pytest
from jsonschema import Draft202012Validator
from running import ROOT

from briefing import build
from briefing.examining import count_files
from briefing.exchange import ExportedFile
from briefing.folders import StagedFolder, replace_folder
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.render import RenderedPage
from briefing.schema import json_schemas
from briefing.story_share import Title
from briefing.yamldoc import parse_yaml


def page(uri, markdown="# Page\n"):
    return RenderedPage(PagePlan(uri, "kind", "template", "Title", Links(None, uri)), markdown)


def write_tree(folder, pages, files=()):
    with build.staged_tree(build.Settings(folder / "content"), folder / "out") as tree:
        build.write_pages(pages, files, tree)


def test_a_tree_holds_pages_files_and_what_was_written_by_hand(tmp_path):
    by_hand = tmp_path / "content/pages"
    by_hand.mkdir(parents=True)
    (by_hand / "about.md").write_text("# About\n")
    write_tree(tmp_path, [page("a/b.md")], [ExportedFile("a/t.csv", b"1;2\n")])
    assert (tmp_path / "out/a/b.md").read_text() == "# Page\n"
    assert (tmp_path / "out/a/t.csv").read_bytes() == b"1;2\n"
    assert (tmp_path / "out/about.md").exists()


def test_a_failure_while_writing_leaves_the_last_tree(tmp_path):
    write_tree(tmp_path, [page("a.md", "first")])
    with pytest.raises(OSError, match=r"Not a directory|exists"):
        write_tree(tmp_path, [page("a.md", "second"), page("a.md/b.md")])
    assert (tmp_path / "out/a.md").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_page_by_hand_behind_a_link_has_its_address_too(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("# Mine\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/topics").symlink_to(tmp_path / "elsewhere")
    build.refuse_taken(["index.md", "topics/b.md"], tmp_path / "own")
    with pytest.raises(build.AddressTakenError, match=r"a\.md"):
        build.refuse_taken(["index.md", "topics/b.md", "topics/a.md"], tmp_path / "own")


@pytest.mark.parametrize("taken", ["index.md", "briefings/story/sources.md", "briefings/story/sources.bib", "feed.xml"])
def test_two_pages_may_not_have_one_address(tmp_path, taken):
    story = tmp_path / "content/briefings/story"
    story.mkdir(parents=True)
    (story / "briefing.yml").write_text("title: T\nlead: L.\n")
    (story / "sources.yml").write_text("one: {title: One}\n")
    settings = build.Settings(tmp_path / "content")
    build.render(settings, {"story": Title("T", "en")}, tmp_path / "out")
    mine = tmp_path / "content/pages" / taken
    mine.parent.mkdir(parents=True)
    mine.write_text("# Mine\n")
    with pytest.raises(build.AddressTakenError, match=taken.replace(".", r"\.")):
        build.render(settings, {"story": Title("T", "en")}, tmp_path / "out")
    assert "Mine" not in (tmp_path / "out" / taken).read_text()


def test_a_folder_that_cannot_take_the_place_of_another_leaves_it(tmp_path):
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old")
    with pytest.raises(OSError, match="No such file"):
        replace_folder(old, tmp_path / "never-made")
    assert (old / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_behind_a_link_is_replaced_and_the_link_stays(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to("elsewhere")
    with StagedFolder(tmp_path / "site") as staged:
        (staged.path / "index.html").write_text("new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "elsewhere/index.html").read_text() == "new"


def test_what_a_killed_run_had_moved_aside_is_put_back(tmp_path):
    gone = 2**22 + 1  # above any process number
    aside = tmp_path / f".site-{gone}-0-old"
    aside.mkdir()
    (aside / "index.html").write_text("old")
    (tmp_path / f".site-{gone}-0").mkdir()
    StagedFolder(tmp_path / "site").discard()
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_staging_of_a_running_build_is_left_alone(tmp_path):
    first, second = StagedFolder(tmp_path / "site"), StagedFolder(tmp_path / "site")
    assert first.path.is_dir()
    assert first.path != second.path


@pytest.mark.parametrize("name", json_schemas())
def test_schemas_are_valid_and_every_file_of_the_real_content_fits(name):
    schema = json.loads(json_schemas()[name])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    stem = name.removesuffix(".schema.json")
    shared = stem in {"actors", "publishers"}
    pattern = f"{stem}.yml" if shared else f"briefings/*/{stem.removeprefix('story-')}.yml"
    files = list((ROOT / "content").glob(pattern))
    assert files
    for path in files:
        document, problems = parse_yaml(str(path), path.read_bytes())
        assert problems == []
        assert [error.message for error in validator.iter_errors(json.loads(json.dumps(document.data)))] == [], path


def test_a_schema_refuses_an_unknown_field_and_a_wrong_id():
    validator = Draft202012Validator(json.loads(json_schemas()["actors.schema.json"]))
    assert not validator.is_valid({"ann": {"name": "Ann", "kind": "person", "colour": "red"}})
    assert not validator.is_valid({"ann": {"name": "Ann", "kind": "person", "member_of": ["The Club"]}})


def test_every_content_file_names_its_schema():
    """The line by which editors find it."""
    paths = [*(ROOT / "content").glob("*.yml"), *(ROOT / "content/briefings").glob("*/*.yml")]
    assert len(paths) == count_files(ROOT / "content")
    for path in paths:
        first, where = path.read_text(encoding="utf-8").splitlines()[0].split("$schema=")
        assert first == "# yaml-language-server: "
        assert (path.parent / where).resolve().is_file()
