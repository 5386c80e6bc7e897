"""Content is checked one briefing after another, and comes to the same as when all of it is held at once."""

import datetime as dt
import gc
import shutil
import weakref
from pathlib import Path

import pytest

from briefing import build, story_share
from briefing.examining import examine
from briefing.load import load_story
from briefing.problems import has_errors
from briefing.settings import Settings
from briefing.world import begin_world

TESTS = Path(__file__).parent
TODAY = dt.date(2026, 6, 1)
CORPORA = [TESTS / "golden" / "content", TESTS / "languages" / "content", TESTS / "sound" / "content"]
CORPORA = [folder for folder in CORPORA if folder.is_dir()] + sorted((TESTS / "bad").glob("*/content"))


def settings_of(content, **options):
    saved = content.parent / "snapshots"
    return Settings(content, snapshots=saved if saved.is_dir() else None, today=TODAY, **options)


def both(settings):
    found, checked = examine(settings), build.check(settings)
    return [(one.problems, one.files, one.quotes, one.sound) for one in (found, checked)]


@pytest.mark.parametrize("content", CORPORA, ids=lambda path: path.parent.name)
def test_the_same_is_found_as_when_all_is_loaded(content):
    found, checked = both(settings_of(content))
    assert found == checked


@pytest.mark.parametrize("content", CORPORA, ids=lambda path: path.parent.name)
def test_what_is_found_in_a_briefing_points_into_its_folder_and_saved_texts_alone(content):
    """Else it would have to be checked again whenever a line of the shared registries moves."""
    settings = settings_of(content)
    world = begin_world(settings, TODAY)
    for folder in world.shared.folders:
        for problem in story_share.examine_story(world, folder.name, set()).problems:
            spans = [problem.span, *(related.span for related in problem.related)]
            for path in (Path(span.path).resolve() for span in spans if span):
                assert any(path.is_relative_to(at) for at in (folder.resolve(), settings.snapshots) if at), problem


@pytest.fixture
def many(tmp_path):
    """Several briefings, one of them with faults of many kinds, that share actors of which some are named nowhere."""
    content = tmp_path / "content"
    shutil.copytree(TESTS / "sound" / "content", content)
    (story,) = (content / "briefings").iterdir()
    for number in range(5):
        shutil.copytree(story, content / "briefings" / f"more-{number}")
    (content / "briefings" / "more-1" / "sources.yml").write_text("a: {title: [}")
    claims = content / "briefings" / "more-3" / "claims.yml"
    claims.write_text(claims.read_text().replace("statement:", "statemnet:", 1))
    with (content / "actors.yml").open("a") as actors:
        actors.write("nobody: {name: Nobody, kind: person}\n")
    return content


def test_the_same_is_found_in_many_briefings_of_which_some_are_broken(many):
    found, checked = both(settings_of(many))
    assert found == checked
    assert {problem.span.path.split("/")[-2] for problem in found[0] if problem.span} >= {"more-1", "more-3"}


def test_the_same_is_found_by_one_process_as_by_several(many):
    assert examine(settings_of(many, jobs=2)) == examine(settings_of(many, jobs=1))


def test_what_all_share_is_judged_by_all_briefings_together(many):
    for name in ("more-1", "more-3"):
        shutil.rmtree(many / "briefings" / name)
    found = examine(settings_of(many))
    assert not has_errors(found.problems)
    unused = [problem for problem in found.problems if problem.code == "unused-actor"]
    assert [("nobody" in problem.message or "Nobody" in problem.message) for problem in unused] == [True]


def test_no_more_than_two_briefings_are_in_memory(many, monkeypatch):
    alive, most = weakref.WeakSet(), []

    def load(*arguments, **options):
        story, problems = load_story(*arguments, **options)
        gc.collect()
        alive.add(story)
        most.append(len(alive))
        return story, problems

    monkeypatch.setattr(story_share, "load_story", load)
    examine(settings_of(many, jobs=1))
    assert len(most) == 6
    assert max(most) <= 2  # one, and the last of which something was asked


def test_where_there_is_no_content_it_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="no content folder"):
        examine(Settings(tmp_path / "content"))
