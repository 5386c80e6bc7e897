"""Feeds and calendars, read by other people's parsers."""

import datetime as dt
import json
import re
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
import ics
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from briefing import urls
from briefing.build import Settings, publish, render
from briefing.examining import examine
from briefing.exchange.exported import Site, check_authority
from briefing.exchange.feed import MOST
from briefing.publishing import Request

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = r'"\x01\u202E]]>&amp;<script>alert(1)</script>\r\nEND:VEVENT; a, b\\n \uFFFE — 한국"'
BRIEFING = f"""\
title: Arms & the state
lead: Something <happened>.
language: en
updated: 2026-03-01
authors: [A. Author, {HOSTILE}]
topics: [NATO, 한국 안보, "nato!"]
"""
TIMELINE = f"""\
events:
  past: {{when: 2026-02-01, title: Over}}
  today: {{when: 2026-03-01, title: Now}}
  vote: {{when: 2026-04-02, title: {HOSTILE}, text: "It is *decided*; really, as [[event:past]] shows."}}
  summer: {{when: 2026-07, title: In the month}}
  talks: {{when: 2026-05-01/2026-05-03, title: "Talks {"x" * 90}"}}
  someday: {{when: 2027-01-01/.., title: From then on}}
"""
OUTLOOK = """\
forecasts:
  war:
    statement: There is war.
    probability: [{on: 2026-01-01, value: 0.1}]
    resolution: {criteria: "Declared, by anyone; at all.", by: 2026-06}
  done:
    statement: It is done.
    probability: [{on: 2026-01-01, value: 0.4}]
    resolution: {criteria: Said., by: 2026-06-30, outcome: "yes", on: 2026-02-10}
"""
CLAIMS = """\
claims:
  first:
    statement: The first thing is so.
    evidence: [{source: report, quote: {exact: so it is}}]
"""
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "format": "uri"},
                    "date_published": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
                "additionalProperties": {"type": ["string", "array"]},
            },
        },
    },
    "additionalProperties": False,
}


@pytest.fixture
def content(tmp_path):
    """One briefing with two revisions, another without any."""
    folder = tmp_path / "briefings" / "story"
    folder.mkdir(parents=True)
    (tmp_path / "publishers.yml").write_text("wire: {name: Wire, kind: wire}\n")
    (folder / "briefing.yml").write_text(BRIEFING)
    (folder / "sources.yml").write_text("report: {title: R, publisher: wire, published: 2026-01-01}\n")
    (folder / "timeline.yml").write_text(TIMELINE)
    (folder / "outlook.yml").write_text(OUTLOOK)
    (folder / "claims.yml").write_text(CLAIMS)
    new = tmp_path / "briefings" / "new"
    new.mkdir()
    (new / "briefing.yml").write_text("title: New\nlead: N.\nlanguage: ko\ntopics: [NATO]\nupdated: 2026-02-02\n")
    settings = Settings(tmp_path)
    assert publish(settings, Request("story", "The first & only text.", dt.date(2026, 2, 1))).published
    (folder / "claims.yml").write_text(
        f"{CLAIMS}  second:\n    statement: {HOSTILE}\n    evidence: [{{source: report}}]\n"
    )
    assert publish(settings, Request("story", "A *second* claim.", dt.date(2026, 2, 1))).published
    return tmp_path


def files(content, **settings):
    with TemporaryDirectory() as name:
        out = Path(name) / "out"
        settings = Settings(content, **settings)
        render(settings, examine(settings).titles, out)
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


SITE = {"site_url": "https://example.org/b/", "site_name": "Our <site>", "feed_authority": "example.org,2026"}


