"""Addresses: the way from one page to another."""

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from briefing import urls

PAGES = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map("/".join).map("{}.md".format)


@given(PAGES, PAGES)
def test_a_link_leads_from_its_page_to_its_target(page, to):
    link = urls.relative(page, to)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) == to
    assert link == posixpath.relpath(to, posixpath.dirname(page) or ".")


def test_a_place_on_the_same_page_needs_no_page():
    assert urls.relative("a/b.md", urls.Target("a/b.md", "here")) == "#here"
