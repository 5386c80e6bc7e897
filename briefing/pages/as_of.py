"""A briefing as it stood: all its pages again, made from what was published, each marked as such."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefing import urls
from briefing.analysis.states import thaw
from briefing.messages import _
from briefing.model.revision import Revision
from briefing.pages.facts import Facts
from briefing.pages.history import readable_revisions, revision_anchor
from briefing.pages.plan import AsOf, PagePlan


def plan_as_of(
    facts: Facts, plan_story: Callable[[Facts], Iterable[PagePlan]], present: frozenset[str]
) -> Iterator[PagePlan]:
    """Plan a story's pages as of each revision that can be read so, with the same planners as its present pages.

    `present` are the addresses of those.
    """
    readable = readable_revisions(facts.story)
    for revision in facts.story.revisions:
        if revision.id in readable:
            yield from _plan_revision(facts, revision, plan_story, present)


def _plan_revision(
    facts: Facts, revision: Revision, plan_story: Callable[[Facts], Iterable[PagePlan]], present: frozenset[str]
) -> Iterator[PagePlan]:
    slug = facts.story.slug
    corpus, story = thaw(facts.corpus, facts.story, revision.id)
    prefix = f"briefings/{urls.as_of_slug(slug, revision.id)}/"
    day = revision.date.isoformat()
    for plan in plan_story(replace(facts, corpus=corpus, story=story)):
        now = f"briefings/{slug}/{plan.uri.removeprefix(prefix)}"
        as_of = AsOf(
            slug=slug,
            date=day,
            revision=revision.id,
            present=now if now in present else urls.story_page(slug),
            kept=now in present,
            changes=urls.story_page(slug, "changes"),
            anchor=revision_anchor(revision),
        )
        yield replace(
            plan,
            title=_("%(title)s (as of %(revision)s)", title=plan.title, revision=revision.id),
            as_of=as_of,
            source=None,
            updated=day,
        )
