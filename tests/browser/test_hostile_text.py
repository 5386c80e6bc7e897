"""Hostile text in every field of the model: the real site, in Chromium, hosted and from disk."""

import csv
import json
import os
import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hostile import PAYLOADS
from hostile_corpus import check_nothing, shown_form, write_corpus
from mkdocs.__main__ import cli

from briefing.escape import visible_text
from briefing.page_guard import find_unsafe

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]

# Fields that no page shows as text yet, and why. A field that is neither here nor on a page fails the test.
NOT_SHOWN = {
    "silence": "addressed to the checks, whose report repeats it",
    "Publisher.url": "no page of publishers yet",
    "Quote.prefix": "only tells where the quote stands; part of the link to the passage",
    "Quote.suffix": "only tells where the quote stands; part of the link to the passage",
}

ELEMENTS = set(
    re.findall(
        r"\w+",
        """html head body meta link title script noscript header main footer nav article aside section div span p a ul
        ol li h1 h2 h3 h4 h5 h6 table caption thead tbody tr th td q cite em strong sup br hr code pre time details
        summary figure figcaption img input label button select option form dialog svg path rect circle line text desc
        mark ins del""",
    )
)
"""Elements that the theme and the templates write. What else there is came out of the data."""
SCRIPTED: set[str] = set()
"""Elements that the site's own scripts add to a page."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet begins to calculate

_LOOK = """() => {
  const all = [...document.querySelectorAll('*')];
  const tagged = new Set(all.map(e => e.tagName.toLowerCase()));
  const faults = [];
  for (const e of all) {
    for (const a of e.attributes) {
      const value = a.value.replace(/[\\u0000-\\u0020]/g, '').toLowerCase();
      if (/^on/.test(a.name) || ['srcdoc', 'formaction', 'autofocus'].includes(a.name))
        faults.push(`${e.tagName} ${a.name}=${a.value}`);
      if (a.name === 'style' && e.closest('article')) faults.push(`${e.tagName} style=${a.value}`);
      if (/^(javascript|data|vbscript|blob):/.test(value) && ['href', 'src', 'action', 'xlink:href'].includes(a.name))
        faults.push(`${e.tagName} ${a.name}=${a.value}`);
    }
    if (e.tagName === 'SCRIPT' && !e.src) {
      if (['application/json', 'application/ld+json'].includes(e.type)) JSON.parse(e.text);
      else faults.push(`inline ${e.outerHTML}`);
    }
    if (e.tagName === 'META' && /refresh/i.test(e.httpEquiv)) faults.push(e.outerHTML);
  }
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest('script, style')) texts.push(walker.currentNode.data);
  const comments = document.createNodeIterator(document, NodeFilter.SHOW_COMMENT).nextNode();
  return {
    tags: [...tagged], faults, comments: comments ? comments.data : null, title: document.title,
    description: document.querySelector('meta[name=description]')?.content ?? '',
    text: texts.join(''),
    attributes: all.flatMap(e => ['alt', 'title', 'aria-label', 'content'].map(n => e.getAttribute(n)).filter(Boolean)),
    headings: [...document.querySelectorAll('.md-content :is(h1,h2,h3,h4)')].map(e => e.textContent),
    toc: [...document.querySelectorAll('.md-nav--secondary .md-nav__link')].map(e => e.textContent),
    nav: [...document.querySelectorAll('.md-nav--primary .md-nav__link')].map(e => e.textContent),
    links: [...document.querySelectorAll('a[href]')].map(e => [e.getAttribute('href'), e.protocol, e.host, e.rel]),
  };
}"""
# Cards are placed by a script, which policies of style sheets leave free to do so.
_LOOK_OUTSIDE_STYLE = _LOOK.replace("e.closest('article')", "e.closest('article') && !e.matches('.citation-card')")
_WATCH = """
window.ran = [];
for (const name of ['pwned', 'alert', 'prompt', 'confirm']) window[name] = () => window.ran.push(name);
document.addEventListener('securitypolicyviolation', e => window.ran.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


def _squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    """The real site of a corpus that no check looked at."""
    project = tmp_path_factory.mktemp("hostile")
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "theme", project / "theme")
    (project / "content/pages").mkdir(parents=True)
    (project / "content/pages/about.md").write_text("# About\n\nWritten by hand.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        check_nothing(patch)
        planted = write_corpus(project / "content")
        for name in ("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING"):
            patch.setenv(name, "true")
        cli.main(
            ["build", "--strict", "--quiet"] if "CI" in os.environ else ["build", "--strict"], standalone_mode=False
        )
    return project / "site", planted


@pytest.fixture(scope="module")
def address(hostile_site):
    """The site's address over HTTP."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=hostile_site[0]))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Watched:
    """A browser page that remembers whatever should not have happened."""

    def __init__(self, browser, base, *, scripts=True):
        self.page = browser.new_context(java_script_enabled=scripts).new_page()
        self.elements = ELEMENTS | SCRIPTED if scripts else ELEMENTS
        self.page.add_init_script(_WATCH)
        self.faults = []
        self.base = base
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.faults.append(f"error {error}"))
        self.page.on("console", self._said)
        self.page.on("request", self._request)

    def _said(self, message):
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def _request(self, request):
        if not request.url.startswith(self.base):
            self.faults.append(f"request {request.url}")

    def look(self, uri):
        self.page.goto(self.base + uri)
        seen = self.page.evaluate(_LOOK)
        self.faults += [f"{uri}: {fault}" for fault in seen["faults"] + self.page.evaluate("window.ran ?? []")]
        self.faults += [f"{uri}: <{tag}>" for tag in set(seen["tags"]) - self.elements - _portable(uri)]
        if seen["comments"]:
            self.faults.append(f"{uri}: <!--{seen['comments']}")
        return seen


def _portable(uri):
    """What a briefing in one file has that a page has not: its own style sheet."""
    return {"style"} if uri.endswith("-briefing.html") else set()


def _uris(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _today(site):
    """All pages but those of earlier revisions, which are made as today's are."""
    return [uri for uri in _uris(site) if "/as-of/" not in uri]


@pytest.fixture(scope="module")
def seen_hosted(hostile_site, address, browser):
    """What there is to be seen of every page over HTTP, and what should not have happened."""
    watched = Watched(browser, address)
    return {uri: watched.look(uri) for uri in _today(hostile_site[0])}, watched.faults


@pytest.fixture(scope="module")
def seen_without_scripts(hostile_site, address, browser):
    """The same as it is written, before any script of the site has added to it."""
    watched = Watched(browser, address, scripts=False)
    return {uri: watched.look(uri) for uri in _uris(hostile_site[0])}, watched.faults


@pytest.fixture(scope="module")
def seen_from_disk(hostile_site, browser):
    """The same from disk."""
    watched = Watched(browser, f"{hostile_site[0].as_uri()}/")
    return {uri: watched.look(uri) for uri in _today(hostile_site[0]) if uri != "404.html"}, watched.faults


@pytest.mark.parametrize("way", ["seen_without_scripts", "seen_hosted", "seen_from_disk"])
def test_nothing_runs_and_nothing_is_there_but_text(way, request):
    seen, faults = request.getfixturevalue(way)
    assert not faults, "\n".join(fault[:300] for fault in faults[:8])
    assert len(seen) > 25


@pytest.mark.parametrize("way", ["seen_hosted", "seen_from_disk"])
def test_every_field_is_seen_as_it_was_written(way, request, hostile_site):
    seen, _ = request.getfixturevalue(way)
    pages = [_squeezed(page["text"]) for page in seen.values()]
    attributes = [_squeezed(text) for page in seen.values() for text in [*page["attributes"], page["title"]]]
    missing: dict[str, str] = {}
    for planted in hostile_site[1]:
        found = [text for text in [*pages, *attributes] if planted.mark in text]
        if planted.kind != "url" and not any(shown_form(planted) in text for text in found):
            assert not found, f"{planted} is shown, but not as {shown_form(planted)!r}"
            missing[_place(planted)] = planted.text
    assert not {place: text for place, text in missing.items() if place not in NOT_SHOWN}
    assert not {place for place in NOT_SHOWN if not place.endswith("url")} - set(missing), "shown by now"


def _place(planted):
    return "silence" if planted.field == "silence" else f"{planted.model}.{planted.field}"


def test_every_address_is_a_link_to_its_own_host(seen_hosted, hostile_site, browser):
    links = [link for page in seen_hosted[0].values() for link in page["links"]]
    page = browser.new_page()
    for planted in hostile_site[1]:
        if planted.kind != "url":
            continue
        found = [link for link in links if planted.mark in link[0]]
        host = page.evaluate("url => new URL(url).host", planted.text)
        for href, protocol, linked, rel in found:
            assert (linked, protocol in {"http:", "https:"}) == (host, True), f"{planted.text!r} became {href!r}"
            assert {"noopener", "noreferrer"} <= set(rel.split())
        assert bool(found) == (_place(planted) not in NOT_SHOWN), planted


def test_every_payload_is_seen_in_a_heading_and_in_the_table_of_contents(seen_hosted):
    pages = [page for uri, page in seen_hosted[0].items() if uri.startswith("briefings/story/timeline")]
    headings = " ".join(_squeezed(text) for page in pages for text in page["headings"])
    contents = " ".join(_squeezed(text) for page in pages for text in page["toc"])
    for payload in PAYLOADS:
        seen = _squeezed(visible_text(payload))
        assert seen in headings
        assert seen in contents


def test_titles_are_seen_as_they_were_written(seen_hosted, hostile_site):
    statements = [p for p in hostile_site[1] if (p.model, p.field) == ("Claim", "statement")]
    pages = [seen_hosted[0][f"briefings/story/claims/claim-{number}.html"] for number in range(1, len(statements) + 1)]
    for planted, page in zip(statements, pages, strict=True):
        seen = _squeezed(visible_text(planted.text))
        assert _squeezed(page["title"]).startswith(seen)
        assert seen in map(_squeezed, [heading.removesuffix("¶") for heading in page["headings"]])
    (title,) = (p for p in hostile_site[1] if (p.model, p.field) == ("Briefing", "title"))
    assert any(_squeezed(visible_text(title.text)) in _squeezed(text) for text in pages[0]["nav"])


@pytest.mark.parametrize("way", ["hosted", "from_disk"])
def test_search_and_pointing_wake_nothing(way, hostile_site, address, browser):
    site, planted = hostile_site
    watched = Watched(browser, address if way == "hosted" else f"{site.as_uri()}/")
    watched.look("briefings/story/timeline.html")
    page = watched.page
    titles = [p for p in planted if (p.model, p.field) == ("Event", "title")]
    page.keyboard.press("f")
    for event in titles[::40]:
        page.get_by_role("searchbox").fill(event.mark)
        title = page.locator(f".search-title:has-text('{event.mark}')").first
        title.wait_for(timeout=15_000)
        assert shown_form(event) in _squeezed(title.text_content())
    page.keyboard.press("Escape")
    page.locator("dialog.search").wait_for(state="hidden")
    for place in page.locator("[title]:visible, .md-nav__link:visible, q:visible").all()[:40]:
        place.hover(timeout=2_000, force=True)
    seen = page.evaluate(_LOOK)
    assert not [*seen["faults"], *watched.faults, *page.evaluate("window.ran")]
    assert set(seen["tags"]) <= watched.elements


@pytest.mark.parametrize("way", ["hosted", "from disk"])
def test_citation_cards_show_hostile_text_as_text(way, hostile_site, address, browser):
    watched = Watched(browser, address if way == "hosted" else f"{hostile_site[0].as_uri()}/")
    page, texts = watched.page, []
    for uri in ("briefings/story/timeline.html", "briefings/story/index.html"):
        watched.look(uri)
        for number in page.locator(".cite a").all()[:12]:
            number.focus()
            page.keyboard.press("Shift")  # a key makes the focus one of the keyboard's
            number.blur()
            number.focus()
            card = page.locator(".citation-card")
            card.wait_for()
            texts.append(card.inner_text())
            seen = page.evaluate(_LOOK_OUTSIDE_STYLE)
            assert not [*seen["faults"], *watched.faults, *page.evaluate("window.ran")]
            assert set(seen["tags"]) <= watched.elements | {"blockquote"}
            page.keyboard.press("Escape")
    planted = [p for p in hostile_site[1] if (p.model, p.field) == ("Source", "title")]
    assert any(shown_form(p) in _squeezed(text) for p in planted for text in texts)


def test_files_beside_the_pages_are_well_formed(hostile_site):
    site, _ = hostile_site
    for path in site.rglob("*"):
        if path.suffix in {".xml", ".svg"}:
            ET.parse(path)  # noqa: S314 — our own files
        elif path.suffix in {".json", ".jsonld"}:
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                assert not [cell for row in csv.reader(file) for cell in row if cell.startswith(_FORMULA)]
        elif path.suffix == ".ics":
            lines = path.read_text(encoding="utf-8").splitlines()
            assert not [line for line in lines if not re.match(r" |[A-Z-]+[:;]", line)]


def test_what_feeds_hold_is_as_harmless_as_pages(hostile_site):
    site, _ = hostile_site
    texts = [
        item.get("content_html", "")
        for path in site.rglob("feed.json")
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]
    ]
    for path in site.rglob("feed.xml"):
        texts += [part.text or "" for part in ET.parse(path).iter() if part.get("type") == "html"]  # noqa: S314
    assert any(texts)
    for text in texts:
        assert not find_unsafe(text)
        assert set(re.findall(r"<(\w+)", text)) <= ELEMENTS
