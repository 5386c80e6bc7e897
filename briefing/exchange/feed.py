"""What feeds hold, before it takes the form of a format: published revisions, with what they changed in words.

There is a feed of the site, one of each briefing, and one of each topic; each holds the newest of its revisions.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from briefing import urls
from briefing.analysis.change import Change
from briefing.analysis.changes import Step, contents_of, history_of
from briefing.analysis.freshness import last_change
from briefing.analysis.topics import by_topic
from briefing.corpus import Corpus, Story
from briefing.escape import visible_text
from briefing.exchange.exported import Site
from briefing.model.revision import Correction, Revision
from briefing.prose import plain_text

MOST = 50
"""Entries in one feed. Readers keep what they have seen; older revisions are on the page of changes."""
_REASON = 120
"""Characters of the reason for a revision that its title holds: readers of feeds see a list of titles."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One revision. Its texts are visible text, so they hold no character that XML forbids; `html` is safe HTML."""

    id: str
    page: urls.Target
    title: str
    summary: str
    html: str
    updated: dt.datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest revisions of something; `folder` is where its files stand, `page` what they belong to."""

    id: str
    folder: str
    page: str
    title: str
    updated: dt.datetime
    entries: tuple[FeedEntry, ...]
    author: str
    language: str | None = None


def feeds_of(corpus: Corpus, site: Site) -> Iterator[Feed]:
    """Every feed of a site: its own, each briefing's, and each topic's."""
    stories = tuple(corpus.stories.values())
    yield _feed("", urls.HOME, site.name, stories, site)
    for story in stories:
        yield _feed(urls.story_folder(story.slug), urls.story_page(story.slug), _title(story), (story,), site)
    for slug, topic in by_topic(stories).items():
        title = f"{topic.label} – {site.name}"
        yield _feed(urls.topic_folder(slug), urls.topic_page(slug), title, topic.stories, site)


def _feed(folder: str, page: str, title: str, stories: Sequence[Story], site: Site) -> Feed:
    entries = sorted((entry for story in stories for entry in _entries(story, site)), key=_newest_first)[:MOST]
    days = [day for story in stories if (day := last_change(story))]
    written = max((dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC) for day in days), default=_EPOCH)
    languages = {story.briefing.noun.language for story in stories}
    return Feed(
        site.identify(f"feed/{folder}"),
        folder,
        page,
        visible_text(title),
        entries[0].updated if entries else written,
        tuple(entries),
        visible_text(site.name),
        languages.pop() if len(languages) == 1 else None,
    )


def _newest_first(entry: FeedEntry) -> tuple[float, str]:
    return -entry.updated.timestamp(), entry.id


def _entries(story: Story, site: Site) -> Iterator[FeedEntry]:
    for step in history_of(story)[-MOST:]:
        revision, briefing = step.revision, step.revision.state.briefing
        yield FeedEntry(
            site.identify(f"{urls.story_folder(story.slug)}revisions/{revision.id}"),
            urls.revision(story.slug, revision.id),
            _headline(step),
            plain(revision.because),
            _html(step),
            _moment(revision),
            tuple(map(visible_text, briefing.authors)),
            tuple(map(visible_text, briefing.topics)),
            briefing.language,
        )


def _headline(step: Step) -> str:
    title = visible_text(step.revision.state.briefing.title)
    if step.revision.corrections:
        return f"Correction: {title}"
    if step.previous is None:
        return f"First published: {title}"
    return f"{title}: {shorten(plain(step.revision.because), _REASON, placeholder='…')}"


def _html(step: Step) -> str:
    parts = [_paragraph(plain(step.revision.because))]
    parts += [_corrected(correction) for correction in step.revision.corrections]
    if step.previous is None:
        counts = contents_of(step.revision)
        parts.append(_paragraph(f"First published, with {counts}." if counts else "First published."))
    else:
        told = sorted(step.changes, key=lambda change: -change.importance)  # stable: kinds keep their order
        parts.append(_items(told))
    return "".join(parts)


def _corrected(correction: Correction) -> str:
    return _paragraph(f"Correction. Wrong: {plain(correction.wrong)} Right: {plain(correction.right)}")


def _items(changes: Sequence[Change]) -> str:
    items = "".join(f"<li>{escape(visible_text(change.sentence))}</li>" for change in changes)
    return f"<ul>{items}</ul>" if items else _paragraph("Nothing else changed.")


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def plain(prose: str) -> str:
    """The words of prose as visible text."""
    return visible_text(plain_text(prose))


def _moment(revision: Revision) -> dt.datetime:
    """A revision has a day and no hour; those of one day are told apart by a second each, in their order."""
    midnight = dt.datetime.combine(revision.date, dt.time.min, dt.UTC)
    return midnight + dt.timedelta(seconds=revision.number - 1)


def _title(story: Story) -> str:
    return story.briefing.noun.title
