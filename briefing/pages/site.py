"""The whole site: which pages there are, in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.corpus import Corpus
from briefing.exchange.exported import Site
from briefing.language import ENGLISH, Language
from briefing.pages.actors import plan_actors
from briefing.pages.as_of import plan_as_of
from briefing.pages.changes import plan_history
from briefing.pages.claim import plan_claim
from briefing.pages.contested import plan_contested
from briefing.pages.corrections import plan_corrections
from briefing.pages.digest import Digest
from briefing.pages.digesting import digest_of
from briefing.pages.facts import Facts
from briefing.pages.gathered import plan_gathered
from briefing.pages.home import plan_home
from briefing.pages.links import Links
from briefing.pages.outlook import plan_outlook
from briefing.pages.overview import plan_overview
from briefing.pages.plan import PagePlan
from briefing.pages.sources import plan_sources
from briefing.pages.story_actors import plan_story_actors
from briefing.pages.timeline import plan_timeline
from briefing.pages.track_record import plan_track_record
from briefing.remembering import remembered
from briefing.snapshots import Snapshots


def plan_site(
    corpus: Corpus,
    snapshots: Snapshots,
    site_url: str = "",
    whole: tuple[str, ...] = (),
    language: Language = ENGLISH,
) -> tuple[PagePlan, ...]:
    """Plan every page of a site whose briefings are all at hand.

    `language` is what the pages speak that belong to no briefing; those of a briefing speak its own.
    """
    stories = tuple(
        Facts(corpus, story, snapshots, site_url, whole, language.folders) for story in corpus.stories.values()
    )
    digests = [digest_of(facts, Site(site_url, language=language)) for facts in stories]
    shared = (bind(plan, corpus) for plan in plan_shared(corpus, digests, language))
    return (*(plan for facts in stories for plan in plan_briefing(facts)), *shared)


def plan_shared(corpus: Corpus, digests: Sequence[Digest], language: Language = ENGLISH) -> Iterator[PagePlan]:
    """Plan the pages that no briefing has to itself: home, topics and places, track record, corrections, actors.

    Their links are still to be bound.
    """
    plans = (
        *plan_home(corpus, digests),
        *plan_gathered(digests),
        *plan_track_record(digests, language),
        *plan_corrections(digests),
        *plan_actors(corpus, digests),
    )
    yield from (_spoken(plan, language) for plan in plans)


@remembered(50_000)
def _spoken(plan: PagePlan, language: Language) -> PagePlan:
    return replace(plan, language=language)


def bind(plan: PagePlan, corpus: Corpus) -> PagePlan:
    """A plan whose links are looked up in a corpus."""
    return replace(plan, links=Links(corpus, plan.uri))


def plan_briefing(facts: Facts) -> Iterator[PagePlan]:
    """Plan every page of one briefing: as it stands, and as it stood."""
    present = tuple(plan_story(facts))
    yield from present
    yield from plan_as_of(facts, plan_story, frozenset(plan.uri for plan in present))


def plan_story(facts: Facts) -> Iterator[PagePlan]:
    """Plan every page of one briefing, in the order of its navigation."""
    yield plan_overview(facts)
    yield from plan_story_actors(facts)
    yield from plan_timeline(facts)
    yield from plan_contested(facts)
    yield from plan_outlook(facts)
    yield from plan_sources(facts)
    yield from plan_history(facts)
    for key in facts.story.claims:
        yield plan_claim(facts, key)
