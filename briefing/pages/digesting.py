"""A briefing, with what its evidence computes to, → its digest."""

from collections.abc import Iterator
from dataclasses import replace

from briefing import urls
from briefing.analysis.coming import has_dates
from briefing.analysis.topics import topic_slugs
from briefing.analysis.track_record import calls_of
from briefing.corpus import Story
from briefing.exchange.exported import Site
from briefing.exchange.feed import entries_of
from briefing.exchange.icalendar import appointments_of
from briefing.model.story import Briefing
from briefing.pages.actors import named_actors, view_appearance
from briefing.pages.cards import view_card
from briefing.pages.corrections import corrections_of
from briefing.pages.digest import Digest, ToldCall
from briefing.pages.facts import Facts
from briefing.pages.links import Links


def digest_of(facts: Facts, site: Site) -> Digest:
    """The digest of a briefing."""
    story, briefing = facts.story, facts.story.briefing.noun
    return Digest(
        slug=story.slug,
        title=briefing.title,
        language=briefing.language,
        updated=facts.updated,
        card=view_card(facts),
        topics=topic_slugs(story),
        places=tuple(dict.fromkeys(briefing.places)),
        actors=tuple(key for key in story.actors if key in facts.corpus.actors),
        appearances={key: view_appearance(facts, key) for key in named_actors(facts)},
        calls=tuple(_calls(facts)),
        corrections=tuple(corrections_of(facts)),
        has_dates=has_dates(story),
        feed=tuple(entries_of(story, site)),
        appointments=tuple(appointments_of(story, site)),
    )


def _calls(facts: Facts) -> Iterator[ToldCall]:
    story = facts.story
    nothing = Briefing.model_construct(title="", lead="")  # a page that lists a call asks what its briefing is called
    slug_only = Story(story.slug, story.folder, replace(story.briefing, noun=nothing))
    for call in calls_of(story):
        resolution = call.entry.noun.resolution
        sources = tuple(dict.fromkeys(evidence.source for evidence in resolution.evidence)) if resolution else ()
        links = Links(facts.corpus, urls.TRACK_RECORD, story).keep(
            [resolution.note if resolution else None], [(call.entry.kind, call.entry.id)], sources
        )
        yield ToldCall(replace(call, story=slug_only), sources, links)
