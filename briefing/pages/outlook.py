"""The outlook: scenarios that exclude each other, stand-alone forecasts, and what would tell which comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefing import urls
from briefing.analysis.track_record import Call, calls_of, reference_day
from briefing.edtf import EdtfDate
from briefing.escape import Markdown
from briefing.messages import _, listed
from briefing.model.outlook import Indicator, Scenario
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.likelihood_view import LikelihoodView, bands, latest, view_likelihood
from briefing.pages.part_index import Line, Listing, plan_list
from briefing.pages.parts import Item
from briefing.pages.plan import PagePlan
from briefing.pages.probability_svg import Period, common_period, probability_svg
from briefing.pages.score_view import ScoreView, view_score
from briefing.pages.story_page import Showing
from briefing.pages.words import CONFIDENCE, LEVELS, counted

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


def plan_outlook(facts: Facts) -> Iterator[PagePlan]:
    """Plan the outlook, and its parts where it has too many questions for one page."""
    registries = facts.story.registries()
    kinds = (("scenario", facts.story.scenarios), ("forecast", facts.story.forecasts))
    numbers = {Item(kind, key): number for kind, nouns in kinds for number, key in enumerate(nouns, 1)}

    def name(items: Sequence[Item]) -> str:
        scenarios, forecasts = (
            [numbers[item] for item in items if item.kind == kind] for kind in ("scenario", "forecast")
        )
        told = [_("Scenarios %(first)s–%(last)s", first=scenarios[0], last=scenarios[-1])] if scenarios else []
        told += [_("Forecasts %(first)s–%(last)s", first=forecasts[0], last=forecasts[-1])] if forecasts else []
        return listed(told)

    def line(item: Item) -> Line:
        noun = registries[item.kind][item.id].noun
        likelihood = latest(noun.probability)
        return Line(*item, noun.title or noun.statement, numbers[item], note=likelihood.words if likelihood else "")

    yield from plan_list(facts, "outlook", Listing(partial(_show, facts), name, line))


def _show(facts: Facts, items: Sequence[Item], part: int) -> Showing:
    story = facts.story
    calls = tuple(calls_of(story))
    period = common_period((e.on for call in calls for e in call.entry.noun.probability), reference_day(story))
    wanted = frozenset(items)
    views = tuple(_view(facts, call, period) for call in calls if (call.entry.kind, call.entry.id) in wanted)
    scenarios = tuple(view for view in views if view.kind == "scenario")
    forecasts = tuple(view for view in views if view.kind == "forecast")
    likelihoods = (latest(entry.noun.probability) for entry in story.scenarios.values())
    given = sum(likelihood.upper for likelihood in likelihoods if likelihood)
    context = {
        "own": not part,
        "scenarios": scenarios,
        "forecasts": forecasts,
        "rest": view_likelihood(round(1 - given / 100, 4)) if _ROUNDING < 1 - given / 100 <= 1 and given else None,
        "track_record": urls.TRACK_RECORD,
        "bands": bands(),
        "confidence": tuple((LEVELS[level], ground) for level, ground in CONFIDENCE.items()),
    }
    about = _(
        "%(scenarios)s and %(forecasts)s with their probabilities.",
        scenarios=counted(len(story.scenarios), "scenario"),
        forecasts=counted(len(story.forecasts), "forecast"),
    )
    entries = {**story.scenarios, **story.forecasts}
    return Showing("outlook", entries, context, about)


def _view(facts: Facts, call: Call, period: Period | None) -> CourseView:
    kind, key, course = call.entry.kind, call.entry.id, call.entry.noun
    history = tuple(EstimateView(e.on, view_likelihood(e.value), e.because) for e in reversed(course.probability))
    indicators = sorted(course.indicators.items(), key=lambda item: item[1].observed is None)
    evidence = view_evidence(facts, course.resolution.evidence if course.resolution else ())
    title = course.title or course.statement
    chart = None
    if period and course.probability:
        name = f"chart-{urls.anchor(kind, key)}"
        chart = probability_svg(facts.language, name, title, course.probability, period, course.resolution)
    likelihood = latest(course.probability)
    return CourseView(
        kind, key, title, course, likelihood, history, tuple(indicators), evidence, call, view_score(call), chart
    )
