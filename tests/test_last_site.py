"""Files of the published site go into the next one without being written again, unless anybody touched them."""

import os

import pytest

from briefing import last_site
from briefing.last_site import LastSite
from briefing.store import Store

URIS = ("index.html", "claims/a.html", "claims/b.html")


@pytest.fixture
def site(tmp_path):
    """A published site whose files were noted for a result with the key `k`."""
    made = LastSite(tmp_path / "site", Store(tmp_path / "store"))
    for number, uri in enumerate(URIS):
        path = tmp_path / "new" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"page {number}", encoding="utf-8")
    made.note("share", "k", URIS, tmp_path / "new")
    (tmp_path / "new").rename(tmp_path / "site")
    (tmp_path / "next").mkdir()
    return made


def _links(site, key="k", name="share"):
    return site.link(name, key, URIS, site.folder.parent / "next")


def _contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def test_untouched_files_become_the_same_files(site, tmp_path):
    assert _links(site)
    for uri in URIS:
        assert (tmp_path / "next" / uri).samefile(tmp_path / "site" / uri)


@pytest.mark.parametrize("touch", ["written to", "replaced", "removed", "put back in time", "replaced by a link"])
def test_a_file_that_somebody_touched_is_not_taken(site, tmp_path, touch):
    path = tmp_path / "site/claims/b.html"
    looks = path.stat()
    if touch == "replaced":
        path.with_suffix(".new").write_text("page 2")
        path.with_suffix(".new").replace(path)
        os.utime(path, ns=(looks.st_mtime_ns, looks.st_mtime_ns))
    elif touch == "removed":
        path.unlink()
    elif touch == "put back in time":
        os.utime(path, ns=(1, 1))
    elif touch == "replaced by a link":
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        path.write_text("page X")
        os.utime(path, ns=(looks.st_mtime_ns + 1, looks.st_mtime_ns + 1))
    assert not _links(site)
    assert not _contents(tmp_path / "next")


def test_files_of_another_result_or_share_are_not_taken(site):
    assert not _links(site, key="other")
    assert not _links(site, name="other")


def test_where_no_link_can_be_made_nothing_is_left_behind(site, tmp_path, monkeypatch):
    real, made = os.link, []

    def link(old, new):
        if len(made) == 2:
            raise PermissionError(1, "links are not allowed here")
        made.append(new)
        real(old, new)

    monkeypatch.setattr(last_site.os, "link", link)
    assert not _links(site)
    assert len(made) == 2
    assert not _contents(tmp_path / "next")
    assert set(_contents(tmp_path / "site")) == set(URIS)


def test_without_a_published_site_or_a_store_there_is_nothing_to_take(site, tmp_path):
    assert not LastSite(None, site.store).link("share", "k", URIS, tmp_path / "next")
    nowhere = LastSite(site.folder, Store())
    nowhere.note("share", "k", URIS, tmp_path / "site")
    assert not nowhere.link("share", "k", URIS, tmp_path / "next")
