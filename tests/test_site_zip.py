"""The whole site in one file: complete, and the same whenever it is made."""

import os
import zipfile

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.site_zip import zip_folder


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "site/index.html").write_text("<p>Hello")
    (tmp_path / "site/a/é.html").write_text("there")
    return tmp_path / "site"


def test_everything_is_in_it(folder, tmp_path):
    run = CliRunner().invoke(main, ["pack", str(folder), "--out", str(tmp_path / "x.zip")])
    assert run.exit_code == 0, run.output
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.namelist() == ["site/a/é.html", "site/index.html"]
        assert archive.read("site/index.html") == b"<p>Hello"
        assert archive.testzip() is None


def test_times_and_permissions_make_no_difference(folder):
    first = zip_folder(folder, "site")
    os.utime(folder / "index.html", (1, 1))
    (folder / "index.html").chmod(0o600)
    assert zip_folder(folder, "site") == first


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(NotADirectoryError):
        zip_folder(tmp_path / "none", "site")
    assert CliRunner().invoke(main, ["pack", str(tmp_path / "none")]).exit_code == 2
