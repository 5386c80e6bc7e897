"""The home page: every briefing as a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus
from briefing.model.story import Briefing
from briefing.pages.facts import Facts
from briefing.pages.feeds import site_feeds
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.pages.words import STATUSES, Term, counted


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing in short."""

    slug: str
    briefing: Briefing
    status: Term
    updated: str | None
    counts: tuple[str, ...]


def plan_home(corpus: Corpus, stories: Sequence[Facts]) -> PagePlan:
    """Plan the home page, the most recently changed briefing first."""
    recent = sorted(stories, key=lambda facts: (facts.updated or "", facts.story.slug), reverse=True)
    titles = ", ".join(facts.story.briefing.noun.title for facts in recent)
    return PagePlan(
        uri=urls.HOME,
        kind="home",
        template="home.md.jinja",
        title="Briefings",
        links=Links(corpus, urls.HOME),
        context={"cards": tuple(_card(facts) for facts in recent), "feeds": site_feeds(corpus)},
        description=f"What is established, what is contested, and what would settle it: {titles}" if titles else "",
        updated=max((facts.updated for facts in stories if facts.updated), default=None),
    )


def _card(facts: Facts) -> Card:
    briefing = facts.story.briefing.noun
    return Card(facts.story.slug, briefing, STATUSES[briefing.status], facts.updated, story_counts(facts))


def story_counts(facts: Facts) -> tuple[str, ...]:
    """The counts by which a briefing is introduced."""
    unread = len(facts.sources) - len(facts.consulted)
    sources = counted(len(facts.consulted), "source") + " read"
    return (
        f"{sources}, {unread} known through them" if unread else sources,
        counted(len(facts.publishers), "publisher"),
        counted(len(facts.standings), "claim"),
        f"{len(facts.contested)} contested",
    )
