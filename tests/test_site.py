"""The built site as files: what it links to is there, and what it may not contain is not."""

import posixpath
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from briefing.exchange.single_html import style_sheet
from briefing.page_guard import find_unsafe


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.fetched, self.metas = [], [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given)
        if tag in {"script", "img"} and "src" in given:
            self.fetched.append(given["src"])
        if tag == "link":
            self.fetched.append(given["href"])
        if tag == "meta":
            self.metas.append(given)


@pytest.fixture(scope="session")
def pages(site):
    """Every page but 404.html, whose addresses begin at the root because it is shown anywhere."""
    parsed = {}
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            parsed[path.relative_to(site).as_posix()] = page = _Page()
            page.feed(path.read_text(encoding="utf-8"))
    return parsed


def test_every_link_and_every_file_that_a_page_needs_is_there(site, pages):
    missing = []
    for address, page in pages.items():
        for link in [*(link["href"] for link in page.links), *page.fetched]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path)))
            if target.startswith("..") or not (site / target).is_file():
                missing.append(f"{address}: {link}")
    assert missing == []


def test_every_anchor_that_is_linked_to_is_there(pages):
    missing = []
    for address, page in pages.items():
        for link in page.links:
            parts = urlsplit(link["href"])
            if parts.scheme or parts.netloc or not parts.fragment:
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(address), parts.path)) if parts.path else address
            )
            if target in pages and unquote(parts.fragment) not in pages[target].ids:
                missing.append(f"{address}: {link['href']}")
    assert missing == []


def test_no_id_stands_twice_on_a_page(pages):
    twice = {
        address: doubled
        for address, page in pages.items()
        if (doubled := [name for name, count in Counter(page.ids).items() if count > 1])
    }
    assert twice == {}


def test_links_to_other_sites_give_them_no_hold_on_this_one(pages):
    bare = [
        f"{address}: {link['href']}"
        for address, page in pages.items()
        for link in page.links
        if urlsplit(link["href"]).scheme in {"http", "https"} and "noopener" not in link.get("rel", "")
    ]
    assert bare == []


def test_no_page_holds_anything_that_runs_or_is_fetched_from_elsewhere(site):
    unsafe = {
        path.name: found for path in site.rglob("*.html") if (found := find_unsafe(path.read_text(), style_sheet()))
    }
    assert unsafe == {}


def test_the_policy_stands_before_everything_that_it_governs(site):
    for path in site.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        policy = head.index('http-equiv="Content-Security-Policy"')
        for governed in ("<script", "<link", "<style"):
            assert head.find(governed, 0, policy) == -1, path


def test_the_policy_allows_no_inline_scripts(pages):
    for page in pages.values():
        policy = next(meta["content"] for meta in page.metas if meta.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_neither_data_nor_sources_are_published(site):
    assert [path for path in site.rglob("*") if path.suffix in {".yml", ".yaml", ".jinja", ".py"}] == []
