"""The ways to follow a briefing, a topic or the site without coming back: links to their feeds and calendars."""

from typing import NamedTuple

from briefing import urls
from briefing.analysis.coming import has_dates
from briefing.corpus import Story
from briefing.messages import _


class FeedLink(NamedTuple):
    """A feed or calendar; `media_type` tells programs what it is."""

    label: str
    uri: str
    media_type: str


def story_feeds(story: Story) -> tuple[FeedLink, ...]:
    """The feeds of a briefing, and its calendar if it has one. As it stood earlier, it is followed as it is now."""
    present = story.slug.partition("/")[0]
    return _feeds(urls.story_folder(present), calendar=has_dates(story) and present == story.slug)


def site_feeds(*, calendar: bool) -> tuple[FeedLink, ...]:
    """The feeds of the whole site, and its calendar if it has one."""
    return _feeds("", calendar=calendar)


def topic_feeds(slug: str) -> tuple[FeedLink, ...]:
    """The feeds of a topic."""
    return _feeds(urls.topic_folder(slug), calendar=False)


def _feeds(folder: str, *, calendar: bool) -> tuple[FeedLink, ...]:
    links = [
        FeedLink("Atom", urls.feed_file(folder, "xml"), "application/atom+xml"),
        FeedLink("JSON Feed", urls.feed_file(folder, "json"), "application/feed+json"),
    ]
    if calendar:
        links.append(FeedLink(_("Calendar"), urls.calendar_file(folder), "text/calendar"))
    return tuple(links)
