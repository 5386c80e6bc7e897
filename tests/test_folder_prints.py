"""The fingerprint of a folder is that of what is in it now, however little of it is read again."""

import os
import time

import pytest

from briefing import fingerprints
from briefing.fingerprints import FolderPrints, folder_print


@pytest.fixture
def folder(tmp_path):
    """A folder whose files were touched a while ago."""
    made = tmp_path / "folder"
    (made / "revisions").mkdir(parents=True)
    for name in ("claims.yml", "revisions/one.json"):
        (made / name).write_text("one")
    return made


@pytest.fixture
def later(monkeypatch):
    """Let time pass, for whoever asks what time it is."""
    monkeypatch.setattr(fingerprints.time, "time_ns", lambda real=time.time_ns: real() + 10_000_000_000)


def _replace(path):
    path.with_suffix(".new").write_text("two")
    path.with_suffix(".new").replace(path)


def _forge(path):
    looks = path.stat()
    path.write_text("two")
    os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))


def _link(folder):
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "two.json").write_text("two")
    (folder / "more").symlink_to(elsewhere)


CHANGES = {
    "other content of the same size": lambda folder: (folder / "claims.yml").write_text("two"),
    "a file more": lambda folder: (folder / "new.yml").write_text(""),
    "a file less": lambda folder: (folder / "revisions/one.json").unlink(),
    "a file renamed": lambda folder: (folder / "claims.yml").rename(folder / "claim.yml"),
    "a file replaced": lambda folder: _replace(folder / "claims.yml"),
    "a time put back": lambda folder: _forge(folder / "claims.yml"),
    "a folder behind a link": _link,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.usefixtures("later")
def test_every_change_gives_another_fingerprint(folder, change):
    prints = FolderPrints()
    before = prints(folder)
    assert before == folder_print(folder)
    CHANGES[change](folder)
    assert prints(folder) == folder_print(folder) != before


@pytest.mark.usefixtures("later")
def test_untouched_files_are_not_read_again(folder, monkeypatch):
    prints = FolderPrints()
    before = prints(folder)
    monkeypatch.setattr(fingerprints, "folder_print", None)
    assert prints(folder) == before


def test_files_touched_just_now_are_read_again(folder, monkeypatch):
    prints = FolderPrints()
    prints(folder)
    monkeypatch.setattr(fingerprints, "folder_print", lambda _: "read again")
    assert prints(folder) == "read again"


def test_a_link_in_a_circle_ends(folder):
    (folder / "again").symlink_to(folder)
    assert folder_print(folder)


def test_what_is_behind_a_link_counts(folder):
    _link(folder)
    before = folder_print(folder)
    (folder.parent / "elsewhere/two.json").write_text("other")
    assert folder_print(folder) != before
