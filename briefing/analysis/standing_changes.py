"""Which claims stand otherwise than before, and through which evidence."""

from collections.abc import Iterable, Iterator

from briefing.analysis.change import Change, label_of, outlet_of
from briefing.analysis.change_words import both, no_longer_says, now_says, turned
from briefing.messages import _, listed, ngettext
from briefing.model.claim import Claim, Evidence
from briefing.model.revision import StandingRecord, State

STANDING_WORDS = {
    "corroborated": _("corroborated"), "single-origin": _("single origin"), "disputed": _("disputed"),
    "unsupported": _("unsupported"),
}  # fmt: skip


def changes_of_standing(claim: str, before: State, after: State) -> Iterator[Change]:
    """The change of one claim's standing or of its counts, if there is one."""
    old, new = before.standings.get(claim), after.standings.get(claim)
    if old is None or new is None or old == new:
        return
    label = label_of(after, "claim", claim)
    through = tuple(dict.fromkeys(_reasons(claim, before, after)))
    moved = old.standing != new.standing
    words = {"old": _word(old), "new": _word(new), "now": _counts(new), "before": _counts(old)}
    if not moved:
        sentence = _("%(label)s stays %(new)s, with %(now)s, before %(before)s", label=label, **words)
    elif (old.reports, old.origins) == (new.reports, new.origins):
        sentence = _("%(label)s moved from %(old)s to %(new)s", label=label, **words)
    else:
        sentence = _("%(label)s moved from %(old)s to %(new)s (%(now)s, before %(before)s)", label=label, **words)
    if through:
        sentence = listed((sentence, listed(through, "; ")), ": ")
    yield Change(
        "standing", "claim", claim, label, sentence, 3 if moved else 2, "standing",
        before=listed((_word(old), _counts(old))), after=listed((_word(new), _counts(new))), through=through,
    )  # fmt: skip


def _word(record: StandingRecord) -> str:
    return STANDING_WORDS[record.standing]


def _counts(record: StandingRecord) -> str:
    return _(
        "%(reports)s from %(origins)s",
        reports=ngettext("%(num)s report", "%(num)s reports", record.reports),
        origins=ngettext("%(num)s origin", "%(num)s origins", record.origins),
    )


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
            yield now_says(name, report.stance)
        elif previous.stance != report.stance:
            yield turned(name, previous.stance, report.stance)
        elif previous.origin != report.origin:
            origin = _names(report.origin, after) or _("its own lineage")
            yield _("the report of %(name)s is traced to %(origin)s", name=name, origin=origin)
    for source, report in earlier.items():
        yield no_longer_says(outlet_of(before, source), report.stance)


def _lineage_reasons(claims: tuple[Claim, Claim], before: State, after: State) -> Iterator[str]:
    for source in _lineage(claims, before, after):
        old, new = before.sources.get(source), after.sources.get(source)
        if old is None or new is None or old == new:
            continue
        name = outlet_of(after, source)
        if old.derived_from != new.derived_from:
            lineage = _names(new.derived_from, after) or _("no other source")
            yield _("%(name)s rests on %(lineage)s", name=name, lineage=lineage)
        if old.production != new.production:
            yield _("the text of %(name)s is now listed as %(production)s", name=name, production=new.production)
        if _family(before, old.publisher) != _family(after, new.publisher):
            family = _family(after, new.publisher)
            yield _("%(name)s now counts as of the family %(family)s", name=name, family=family)


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
            yield _(
                "the dispute %(dispute)s now sets it against %(rivals)s",
                dispute=label_of(after, "dispute", key),
                rivals=_rivals(claim, key, after),
            )
    for key, dispute in before.disputes.items():
        if key in old - new:
            later = after.disputes.get(key)
            settled = later is not None and claim in later.claims
            name = label_of(before, "dispute", key)
            yield (
                _("the dispute %(dispute)s is resolved", dispute=name)
                if settled
                else _("the dispute %(dispute)s no longer holds it", dispute=name)
            )
        elif key in old:
            yield from _side_reasons(claim, key, before, after)
            staying = (rival for rival in dispute.claims if rival in after.disputes[key].claims)
            yield from _rival_reasons(claim, staying, before, after)


def _side_reasons(claim: str, dispute: str, before: State, after: State) -> Iterator[str]:
    """Which supported rivals an open dispute no longer has, or has won."""
    name = label_of(after, "dispute", dispute)
    for here, there in ((before, after), (after, before)):
        moved = [
            label_of(here, "claim", rival)
            for rival in here.disputes[dispute].claims
            if rival not in (claim, *there.disputes[dispute].claims)
            and rival in here.standings
            and here.standings[rival].origins
        ]
        if moved:
            rivals = both(moved)
            yield (
                _("the dispute %(dispute)s no longer sets it against %(rivals)s", dispute=name, rivals=rivals)
                if here is before
                else _("the dispute %(dispute)s now also sets it against %(rivals)s", dispute=name, rivals=rivals)
            )


def _rival_reasons(claim: str, rivals: Iterable[str], before: State, after: State) -> Iterator[str]:
    for rival in dict.fromkeys(rivals):
        had, has = (state.standings[rival].origins if rival in state.standings else 0 for state in (before, after))
        if rival != claim and bool(had) != bool(has):
            name = label_of(after if has else before, "claim", rival)
            yield (
                _("its rival %(rival)s is now supported", rival=name)
                if has
                else _("its rival %(rival)s has lost its support", rival=name)
            )


def _rivals(claim: str, dispute: str, state: State) -> str:
    others = [label_of(state, "claim", key) for key in state.disputes[dispute].claims if key != claim]
    return both(others) or _("no other claim")


def _names(sources: Iterable[str], state: State) -> str:
    return both(outlet_of(state, key) for key in sources)
