"""The outlook: scenarios that exclude each other, stand-alone forecasts, and what would tell which comes."""

from dataclasses import dataclass

from briefing import urls
from briefing.analysis.track_record import Call, calls_of, reference_day
from briefing.edtf import EdtfDate
from briefing.escape import Markdown
from briefing.model.outlook import Indicator, Scenario
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.likelihood_view import LikelihoodView, bands, latest, view_likelihood
from briefing.pages.plan import PagePlan
from briefing.pages.probability_svg import Period, common_period, probability_svg
from briefing.pages.score_view import ScoreView, view_score
from briefing.pages.story_page import Showing, plan_section
from briefing.pages.words import CONFIDENCE, counted

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class EstimateView:
    """A probability as it was given on a day."""

    on: EdtfDate
    likelihood: LikelihoodView
    because: str | None


@dataclass(frozen=True, slots=True)
class CourseView:
    """A scenario or forecast."""

    kind: str
    id: str
    title: str
    course: Scenario
    likelihood: LikelihoodView | None
    history: tuple[EstimateView, ...]
    """Newest first."""
    indicators: tuple[tuple[str, Indicator], ...]
    """Those observed first."""
    evidence: tuple[EvidenceView, ...]
    call: Call
    """How it stands."""
    score: ScoreView | None
    chart: Markdown | None
    """Its probability over time, on the same scale of days as the others; None without an estimate."""


def plan_outlook(facts: Facts) -> PagePlan:
    """Plan the outlook."""
    story = facts.story
    calls = tuple(calls_of(story))
    period = common_period((e.on for call in calls for e in call.entry.noun.probability), reference_day(story))
    views = tuple(_view(facts, call, period) for call in calls)
    scenarios = tuple(view for view in views if view.kind == "scenario")
    forecasts = tuple(view for view in views if view.kind == "forecast")
    given = sum(view.likelihood.upper for view in scenarios if view.likelihood)
    context = {
        "scenarios": scenarios,
        "forecasts": forecasts,
        "rest": view_likelihood(round(1 - given / 100, 4)) if _ROUNDING < 1 - given / 100 <= 1 and given else None,
        "track_record": urls.TRACK_RECORD,
        "bands": bands(),
        "confidence": tuple(CONFIDENCE.items()),
    }
    about = f"{counted(len(scenarios), 'scenario')} and {counted(len(forecasts), 'forecast')} with their probabilities."
    entries = {**story.scenarios, **story.forecasts}
    return plan_section(facts, "outlook", Showing("outlook", entries, context, about))


def _view(facts: Facts, call: Call, period: Period | None) -> CourseView:
    kind, key, course = call.entry.kind, call.entry.id, call.entry.noun
    history = tuple(EstimateView(e.on, view_likelihood(e.value), e.because) for e in reversed(course.probability))
    indicators = sorted(course.indicators.items(), key=lambda item: item[1].observed is None)
    evidence = view_evidence(facts, course.resolution.evidence if course.resolution else ())
    title = course.title or course.statement
    chart = None
    if period and course.probability:
        name = f"chart-{urls.anchor(kind, key)}"
        chart = probability_svg(name, title, course.probability, period, course.resolution)
    likelihood = latest(course.probability)
    return CourseView(
        kind, key, title, course, likelihood, history, tuple(indicators), evidence, call, view_score(call), chart
    )
