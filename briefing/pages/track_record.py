"""The track record: every scenario and forecast of every briefing, and how good its probabilities turned out to be."""

import datetime as dt
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
from briefing.pages.digest import Digest, ToldCall
from briefing.pages.likelihood_view import LikelihoodView, view_likelihood
from briefing.pages.links import LinkTable, unbound
from briefing.pages.paging import page_links, paged_title, split, split_newest
from briefing.pages.plan import PagePlan
from briefing.pages.score_view import DecileView, ScoreView, TotalView, view_decile, view_score, view_total
from briefing.pages.words import counted
from briefing.remembering import remembered

LISTED = 100
"""How many calls of each state one page lists."""

_Shown = tuple[tuple[str, tuple[ToldCall, ...]], ...]
_Part = tuple[tuple[int, int], _Shown, Mapping[str, Any] | None, tuple[int, int] | None]
"""A page: its number and how many there are, its lists by name, and what the first one says of all."""


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
    days = {digest.slug: digest.updated for digest in digests}
    for place, shown, scores, counts in _parts([digest.calls for digest in digests], language):
        of = (days[call.call.story.slug] for _name, calls in shown for call in calls)
        yield _page(place, shown, scores, counts, max(filter(None, of), default=None))


@remembered(2)
def _parts(calls: Sequence[tuple[ToldCall, ...]], language: Language) -> tuple[_Part, ...]:
    told = {_key(one.call): one for each in calls for one in each}
    record = score_calls(one.call for one in told.values())
    return tuple(_cut(told, record, language)) if record.calls else ()


def _cut(told: Mapping[tuple[str, str, str], ToldCall], record: TrackRecord, language: Language) -> Iterator[_Part]:
    lists = {
        "resolved": split_newest(_last_first(record.of("scored", "unscored")), LISTED),
        "void": split_newest(_last_first(record.of("void")), LISTED),
        "overdue": split(record.of("overdue"), LISTED),
        "open": split(_by_date(record.of("open")), LISTED),
    }
    pages = max(map(len, lists.values()))
    counts = record.scores.n, len(record.of("open", "overdue"))
    for number in range(1, pages + 1):
        parts = [(name, parts[number - 1] if number <= len(parts) else ()) for name, parts in lists.items()]
        shown = tuple((name, tuple(told[_key(call)] for call in calls)) for name, calls in parts)
        first = number == 1
        yield (number, pages), shown, _scores(record, language) if first else None, counts if first else None


@remembered(2_000)
def _page(
    place: tuple[int, int],
    shown: _Shown,
    scores: Mapping[str, Any] | None,
    counts: tuple[int, int] | None,
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
        description=_about(*counts) if counts else "",
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


def _last_first(calls: Iterable[Call]) -> list[Call]:
    """What was decided last comes first."""
    return sorted(calls, key=lambda call: call.decided.upper if call.decided else dt.date.min, reverse=True)


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