@pytest.mark.parametrize("settings", [{}, SITE])
def test_every_atom_feed_is_valid(content, settings):
    made = files(content, **settings)
    feeds = {uri: content for uri, content in made.items() if uri.endswith("feed.xml")}
    assert sorted(feeds) == [
        "briefings/new/feed.xml",
        "briefings/story/feed.xml",
        "feed.xml",
        f"topics/{urls.topic_slug('한국 안보')}/feed.xml",
        "topics/nato/feed.xml",
    ]
    for uri, text in feeds.items():
        root = etree.fromstring(text)
        assert [len(root.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == (f"https://example.org/b/{uri}" if settings else "feed.xml")
        for entry in root.findall(f"{ATOM}entry"):
            assert [len(entry.findall(f"{ATOM}{n}")) for n in ("id", "title", "updated", "content")] == [1, 1, 1, 1]
            assert entry.find(f"{ATOM}content").get("type") == "html"
            assert re.fullmatch(r"2026-02-01T00:00:0[01]\+00:00", entry.findtext(f"{ATOM}updated"))
        parsed = feedparser.parse(text)
        assert not parsed.bozo, (uri, parsed.get("bozo_exception"))
        assert parsed.version == "atom10"
    ids = [etree.fromstring(text).findtext(f"{ATOM}id") for text in feeds.values()]
    assert len(set(ids)) == len(ids)


def test_entries_tell_what_changed_in_words(content):
    feed = feedparser.parse(files(content, **SITE)["briefings/story/feed.xml"])
    newest, first = feed.entries
    assert newest.id == "tag:example.org,2026:briefings/story/revisions/2026-02-01-2"
    assert newest.link == "https://example.org/b/briefings/story/changes.html#revision-2026-02-01-2"
    assert newest.title == "Arms & the state: A second claim."
    assert newest.summary == "A second claim."
    assert "Claim added: “]]&gt;&amp;amp;&lt;script&gt;alert(1)&lt;/script&gt; END:VEVENT" in newest.content[0].value
    assert first.title == "First published: Arms & the state"
    assert "First published, with 1 claim, 2 forecasts, 6 events, 1 source." in first.content[0].value
    assert [tag.term for tag in first.tags] == ["NATO", "한국 안보", "nato!"]
    assert first.authors[0].name == "A. Author"


def test_content_holds_nothing_but_paragraphs_and_lists(content):
    for entry in json.loads(files(content)["feed.json"])["items"]:
        root = etree.fromstring(f"<div>{entry['content_html']}</div>")
        assert {element.tag for element in root.iter()} <= {"div", "p", "ul", "li"}
        assert not [name for element in root.iter() for name in element.attrib]


@pytest.mark.parametrize("settings", [{}, SITE])
def test_every_json_feed_is_valid_and_says_the_same(content, settings):
    made = files(content, **settings)
    for uri in (uri for uri in made if uri.endswith("feed.json")):
        feed = json.loads(made[uri])
        jsonschema.validate(feed, JSON_FEED, format_checker=jsonschema.FormatChecker())
        atom = feedparser.parse(made[uri.replace(".json", ".xml")])
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        assert ("feed_url" in feed) == bool(settings)


def test_ids_are_stable_valid_and_of_one_site(content):
    def ids(**settings):
        return [entry.id for entry in feedparser.parse(files(content, **settings)["feed.xml"]).entries]

    assert ids() == ids()
    assert all(uuid.UUID(key).version == 5 for key in ids())
    assert not set(ids()) & set(ids(site_url="https://example.org/b"))
    assert ids(site_url="https://example.org/b") == ids(site_url="https://example.org/b/")
    moved = {"site_url": "https://elsewhere.example/", "feed_authority": SITE["feed_authority"]}
    assert ids(**SITE) == ids(**moved), "an authority keeps the ids when the site moves"


def test_files_are_reproducible(content):
    assert files(content, **SITE) == files(content, **SITE)


def test_topic_gathers_its_briefings_once(content):
    made = files(content)
    assert len(json.loads(made["topics/nato/feed.json"])["items"]) == 2
    assert json.loads(made["briefings/new/feed.json"])["items"] == []
    assert json.loads(made["briefings/new/feed.json"])["language"] == "ko"


def test_feed_holds_the_newest_only(content):
    folder = content / "briefings" / "new"
    for number in range(MOST + 3):
        (folder / "briefing.yml").write_text(f"title: New {number}\nlead: N.\nupdated: 2026-02-02\n")
        publish(Settings(content), Request("new", "Again.", dt.date(2026, 3, 1) + dt.timedelta(days=number)))
    items = json.loads(files(content)["feed.json"])["items"]
    assert len(items) == MOST
    assert items[0]["title"] == f"New {MOST + 2}: Again."


def test_calendar_tells_what_is_to_come_and_what_is_due(content):
    calendar = Calendar.from_ical(files(content, **SITE)["briefings/story/calendar.ics"])
    found = [
        (str(e["dtstart"].dt), str(e["dtend"].dt), str(e["status"]), str(e["summary"])[:12]) for e in calendar.events
    ]
    assert found == [
        ("2026-02-10", "2026-02-11", "CONFIRMED", "Resolved yes"),
        ("2026-04-02", "2026-04-03", "CONFIRMED", "]]>&amp;<scr"),
        ("2026-05-01", "2026-05-04", "TENTATIVE", "Talks xxxxxx"),
        ("2026-06-30", "2026-07-01", "CONFIRMED", "Due: There i"),
        ("2026-07-01", "2026-08-01", "TENTATIVE", "In the month"),
        ("2027-01-01", "2027-01-02", "TENTATIVE", "From then on"),
    ]
    vote = calendar.events[1]
    assert str(vote["description"]) == "2 April 2026. It is decided; really, as past shows."
    assert str(vote["url"]) == "https://example.org/b/briefings/story/timeline.html#event-vote"
    assert vote["dtstamp"].dt == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert uuid.UUID(str(vote["uid"])).version == 5


def test_calendar_keeps_to_the_letter_of_the_format(content):
    for uri, text in files(content).items():
        if uri.endswith(".ics"):
            assert text.endswith(b"\r\n")
            lines = text.split(b"\r\n")
            assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines), uri
            unfolded = text.replace(b"\r\n ", b"").decode()
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", unfolded)
            assert unfolded.count("\r\nEND:VEVENT") == unfolded.count("\r\nBEGIN:VEVENT")
            assert len(ics.Calendar(text.decode()).events) == 6


def test_a_name_that_looks_like_the_end_of_a_calendar_does_not_end_it(content):
    text = files(content, site_name="END:VCALENDAR")["calendar.ics"]
    calendar = Calendar.from_ical(text)
    assert (str(calendar["name"]), len(calendar.events)) == ("END:VCALENDAR", 6)


def test_uids_are_unique_and_stable(content):
    def uids(**settings):
        return [str(e["uid"]) for e in Calendar.from_ical(files(content, **settings)["calendar.ics"]).events]

    assert len(set(uids())) == len(uids()) == 6
    assert uids() == uids()


def test_no_calendar_without_a_date(content):
    made = files(content)
    assert "briefings/story/calendar.ics" in made
    assert "briefings/new/calendar.ics" not in made


@pytest.mark.parametrize(
    ("topic", "slug"),
    [("Arms for Ukraine", "arms-for-ukraine"), ("NATO", "nato"), (" nato! ", "nato"), ("COVID-19", "covid-19")],
)
def test_topics_have_readable_addresses(topic, slug):
    assert urls.topic_slug(topic) == slug


@given(st.text())
def test_topics_of_any_script_have_safe_addresses(topic):
    slug = urls.topic_slug(topic.encode("utf-8", "replace").decode())
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,70}", slug)


