"""Links between briefings are looked at once all pages are known, and again when what they lead to changes."""

import logging

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from running import ROOT

from briefing.mkdocs_plugin.files import OutwardLinks, SiteFiles
from briefing.prepare import Prepared
from briefing.sheets import Outward
from briefing.site_shares import PageFacts, Share


@pytest.fixture(scope="module")
def config():
    return load_config(str(ROOT / "mkdocs.yml"))


def share(uri, anchors="", files=(), outward=()):
    page = PageFacts(uri, None, None, as_of=False, anchors=f" {anchors} ")
    return Share((page,), files, (), (), tuple(outward), (), ())


def warned(config, caplog, links, *shares):
    caplog.clear()
    pages = [page for share in shares for page in share.pages]
    prepared = Prepared(pages, shares, (), None, None, (), None, None)
    by_hand = Files([File("about.md", "docs", "site", use_directory_urls=False)])
    with caplog.at_level(logging.DEBUG, "mkdocs.structure.pages"):
        links.check(prepared, SiteFiles(by_hand, prepared, config), config)
    return [record.getMessage() for record in caplog.records]


def test_a_link_is_told_of_as_soon_as_its_target_is_gone_and_no_longer(config, caplog):
    ways = [("b.md", ""), ("b.md", "here"), ("b.bib", ""), ("about.md", "")]
    leads = share("a.md", outward=[Outward("a.md", target, anchor, f"{target}#{anchor}") for target, anchor in ways])
    there, moved = share("b.md", "here", ("b.bib",)), share("b.md", "there", ("b.bib",))
    links = OutwardLinks()
    assert warned(config, caplog, links, leads, there) == []
    assert [text[-8:] for text in warned(config, caplog, links, leads, moved)] == ["'#here'."]
    gone = warned(config, caplog, links, leads)
    assert [("not found" in text, text.split("'")[5]) for text in gone] == [
        (True, "b.md"), (True, "b.md"), (True, "b.bib"),
    ]  # fmt: skip
    assert warned(config, caplog, links, leads, there) == []
