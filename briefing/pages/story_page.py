"""What every page of a briefing has in common: its address, file, date, language, and the way to the others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefing import urls
from briefing.corpus import Entry
from briefing.messages import _
from briefing.pages.facts import Facts
from briefing.pages.feeds import story_feeds
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan

SECTION_TITLES: Mapping[str, str] = {
    "index": _("Overview"), "actors": _("Actors"), "timeline": _("Timeline"),
    "contested-claims": _("Contested claims"), "outlook": _("Outlook"), "sources": _("Sources"),
    "changes": _("Changes"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the briefing's own navigation."""

    title: str
    page: str
    here: bool
    within: bool = False
    """Whether the page that shows the step is a part of this one."""


@dataclass(frozen=True, slots=True, eq=False)
class Showing:
    """What a page of a briefing shows: the nouns it is made from, what its template is given, and what it is about."""

    kind: str
    entries: Mapping[str, Entry[Any]]
    context: Mapping[str, Any]
    about: str


def plan_section(facts: Facts, section: str, showing: Showing) -> PagePlan:
    """Plan one of the pages named in `urls.STORY_SECTIONS`."""
    title, briefing = SECTION_TITLES[section], facts.story.briefing.noun
    full = (
        briefing.title if section == "index" else _("%(section)s: %(briefing)s", section=title, briefing=briefing.title)
    )
    headed = replace(showing, context={**showing.context, "heading": title})
    return plan_story_page(facts, urls.story_page(facts.story.slug, section), full, headed)


def plan_part(facts: Facts, section: str, number: int, title: str, showing: Showing) -> PagePlan:
    """Plan a part of one of these pages, which has its own title."""
    page, briefing = urls.part_page(facts.story.slug, section, number), facts.story.briefing.noun
    headed = replace(showing, context={**showing.context, "heading": title})
    return plan_story_page(facts, page, _("%(section)s: %(briefing)s", section=title, briefing=briefing.title), headed)


def plan_story_page(facts: Facts, uri: str, title: str, showing: Showing) -> PagePlan:
    """Plan any page of a briefing. Its file is that of the first noun it shows, else the briefing's own."""
    story = facts.story
    entry = next(iter(showing.entries.values()), story.briefing)
    shared = {
        "briefing": story.briefing.noun, "slug": story.slug, "steps": steps(facts, uri), "feeds": story_feeds(story),
    }  # fmt: skip
    return PagePlan(
        uri=uri,
        kind=showing.kind,
        template=f"{showing.kind}.md.jinja",
        title=title,
        links=Links(facts.corpus, uri, story),
        context={**shared, **showing.context},
        description=showing.about,
        source=entry.path,
        updated=facts.updated,
        language=facts.language,
    )


def steps(facts: Facts, uri: str) -> tuple[Step, ...]:
    """The pages of a briefing, in the order of its navigation."""
    pages = (
        (title, urls.story_page(facts.story.slug, section))
        for section, title in SECTION_TITLES.items()
        if section != "changes" or facts.story.revisions
    )
    return tuple(
        Step(title, page, page == uri, uri.startswith(f"{page.removesuffix('.md')}/")) for title, page in pages
    )
