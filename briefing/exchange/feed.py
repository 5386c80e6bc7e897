"""What feeds hold, before it takes the form of a format: published revisions, with what they changed in words.

There is a feed of the site, one of each briefing, and one of each topic; each holds the newest of its revisions.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from textwrap import shorten
from typing import Protocol

from briefing import urls
from briefing.analysis.change import Change
from briefing.analysis.changes import Step, contents_of, history_of
from briefing.analysis.freshness import last_change
from briefing.analysis.topics import gather
from briefing.corpus import Story
from briefing.escape import visible_text
from briefing.exchange.exported import Site
from briefing.language import Language
from briefing.messages import Message, _, listed
from briefing.model.revision import Correction, Revision
from briefing.prose import plain_text
from briefing.remembering import remembered

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


class Followed(Protocol):
    """What feeds that gather several briefings must know of each."""

    @property
    def updated(self) -> str | None:
        """The ISO 8601 day of its last change."""
        ...

    @property
    def language(self) -> str:
        """Its language."""
        ...

    @property
    def topics(self) -> Mapping[str, str]:
        """The labels of its topics, by what stands for them in addresses."""
        ...

    @property
    def feed(self) -> tuple[FeedEntry, ...]:
        """Its revisions."""
        ...


@dataclass(frozen=True, slots=True)
class Entries:
    """A briefing's revisions, for its own feed."""

    updated: str | None
    language: str
    feed: tuple[FeedEntry, ...]
    topics: Mapping[str, str] = field(default_factory=dict)


def story_feed(story: Story, site: Site) -> Feed:
    """The feed of a briefing."""
    briefing = story.briefing.noun
    entries = Entries(last_change(story), briefing.language, tuple(entries_of(story, site)))
    return _feed(urls.story_folder(story.slug), urls.story_page(story.slug), briefing.title, (entries,), site)


def shared_feeds(followed: Sequence[Followed], site: Site) -> Iterator[Feed]:
    """The feeds that gather briefings: that of the site, and each topic's."""
    yield _feed("", urls.HOME, site.name, followed, site)
    for slug, topic in gather(followed, lambda one: one.topics).items():
        title = f"{topic.label} – {site.name}"
        yield _feed(urls.topic_folder(slug), urls.topic_page(slug), title, topic.stories, site)


def _feed(folder: str, page: str, title: str, followed: Sequence[Followed], site: Site) -> Feed:
    feeds, days = [one.feed for one in followed], [one.updated for one in followed]
    return _gathered((folder, page, title), feeds, max((day for day in days if day), default=""), _only(followed), site)


def _only(followed: Iterable[Followed]) -> str | None:
    """The language of all of them, if they have one in common."""
    languages = {one.language for one in followed}
    return languages.pop() if len(languages) == 1 else None


@remembered(2_000)
def _gathered(
    about: tuple[str, str, str],
    feeds: Sequence[tuple[FeedEntry, ...]],
    day: str,
    language: str | None,
    site: Site,
) -> Feed:
    folder, page, title = about
    entries = sorted((entry for feed in feeds for entry in feed), key=_newest_first)[:MOST]
    written = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC) if day else _EPOCH
    return Feed(
        site.identify(f"feed/{folder}"),
        folder,
        page,
        visible_text(title),
        entries[0].updated if entries else written,
        tuple(entries),
        visible_text(site.name),
        language,
    )


def _newest_first(entry: FeedEntry) -> tuple[float, str]:
    return -entry.updated.timestamp(), entry.id


def entries_of(story: Story, site: Site) -> Iterator[FeedEntry]:
    """The newest revisions of a briefing."""
    for step in history_of(story)[-MOST:]:
        revision, briefing = step.revision, step.revision.state.briefing
        language = site.language_of(briefing.language)
        yield FeedEntry(
            site.identify(f"{urls.story_folder(story.slug)}revisions/{revision.id}"),
            urls.revision(story.slug, revision.id),
            language.say(_headline(step)),
            plain(revision.because),
            _html(step, language),
            _moment(revision),
            tuple(map(visible_text, briefing.authors)),
            tuple(map(visible_text, briefing.topics)),
            briefing.language,
        )


def _headline(step: Step) -> Message:
    title = visible_text(step.revision.state.briefing.title)
    if step.revision.corrections:
        return _("Correction: %(title)s", title=title)
    if step.previous is None:
        return _("First published: %(title)s", title=title)
    return listed((title, shorten(plain(step.revision.because), _REASON, placeholder="…")), ": ")


def _html(step: Step, language: Language) -> str:
    parts = [_paragraph(plain(step.revision.because))]
    parts += [_corrected(correction, language) for correction in step.revision.corrections]
    if step.previous is None:
        counts = contents_of(step.revision)
        first = _("First published, with %(contents)s.", contents=counts) if counts else _("First published.")
        parts.append(_paragraph(language.say(first)))
    else:
        told = sorted(step.changes, key=lambda change: -change.importance)  # stable: kinds keep their order
        parts.append(_items(told, language))
    return "".join(parts)


def _corrected(correction: Correction, language: Language) -> str:
    wrong, right = plain(correction.wrong), plain(correction.right)
    return _paragraph(language.say(_("Correction. Wrong: %(wrong)s Right: %(right)s", wrong=wrong, right=right)))


def _items(changes: Sequence[Change], language: Language) -> str:
    items = "".join(f"<li>{escape(visible_text(language.say(change.sentence)))}</li>" for change in changes)
    return f"<ul>{items}</ul>" if items else _paragraph(language.say(_("Nothing else changed.")))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def plain(prose: str) -> str:
    """The words of prose as visible text."""
    return visible_text(plain_text(prose))


def _moment(revision: Revision) -> dt.datetime:
    """A revision has a day and no hour; those of one day are told apart by a second each, in their order."""
    midnight = dt.datetime.combine(revision.date, dt.time.min, dt.UTC)
    return midnight + dt.timedelta(seconds=revision.number - 1)
