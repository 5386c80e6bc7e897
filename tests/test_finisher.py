"""The pages of a large group are shared out among processes, and come out the same."""

import os
from dataclasses import replace

from briefing import shares
from briefing.mkdocs_plugin.finisher import ThemedPages
from briefing.sheets import Item, Sheet, SheetGroup

PAGE = """---
title: Page {number}
---

# Page {number}

[On](p{next}.md#here) [off](p{next}.md#nowhere) [out](../b/index.md#there)
[lost](lost.md) <span id="raw-{number}"></span>

## Here {{#here}}

Some text, of *some* length.
"""


def group(pages=9):
    uris = [f"a/p{number}.md" for number in range(pages)]
    sheets = [
        Sheet(uri, PAGE.format(number=number, next=(number + 1) % pages), f"Page {number}")
        for number, uri in enumerate(uris)
    ]
    return SheetGroup(sheets, (), [Item(f"Page {number}", uri) for number, uri in enumerate(uris)], "a/")


def test_pages_and_all_that_is_said_of_them_are_the_same(themed, monkeypatch):
    monkeypatch.setattr(shares, "_processes", lambda _jobs, _count: 1)
    alone = themed.finish(group())
    monkeypatch.setattr(shares, "_processes", lambda _jobs, _count: 2)
    here, processes = os.getpid(), set()
    finish = ThemedPages._finish  # noqa: SLF001 — to see where it runs

    def noted(self, sheet, page, bound):
        page_made = finish(self, sheet, page, bound)
        processes.add(os.getpid())
        return page_made

    monkeypatch.setattr(ThemedPages, "_finish", noted)
    together = themed.finish(group())
    assert together == alone
    assert here not in processes, "it was to be done by other processes"


def test_what_is_wrong_with_links_is_told_once_all_pages_are_known(themed, monkeypatch):
    monkeypatch.setattr(shares, "_processes", lambda _jobs, _count: 2)
    finished = themed.finish(group(3))
    said = [remark.message for remark in finished.remarks]
    assert len([message for message in said if "lost.md" in message]) == 3
    assert len([message for message in said if "#nowhere" in message]) == 3
    assert not [message for message in said if "#here" in message]
    assert {(link.target, link.anchor) for link in finished.outward} == {("b/index.md", ""), ("b/index.md", "there")}


def test_pages_that_are_done_change_nothing_for_the_others(themed):
    whole = themed.finish(group())
    for number in range(9):
        done = {page.uri: page for page in whole.pages if page.uri != f"a/p{number}.md"}
        assert themed.finish(group(), done) == whole
    assert themed.finish(group(), {page.uri: page for page in whole.pages}) == whole


def test_a_page_that_is_done_is_held_against_the_anchors_of_one_that_lost_some(themed):
    whole, now = themed.finish(group(3)), group(3)
    now.sheets[1] = replace(now.sheets[1], markdown=now.sheets[1].markdown.replace("{#here}", "{#there}"))
    finished = themed.finish(now, {page.uri: page for page in whole.pages if page.uri != "a/p1.md"})
    lost = [remark.message for remark in finished.remarks if "#here" in remark.message]
    assert len(lost) == 1
    assert "'a/p0.md'" in lost[0]
