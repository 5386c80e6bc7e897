"""The overview of a briefing: what happened, what is established, what is contested, and what may come."""

import re
from dataclasses import dataclass

from briefing import urls
from briefing.messages import _, ngettext
from briefing.model.actor import Actor
from briefing.model.claim import Dispute
from briefing.model.story import Judgment
from briefing.pages.cards import last_reason, story_places, story_topics
from briefing.pages.claims import view_claim
from briefing.pages.coverage import view_coverage
from briefing.pages.facts import Facts
from briefing.pages.footing import view_footing
from briefing.pages.images import view_image
from briefing.pages.likelihood_view import LikelihoodView, latest, view_likelihood
from briefing.pages.plan import PagePlan
from briefing.pages.reading import read_minutes
from briefing.pages.story_page import Showing, plan_section
from briefing.pages.take_away import view_take_away
from briefing.pages.words import STATUSES, counted
from briefing.prose import iter_prose_references


@dataclass(frozen=True, slots=True)
class JudgmentView:
    """A judgment; its likelihood and its confidence are shown apart."""

    id: str
    judgment: Judgment
    likelihood: LikelihoodView | None


@dataclass(frozen=True, slots=True)
class Prospect:
    """A scenario or forecast in one line."""

    kind: str
    id: str
    statement: str
    likelihood: LikelihoodView | None
    outcome: str | None
    """What came of it, once it is resolved."""


def plan_overview(facts: Facts) -> PagePlan:
    """Plan the overview."""
    story, briefing = facts.story, facts.story.briefing.noun
    footing = view_footing(facts)
    context = {
        "opening": _opening(briefing.what_happened),
        "reason": _opening(briefing.why_it_matters),
        "last_change": story.revisions[-1] if story.revisions else None,
        "last_reason": last_reason(facts),
        "changes_page": urls.story_page(story.slug, "changes"),
        "coverage": view_coverage(facts, footing.legs),
        "status": STATUSES[briefing.status],
        "updated": facts.updated,
        "minutes": _minutes(facts),
        "image": view_image(facts, briefing.image, at_once=True),
        "totals": _totals(facts),
        "established": tuple(view_claim(facts, key) for key in facts.by_standing["corroborated"]),
        "disputes": rank_disputes(facts),
        "judgments": tuple(_judgment(key, entry.noun) for key, entry in story.judgments.items()),
        "scenarios": prospects(facts, "scenario"),
        "forecasts": prospects(facts, "forecast"),
        "footing": footing,
        "tickers": _tickers(facts),
        "topics": story_topics(facts),
        "places": story_places(facts),
        "actors": tuple(story.actors),
        "take_away": view_take_away(facts),
    }
    entries = {story.slug: story.briefing}
    return plan_section(facts, "index", Showing("overview", entries, context, briefing.lead))


def _opening(text: str | None) -> tuple[str, str]:
    """The first paragraph of a text, and the rest."""
    first, _break, rest = re.sub(r"\n[^\S\n]*\n\s*", "\n\n", (text or "").strip()).partition("\n\n")
    return first, rest


def rank_disputes(facts: Facts) -> tuple[tuple[str, Dispute], ...]:
    """The disputes, open ones first; among these the ones that the briefing's own text names, in that order."""
    briefing = facts.story.briefing.noun
    named = [
        found.id
        for text in (briefing.what_happened, briefing.why_it_matters)
        for found in iter_prose_references(text or "")
        if found.kind == "dispute"
    ]
    place = {key: index for index, key in reversed(list(enumerate(named)))}
    disputes = {key: entry.noun for key, entry in facts.story.disputes.items()}
    ranked = sorted(disputes, key=lambda key: (disputes[key].resolved is not None, place.get(key, len(named))))
    return tuple((key, disputes[key]) for key in ranked)


def prospects(facts: Facts, kind: str) -> tuple[Prospect, ...]:
    """The scenarios or forecasts, the most likely first where they exclude each other."""
    courses = facts.story.registries()[kind]
    views = [
        Prospect(
            kind, key, entry.noun.statement, latest(entry.noun.probability),
            entry.noun.resolution.outcome if entry.noun.resolution else None,
        )
        for key, entry in courses.items()
    ]  # fmt: skip
    if kind == "scenario":
        views.sort(key=lambda view: -view.likelihood.upper if view.likelihood else 0)
    return tuple(views)


def _minutes(facts: Facts) -> int:
    briefing = facts.story.briefing.noun
    judged = [text for j in briefing.judgments.values() for text in (j.statement, j.because)]
    return read_minutes(briefing.lead, briefing.what_happened, briefing.why_it_matters, *judged)


def _totals(facts: Facts) -> tuple[str, ...]:
    unread = len(facts.sources) - len(facts.consulted)
    read = ngettext("%(num)s source read", "%(num)s sources read", len(facts.consulted))
    return (
        _("%(read)s, %(unread)s more known only through them", read=read, unread=unread) if unread else read,
        counted(len(facts.publishers), "publisher"),
        counted(len(facts.standings), "claim"),
        counted(len(facts.contested), "contested claim"),
    )


def _judgment(key: str, judgment: Judgment) -> JudgmentView:
    return JudgmentView(key, judgment, view_likelihood(*judgment.likelihood) if judgment.likelihood else None)


def _tickers(facts: Facts) -> tuple[tuple[str, Actor], ...]:
    actors = facts.corpus.actors
    return tuple((key, actors[key].noun) for key in facts.story.actors if key in actors and actors[key].noun.ticker)
