"""The track record: every scenario and forecast of every briefing, and how good its probabilities turned out to be."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing import urls
from briefing.analysis.scoring import MINIMUM_N
from briefing.analysis.track_record import Call, TrackRecord, track_record
from briefing.corpus import Corpus
from briefing.escape import Markdown
from briefing.pages.calibration_svg import calibration_svg
from briefing.pages.likelihood_view import LikelihoodView, view_likelihood
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.pages.score_view import DecileView, ScoreView, TotalView, view_decile, view_score, view_total
from briefing.pages.words import counted


@dataclass(frozen=True, slots=True, eq=False)
class CallView:
    """One scenario or forecast. `links` are those of its own briefing, as seen from this page."""

    call: Call
    kind: str
    id: str
    slug: str
    title: str
    links: Links
    likelihood: LikelihoodView | None
    score: ScoreView | None
    sources: tuple[str, ...]
    """The sources by which it was decided."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The calibration of all scored forecasts, drawn and as a table."""

    chart: Markdown
    deciles: tuple[DecileView, ...]


def plan_track_record(corpus: Corpus, updated: str | None) -> PagePlan | None:
    """Plan the track record; None when there is nothing that could be right or wrong."""
    record = track_record(corpus)
    if not record.calls:
        return None
    waiting = record.of("open", "overdue")
    context = {
        "totals": _totals(record),
        "minimum": MINIMUM_N,
        "few": record.scores.says_little,
        "impossible": record.scores.impossible,
        "calibration": _calibration(record),
        "resolved": _views(corpus, (*record.of("scored"), *record.of("unscored"))),
        "void": _views(corpus, record.of("void")),
        "overdue": _views(corpus, record.of("overdue")),
        "open": _views(corpus, _by_date(record.of("open"))),
    }
    return PagePlan(
        uri=urls.TRACK_RECORD,
        kind="track-record",
        template="track-record.md.jinja",
        title="Track record",
        links=Links(corpus, urls.TRACK_RECORD),
        context=context,
        description="How good the probabilities of these briefings turned out to be: "
        f"{counted(record.scores.n, 'forecast')} scored, {counted(len(waiting), 'question')} open.",
        updated=updated,
    )


def _totals(record: TrackRecord) -> tuple[TotalView, ...]:
    return (
        view_total("All", record.scores),
        view_total("Stand-alone forecasts", record.forecast_scores),
        view_total("Scenarios", record.scenario_scores),
    )


def _calibration(record: TrackRecord) -> Calibration | None:
    if not record.scores.n:
        return None
    deciles = record.scores.deciles
    return Calibration(calibration_svg("calibration", deciles), tuple(view_decile(decile) for decile in deciles))


def _by_date(calls: Iterable[Call]) -> list[Call]:
    """What is due first comes first; what has no date comes last."""
    return sorted(calls, key=lambda call: (call.due is None, call.due.upper if call.due else None))


def _views(corpus: Corpus, calls: Iterable[Call]) -> tuple[CallView, ...]:
    return tuple(_view(corpus, call) for call in calls)


def _view(corpus: Corpus, call: Call) -> CallView:
    entry, slug = call.entry, call.story.slug
    links = Links(corpus, urls.TRACK_RECORD, call.story)
    resolution = entry.noun.resolution
    return CallView(
        call,
        entry.kind,
        entry.id,
        slug,
        entry.noun.title or entry.noun.statement,
        links,
        view_likelihood(call.estimate.value) if call.estimate else None,
        view_score(call),
        tuple(dict.fromkeys(evidence.source for evidence in resolution.evidence)) if resolution else (),
    )
