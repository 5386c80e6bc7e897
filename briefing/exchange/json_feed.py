"""Feeds in JSON Feed, version 1.1."""

from collections.abc import Iterator, Sequence
from typing import Any

from briefing import urls
from briefing.corpus import Corpus
from briefing.exchange.exported import ExportedFile, Site, format_json
from briefing.exchange.feed import Feed, FeedEntry, Followed, shared_feeds, story_feed
from briefing.remembering import remembered

MEDIA_TYPE = "application/feed+json"


def export_json_feed(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A feed of each briefing."""
    for story in corpus.stories.values():
        yield _file(story_feed(story, site), site)


def export_shared_json_feed(followed: Sequence[Followed], site: Site) -> Iterator[ExportedFile]:
    """A feed of the site, and one of each topic."""
    for feed in shared_feeds(followed, site):
        yield _file(feed, site)


def _file(feed: Feed, site: Site) -> ExportedFile:
    return ExportedFile(urls.feed_file(feed.folder, "json"), format_json_feed(feed, site))


@remembered(2_000)
def format_json_feed(feed: Feed, site: Site) -> bytes:
    """One feed. JSON Feed knows only whole addresses, so without a public one there are none."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site.address(feed.page),
        "feed_url": site.address(urls.feed_file(feed.folder, "json")),
        "language": feed.language,
        "authors": [{"name": feed.author}],
    }
    items = [_item(entry, site) for entry in feed.entries]
    return format_json({**_filled(whole), "items": items}, indent=1).encode()


def _item(entry: FeedEntry, site: Site) -> dict[str, Any]:
    moment = entry.updated.isoformat().replace("+00:00", "Z")
    return _filled(
        {
            "id": entry.id,
            "url": site.address(entry.page),
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "date_published": moment,
            "date_modified": moment,
            "authors": [{"name": author} for author in entry.authors],
            "tags": list(entry.topics),
            "language": entry.language,
        }
    )


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}
