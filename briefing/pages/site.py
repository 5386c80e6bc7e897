"""The whole site: which pages there are, in which order."""

from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.pages.actors import plan_actors
from briefing.pages.as_of import plan_as_of
from briefing.pages.changes import plan_history
from briefing.pages.claim import plan_claim
from briefing.pages.contested import plan_contested
from briefing.pages.corrections import plan_corrections
from briefing.pages.facts import Facts
from briefing.pages.gathered import plan_gathered
from briefing.pages.home import plan_home
from briefing.pages.outlook import plan_outlook
from briefing.pages.overview import plan_overview
from briefing.pages.plan import PagePlan
from briefing.pages.sources import plan_sources
from briefing.pages.story_actors import plan_story_actors
from briefing.pages.timeline import plan_timeline
from briefing.pages.track_record import plan_track_record
from briefing.snapshots import Snapshots


def plan_site(
    corpus: Corpus, snapshots: Snapshots, site_url: str = "", whole: tuple[str, ...] = ()
) -> tuple[PagePlan, ...]:
    """Plan every page of the site: home, each briefing's own, then the actors of all."""
    stories = tuple(Facts(corpus, story, snapshots, site_url, whole) for story in corpus.stories.values())
    updated = max((facts.updated for facts in stories if facts.updated), default=None)
    return (
        *plan_home(corpus, stories),
        *plan_gathered(corpus, stories),
        *(plan for facts in stories for plan in _plan_now_and_then(facts)),
        *plan_track_record(corpus, updated),
        *plan_corrections(corpus),
        *plan_actors(corpus, stories),
    )


def _plan_now_and_then(facts: Facts) -> Iterator[PagePlan]:
    present = tuple(plan_story(facts))
    yield from present
    yield from plan_as_of(facts, plan_story, frozenset(plan.uri for plan in present))


def plan_story(facts: Facts) -> Iterator[PagePlan]:
    """Plan every page of one briefing, in the order of its navigation."""
    yield plan_overview(facts)
    yield plan_story_actors(facts)
    yield plan_timeline(facts)
    yield plan_contested(facts)
    yield plan_outlook(facts)
    yield plan_sources(facts)
    yield from plan_history(facts)
    for key in facts.story.claims:
        yield plan_claim(facts, key)
