"""The outlook: scenarios that exclude each other, stand-alone forecasts, and what would tell which comes."""

from dataclasses import dataclass

from briefing.edtf import EdtfDate
from briefing.model.outlook import Indicator, Scenario
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.likelihood_view import LikelihoodView, bands, latest, view_likelihood
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import plan_section
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


def plan_outlook(facts: Facts) -> PagePlan:
    """Plan the outlook."""
    story = facts.story
    scenarios = tuple(_view(facts, "scenario", key, entry.noun) for key, entry in story.scenarios.items())
    forecasts = tuple(_view(facts, "forecast", key, entry.noun) for key, entry in story.forecasts.items())
    given = sum(view.likelihood.upper for view in scenarios if view.likelihood)
    context = {
        "scenarios": scenarios,
        "forecasts": forecasts,
        "rest": view_likelihood(round(1 - given / 100, 4)) if _ROUNDING < 1 - given / 100 <= 1 and given else None,
        "bands": bands(),
        "confidence": tuple(CONFIDENCE.items()),
    }
    about = f"{counted(len(scenarios), 'scenario')} and {counted(len(forecasts), 'forecast')} with their probabilities."
    entries = {**story.scenarios, **story.forecasts}
    return plan_section(facts, "outlook", kind="outlook", entries=entries, context=context, about=about)


def _view(facts: Facts, kind: str, key: str, course: Scenario) -> CourseView:
    history = tuple(EstimateView(e.on, view_likelihood(e.value), e.because) for e in reversed(course.probability))
    indicators = sorted(course.indicators.items(), key=lambda item: item[1].observed is None)
    evidence = view_evidence(facts, course.resolution.evidence if course.resolution else ())
    title = course.title or course.statement
    return CourseView(kind, key, title, course, latest(course.probability), history, tuple(indicators), evidence)
