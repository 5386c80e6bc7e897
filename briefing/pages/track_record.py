"""The track record: every scenario and forecast of every briefing, and how good its probabilities turned out to be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing import urls
from briefing.analysis.scoring import MINIMUM_N
from briefing.analysis.track_record import Call, TrackRecord, score_calls
from briefing.escape import Markdown
from briefing.language import ENGLISH, Language
from briefing.messages import _
from briefing.pages.calibration_svg import calibration_svg
from briefing.pages.cards import newest_day
from briefing.pages.digest import Digest, ToldCall
from briefing.pages.likelihood_view import LikelihoodView, view_likelihood
from briefing.pages.links import LinkTable, unbound
from briefing.pages.paging import page_links, paged_title, split
from briefing.pages.plan import PagePlan
from briefing.pages.score_view import DecileView, ScoreView, TotalView, view_decile, view_score, view_total
from briefing.pages.words import counted
from briefing.remembering import remembered

LISTED = 100
"""How many calls of each state one page lists."""


@dataclass(frozen=True, slots=True, eq=False)
class CallView:
    """One scenario or forecast. `links` are those of its own briefing, as seen from this page."""

    call: Call
    kind: str
    id: str
    slug: str
    title: str
    links: LinkTable
    likelihood: LikelihoodView | None
    score: ScoreView | None
    sources: tuple[str, ...]
    """The sources by which it was decided."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The calibration of all scored forecasts, drawn and as a table."""

    chart: Markdown
    deciles: tuple[DecileView, ...]


def plan_track_record(digests: Sequence[Digest], language: Language = ENGLISH) -> Iterator[PagePlan]:
    """Plan the pages of the track record; none when there is nothing that could be right or wrong.

    The scores stand on the first page; every page has its part of each list.
    """
    yield from _plan_pages([digest.calls for digest in digests], newest_day(digests), language)


@remembered(2)
def _plan_pages(calls: Sequence[tuple[ToldCall, ...]], updated: str | None, language: Language) -> tuple[PagePlan, ...]:
    told = {_key(one.call): one for each in calls for one in each}
    record = score_calls(one.call for one in told.values())
    return tuple(_plan(told, record, updated, language)) if record.calls else ()


def _plan(
    told: Mapping[tuple[str, str, str], ToldCall],
    record: TrackRecord,
    updated: str | None,
    language: Language,
) -> Iterator[PagePlan]:
    lists = {
        "resolved": split((*record.of("scored"), *record.of("unscored")), LISTED),
        "void": split(record.of("void"), LISTED),
        "overdue": split(record.of("overdue"), LISTED),
        "open": split(_by_date(record.of("open")), LISTED),
    }
    pages = max(map(len, lists.values()))
    counts = record.scores.n, len(record.of("open", "overdue"))
    for number in range(1, pages + 1):
        parts = [(name, parts[number - 1] if number <= len(parts) else ()) for name, parts in lists.items()]
        shown = tuple((name, tuple(told[_key(call)] for call in calls)) for name, calls in parts)
        yield _page((number, pages), shown, _scores(record, language) if number == 1 else None, counts, updated)


@remembered(2_000)
def _page(
    place: tuple[int, int],
    shown: Sequence[tuple[str, Sequence[ToldCall]]],
    scores: Mapping[str, Any] | None,
    counts: tuple[int, int],
    updated: str | None,
) -> PagePlan:
    number, pages = place
    uri = urls.numbered(urls.TRACK_RECORD, number)
    return PagePlan(
        uri=uri,
        kind="track-record",
        template="track-record.md.jinja",
        title=paged_title(_("Track record"), number),
        links=unbound(uri),
        context={
            "first": number == 1,
            **(scores or {"calibration": None}),
            **{name: tuple(_view(call, uri) for call in calls) for name, calls in shown},
            "pager": page_links(urls.TRACK_RECORD, number, pages),
        },
        description=_about(*counts),
        updated=updated,
    )


def _scores(record: TrackRecord, language: Language) -> Mapping[str, Any]:
    return {
        "totals": _totals(record),
        "minimum": MINIMUM_N,
        "few": record.scores.says_little,
        "impossible": record.scores.impossible,
        "calibration": _calibration(record, language),
    }


def _about(scored: int, waiting: int) -> str:
    return _(
        "How good the probabilities of these briefings turned out to be: %(scored)s scored, %(open)s open.",
        scored=counted(scored, "forecast"),
        open=counted(waiting, "question"),
    )


def _totals(record: TrackRecord) -> tuple[TotalView, ...]:
    return (
        view_total(_("All"), record.scores),
        view_total(_("Stand-alone forecasts"), record.forecast_scores),
        view_total(_("Scenarios"), record.scenario_scores),
    )


def _calibration(record: TrackRecord, language: Language) -> Calibration | None:
    if not record.scores.n:
        return None
    deciles = record.scores.deciles
    return Calibration(
        calibration_svg(language, "calibration", deciles), tuple(view_decile(decile) for decile in deciles)
    )


def _by_date(calls: Iterable[Call]) -> list[Call]:
    """What is due first comes first; what has no date comes last."""
    return sorted(calls, key=lambda call: (call.due is None, call.due.upper if call.due else None))


def _key(call: Call) -> tuple[str, str, str]:
    return call.story.slug, call.entry.kind, call.entry.id


def _view(told: ToldCall, uri: str) -> CallView:
    call, entry = told.call, told.call.entry
    return CallView(
        call,
        entry.kind,
        entry.id,
        call.story.slug,
        entry.noun.title or entry.noun.statement,
        told.links.on(uri),
        view_likelihood(call.estimate.value) if call.estimate else None,
        view_score(call),
        told.sources,
    )
