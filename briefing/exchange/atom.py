"""Feeds in Atom (RFC 4287), written by feedgen."""

from collections.abc import Iterator, Sequence

from feedgen.feed import FeedGenerator

from briefing import urls
from briefing.corpus import Corpus
from briefing.exchange.exported import ExportedFile, Site
from briefing.exchange.feed import Feed, FeedEntry, Followed, shared_feeds, story_feed
from briefing.remembering import remembered

MEDIA_TYPE = "application/atom+xml"


def export_atom(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A feed of each briefing."""
    for story in corpus.stories.values():
        yield _file(story_feed(story, site), site)


def export_shared_atom(followed: Sequence[Followed], site: Site) -> Iterator[ExportedFile]:
    """A feed of the site, and one of each topic."""
    for feed in shared_feeds(followed, site):
        yield _file(feed, site)


def _file(feed: Feed, site: Site) -> ExportedFile:
    return ExportedFile(urls.feed_file(feed.folder, "xml"), format_atom(feed, site))


@remembered(2_000)
def format_atom(feed: Feed, site: Site) -> bytes:
    """One feed. Without a public address its links are relative to the feed, as RFC 4287 (4.2.7.1) allows."""
    uri = urls.feed_file(feed.folder, "xml")
    atom = FeedGenerator()
    atom.id(feed.id)
    atom.title(feed.title)
    atom.updated(feed.updated)
    atom.author(name=feed.author)
    atom.generator("briefing")
    if feed.language:
        atom.language(feed.language)
    atom.link(href=site.link(uri, uri), rel="self", type=MEDIA_TYPE)
    atom.link(href=site.link(uri, feed.page), rel="alternate", type="text/html")
    for entry in feed.entries:
        _add(atom, entry, site.link(uri, entry.page))
    written: bytes = atom.atom_str(pretty=True)
    return written


def _add(atom: FeedGenerator, entry: FeedEntry, link: str) -> None:
    written = atom.add_entry(order="append")
    written.id(entry.id)
    written.title(entry.title)
    written.updated(entry.updated)
    written.published(entry.updated)
    for author in entry.authors:
        written.author(name=author)
    written.link(href=link, rel="alternate", type="text/html")
    written.summary(entry.summary)
    written.content(entry.html, type="html")
    for topic in entry.topics:
        written.category(term=topic)
