"""Which claims stand otherwise than before, and through which evidence."""

from collections.abc import Iterable, Iterator

from briefing.analysis.change import Change, label_of, outlet_of
from briefing.analysis.field_changes import said_of_report
from briefing.model.claim import Claim, Evidence
from briefing.model.revision import StandingRecord, State


def changes_of_standing(claim: str, before: State, after: State) -> Iterator[Change]:
    """The change of one claim's standing or of its counts, if there is one."""
    old, new = before.standings.get(claim), after.standings.get(claim)
    if old is None or new is None or old == new:
        return
    label = label_of(after, "claim", claim)
    through = tuple(dict.fromkeys(_reasons(claim, before, after)))
    moved = old.standing != new.standing
    if moved:
        sentence = f"{label} moved from {_word(old)} to {_word(new)}"
        if (old.reports, old.origins) != (new.reports, new.origins):
            sentence += f" ({_counts(new)}, before {_counts(old)})"
    else:
        sentence = f"{label} stays {_word(new)}, with {_counts(new)}, before {_counts(old)}"
    if through:
        sentence += f": {'; '.join(through)}"
    yield Change(
        "standing", "claim", claim, label, sentence, 3 if moved else 2, "standing",
        before=f"{_word(old)}, {_counts(old)}", after=f"{_word(new)}, {_counts(new)}", through=through,
    )  # fmt: skip


def _word(record: StandingRecord) -> str:
    return record.standing.replace("-", " ")


def _counts(record: StandingRecord) -> str:
    reports, origins = record.reports, record.origins
    return f"{reports} report{'' if reports == 1 else 's'} from {origins} origin{'' if origins == 1 else 's'}"


def _reasons(claim: str, before: State, after: State) -> Iterator[str]:
    """What bears on a claim's standing and is not as it was: its reports, their lineage, its disputes and rivals."""
    old, new = before.claims[claim], after.claims[claim]
    gone = [report for report in old.evidence if report not in new.evidence]
    come = [report for report in new.evidence if report not in old.evidence]
    yield from _report_reasons(gone, come, before, after)
    yield from _lineage_reasons((old, new), before, after)
    yield from _dispute_reasons(claim, before, after)


def _report_reasons(gone: list[Evidence], come: list[Evidence], before: State, after: State) -> Iterator[str]:
    earlier = {report.source: report for report in gone}
    for report in come:
        name = outlet_of(after, report.source)
        previous = earlier.pop(report.source, None)
        if previous is None:
            yield f"{name} now {said_of_report(report.stance)} it"
        elif previous.stance != report.stance:
            yield f"{name} {said_of_report(report.stance)} it and no longer {said_of_report(previous.stance)} it"
        elif previous.origin != report.origin:
            yield f"the report of {name} is traced to {_names(report.origin, after) or 'its own lineage'}"
    for source, report in earlier.items():
        yield f"{outlet_of(before, source)} no longer {said_of_report(report.stance)} it"


def _lineage_reasons(claims: tuple[Claim, Claim], before: State, after: State) -> Iterator[str]:
    for source in _lineage(claims, before, after):
        old, new = before.sources.get(source), after.sources.get(source)
        if old is None or new is None or old == new:
            continue
        name = outlet_of(after, source)
        if old.derived_from != new.derived_from:
            yield f"{name} rests on {_names(new.derived_from, after) or 'no other source'}"
        if old.production != new.production:
            yield f"the text of {name} is now listed as {new.production}"
        if _family(before, old.publisher) != _family(after, new.publisher):
            yield f"{name} now counts as of the family {_family(after, new.publisher)}"


def _lineage(claims: tuple[Claim, Claim], before: State, after: State) -> Iterable[str]:
    """Every source that a report on either form of the claim rests on, nearest first."""
    found: dict[str, None] = {}
    waiting = [key for claim in claims for report in claim.evidence for key in (report.source, *report.origin)]
    while waiting:
        source = waiting.pop(0)
        if source not in found:
            found[source] = None
            for state in (before, after):
                waiting += state.sources[source].derived_from if source in state.sources else ()
    return found


def _family(state: State, publisher: str) -> str:
    noun = state.publishers.get(publisher)
    return (noun.family if noun else None) or publisher


def _dispute_reasons(claim: str, before: State, after: State) -> Iterator[str]:
    old = {key for key, dispute in before.disputes.items() if claim in dispute.claims and not dispute.resolved}
    new = {key for key, dispute in after.disputes.items() if claim in dispute.claims and not dispute.resolved}
    for key in after.disputes:
        if key in new - old:
            yield f"the dispute {label_of(after, 'dispute', key)} now sets it against {_rivals(claim, key, after)}"
    for key, dispute in before.disputes.items():
        if key in old - new:
            later = after.disputes.get(key)
            settled = later is not None and claim in later.claims
            yield f"the dispute {label_of(before, 'dispute', key)} {'is resolved' if settled else 'no longer holds it'}"
        elif key in old:
            yield from _side_reasons(claim, key, before, after)
            both = (rival for rival in dispute.claims if rival in after.disputes[key].claims)
            yield from _rival_reasons(claim, both, before, after)


def _side_reasons(claim: str, dispute: str, before: State, after: State) -> Iterator[str]:
    """Which supported rivals an open dispute no longer has, or has won."""
    name = label_of(after, "dispute", dispute)
    for here, there, word in ((before, after, "no longer"), (after, before, "now also")):
        moved = [
            label_of(here, "claim", rival)
            for rival in here.disputes[dispute].claims
            if rival not in (claim, *there.disputes[dispute].claims)
            and rival in here.standings
            and here.standings[rival].origins
        ]
        if moved:
            yield f"the dispute {name} {word} sets it against {' and '.join(moved)}"


def _rival_reasons(claim: str, rivals: Iterable[str], before: State, after: State) -> Iterator[str]:
    for rival in dict.fromkeys(rivals):
        had, has = (state.standings[rival].origins if rival in state.standings else 0 for state in (before, after))
        if rival != claim and bool(had) != bool(has):
            name = label_of(after if has else before, "claim", rival)
            yield f"its rival {name} {'is now supported' if has else 'has lost its support'}"


def _rivals(claim: str, dispute: str, state: State) -> str:
    others = [label_of(state, "claim", key) for key in state.disputes[dispute].claims if key != claim]
    return " and ".join(others) or "no other claim"


def _names(sources: Iterable[str], state: State) -> str:
    return " and ".join(outlet_of(state, key) for key in sources)