def test_topics_that_lose_letters_stay_apart():
    topics = ["Москва", "Киев", "Café", "Cafe", "x" * 80, "x" * 81]
    assert len({urls.topic_slug(topic) for topic in topics}) == len(topics)


def test_links_are_relative_without_a_public_address():
    target = urls.revision("s", "2026-01-01")
    assert Site().link("topics/x/feed.xml", target) == "../../briefings/s/changes.html#revision-2026-01-01"
    assert Site().address(target) == ""


@pytest.mark.parametrize("text", ["", "example.org,2026", "me@example.org,2026-11", "a-b.example,2026-11-23"])
def test_authorities_of_rfc_4151(text):
    assert check_authority(text) == text


@pytest.mark.parametrize(
    "text", ["example.org", "example.org,26", "-x.org,2026", "a b,2026", "x:y,2026", "ex.org,2026/"]
)
def test_what_is_no_authority_is_refused(text):
    with pytest.raises(ValueError, match="not a domain and a date"):
        check_authority(text)


def test_pages_name_their_feeds_to_programs_and_people(site):
    def named(page):
        html = (site / page).read_text(encoding="utf-8")
        feed = re.findall(
            r'<link rel="alternate ?" type="application/(?:atom|feed)\+\w+" title="[^"]*" href="([^"]*)">', html
        )
        return [((site / page).parent / href).resolve().relative_to(site.resolve()).as_posix() for href in feed]

    assert named("index.html") == ["feed.xml", "feed.json"]
    story = ["briefings/korea-purl/feed.xml", "briefings/korea-purl/feed.json"]
    assert named("briefings/korea-purl/outlook.html") == ["feed.xml", "feed.json", *story]
    assert all((site / feed).is_file() for feed in named("briefings/korea-purl/outlook.html"))
    overview = (site / "briefings/korea-purl/index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}"' in overview for name in ("feed.xml", "feed.json", "calendar.ics"))
    assert 'href="../../topics/nato.html"' in overview
    assert 'href="nato/feed.xml"' in (site / "topics/nato.html").read_text(encoding="utf-8")
