"""The rules that a corpus is held to, one rule a file. `docs/adding-a-check.md` says how to write one."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.analysis.passages import iter_shared
from briefing.checks import (
    ai_only_support,
    attribution_without_claimant,
    contradictory_stances,
    credibility_without_confirmation,
    dispute_without_two_positions,
    duplicate_claim,
    duplicate_identifier,
    duplicate_snapshot,
    duplicate_url,
    era_without_interval,
    estimate_after_deadline,
    estimate_backdated,
    estimate_edited,
    estimate_order,
    event_after_its_source,
    evidence_not_consulted,
    evidence_without_quote,
    favours_outside_dispute,
    favours_without_assessment,
    figure_mismatch,
    forecast_past_its_date,
    high_confidence_on_single_origin,
    id_reused,
    image_incomplete,
    image_missing,
    image_unfit,
    indicator_without_event,
    invisible_characters,
    judgment_on_unsupported_claims,
    likelihood_with_confidence,
    likelihood_word_contradicts_number,
    lineage_cycle,
    membership_cycle,
    name_misspelt,
    near_duplicate_claim,
    outlet_as_claimant,
    probabilities_over_one,
    probability_out_of_range,
    published_before_derived,
    quote_ambiguous,
    quote_not_in_snapshot,
    quote_too_long,
    quoted_words_not_in_source,
    relation_to_itself,
    repeated_evidence,
    resolution_incomplete,
    resolved_without_reason,
    revision_in_future,
    scenario_without_indicators,
    scenario_without_probability,
    scenario_without_resolution,
    several_roots_no_origin,
    snapshot_changed,
    snapshot_missing,
    source_dates_out_of_order,
    source_from_the_future,
    stale_sources,
    text_citation_mismatch,
    uncited_statement,
    undeclared_conflict,
    unknown_country,
    unread_mark,
    unused_actor,
    unused_source,
    update_date_behind,
    verdict_without_reason,
)
from briefing.checks.loading import LOADING
from briefing.checks.rule import Check, CorpusCheck, Facts, Finding
from briefing.checks.silence import SILENCE, check_silences, silenced
from briefing.checks.unused_actor import named_in
from briefing.corpus import Corpus, Entry, Story
from briefing.problems import Problem, Rule, Severity
from briefing.snapshots import Snapshots

CHECKS: tuple[Check | CorpusCheck, ...] = (
    # claims and their evidence
    uncited_statement.CHECK,
    evidence_without_quote.CHECK,
    evidence_not_consulted.CHECK,
    several_roots_no_origin.CHECK,
    repeated_evidence.CHECK,
    contradictory_stances.CHECK,
    ai_only_support.CHECK,
    credibility_without_confirmation.CHECK,
    verdict_without_reason.CHECK,
    outlet_as_claimant.CHECK,
    attribution_without_claimant.CHECK,
    duplicate_claim.CHECK,
    near_duplicate_claim.CHECK,
    undeclared_conflict.CHECK,
    # quotes
    quote_not_in_snapshot.CHECK,
    quote_ambiguous.CHECK,
    snapshot_changed.CHECK,
    snapshot_missing.CHECK,
    quoted_words_not_in_source.CHECK,
    quote_too_long.CHECK,
    # disputes
    dispute_without_two_positions.CHECK,
    favours_outside_dispute.CHECK,
    favours_without_assessment.CHECK,
    resolved_without_reason.CHECK,
    # judgments
    judgment_on_unsupported_claims.CHECK,
    high_confidence_on_single_origin.CHECK,
    likelihood_with_confidence.CHECK,
    likelihood_word_contradicts_number.CHECK,
    probability_out_of_range.CHECK,
    # outlook
    probabilities_over_one.CHECK,
    scenario_without_probability.CHECK,
    scenario_without_indicators.CHECK,
    scenario_without_resolution.CHECK,
    indicator_without_event.CHECK,
    estimate_order.CHECK,
    estimate_after_deadline.CHECK,
    forecast_past_its_date.CHECK,
    resolution_incomplete.CHECK,
    # sources
    lineage_cycle.CHECK,
    published_before_derived.CHECK,
    source_dates_out_of_order.CHECK,
    source_from_the_future.CHECK,
    stale_sources.CHECK,
    unused_source.CHECK,
    duplicate_url.CHECK,
    duplicate_snapshot.CHECK,
    # time
    event_after_its_source.CHECK,
    era_without_interval.CHECK,
    update_date_behind.CHECK,
    # text
    figure_mismatch.CHECK,
    text_citation_mismatch.CHECK,
    unread_mark.CHECK,
    name_misspelt.CHECK,
    invisible_characters.CHECK,
    # pictures
    image_incomplete.CHECK,
    image_missing.CHECK,
    image_unfit.CHECK,
    # actors
    relation_to_itself.CHECK,
    membership_cycle.CHECK,
    duplicate_identifier.CHECK,
    unknown_country.CHECK,
    unused_actor.CHECK,
    # what was published
    estimate_edited.CHECK,
    estimate_backdated.CHECK,
    id_reused.CHECK,
    revision_in_future.CHECK,
)
"""Every check, in the order of docs/checks.md."""

RULES = (*LOADING, *(Rule(check.code, check.severity, check.summary) for check in CHECKS), *SILENCE)
"""Every code that a run can report."""


SHARED = frozenset(check.code for check in CHECKS if isinstance(check, CorpusCheck))
"""The codes of what is held against the shared registries. Silences of them may stand in a story all the same."""


def run_checks(corpus: Corpus, snapshots: Snapshots, today: dt.date | None = None) -> list[Problem]:
    """Hold every story, and what they share, to every check.

    `today` is the day from which deadlines and the age of sources are seen; without it, the present day in UTC.
    """
    day = today or present_day()
    problems = [problem for story in corpus.stories.values() for problem in check_story(corpus, story, snapshots, day)]
    named = frozenset[str]().union(*map(named_in, corpus.stories.values()))
    whole = corpus.shared_whole and corpus.all_read and all(story.whole for story in corpus.stories.values())
    return [*problems, *check_shared(corpus, named, day, whole=whole)]


def present_day() -> dt.date:
    """The day from which deadlines are seen where nobody names another."""
    return dt.datetime.now(dt.UTC).date()


def check_story(corpus: Corpus, story: Story, snapshots: Snapshots, today: dt.date) -> list[Problem]:
    """Hold one story to every check; nothing is looked at of the others."""
    facts = Facts(corpus, snapshots, today)
    runs = [
        (check.code, check.severity, check.run(story, facts))
        for check in CHECKS
        if isinstance(check, Check) and _can_judge(check, story, facts)
    ]
    runs += [
        (check.code, check.severity, check.story(story, facts))
        for check in CHECKS
        if isinstance(check, CorpusCheck) and check.story
    ]
    return _judge(runs, story.entries(), {code for code, *_ in runs} | SHARED)


def check_shared(corpus: Corpus, named: frozenset[str], today: dt.date, *, whole: bool) -> list[Problem]:
    """Hold what all stories share to every check of it.

    The corpus needs no stories. `named` are the ids of the actors that stories refer to; `whole` says whether every
    file could be read to its end.
    """
    facts = Facts(corpus, Snapshots(), today, named, whole)
    runs = [
        (check.code, check.severity, check.run(facts))
        for check in CHECKS
        if isinstance(check, CorpusCheck) and (whole or not check.absence)
    ]
    return _judge(runs, iter_shared(corpus), {code for code, *_ in runs})


def _judge(
    runs: Iterable[tuple[str, Severity, Iterator[Finding]]], entries: Iterable[Entry[Any]], ran: set[str]
) -> list[Problem]:
    problems: list[Problem] = []
    used: set[tuple[int, str]] = set()
    for code, severity, findings in runs:
        for finding in findings:
            problem = finding.problem(code, severity)
            note = silenced(problem, finding.entry)
            if note:
                used.add((id(finding.entry), code))
            problems.append(note or problem)
    known = {check.code for check in CHECKS}
    return [*problems, *check_silences(entries, used, ran, known)]


def _can_judge(check: Check, story: Story, facts: Facts) -> bool:
    if check.absence and not story.whole:
        return False
    return facts.snapshots.folder is not None or not check.needs_snapshots
