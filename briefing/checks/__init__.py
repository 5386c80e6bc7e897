"""The rules that a corpus is held to, one rule a file. `docs/adding-a-check.md` says how to write one."""

import datetime as dt
from collections.abc import Iterator

from briefing.analysis.passages import iter_entries
from briefing.checks import (
    estimate_edited,
    id_reused,
    quote_ambiguous,
    quote_not_in_snapshot,
    revision_in_future,
    snapshot_changed,
    snapshot_missing,
)
from briefing.checks.loading import LOADING
from briefing.checks.rule import Check, CorpusCheck, Facts, Finding
from briefing.checks.silence import SILENCE, check_silences, silenced
from briefing.corpus import Corpus
from briefing.problems import Problem, Rule
from briefing.snapshots import Snapshots

CHECKS: tuple[Check | CorpusCheck, ...] = (
    quote_not_in_snapshot.CHECK,
    quote_ambiguous.CHECK,
    snapshot_changed.CHECK,
    snapshot_missing.CHECK,
    estimate_edited.CHECK,
    id_reused.CHECK,
    revision_in_future.CHECK,
)
"""Every check, in the order of docs/checks.md."""

RULES = (*LOADING, *(Rule(check.code, check.severity, check.summary) for check in CHECKS), *SILENCE)
"""Every code that a run can report."""


def run_checks(corpus: Corpus, snapshots: Snapshots, today: dt.date | None = None) -> list[Problem]:
    """Hold every story, and what they share, to every check.

    `today` is the day from which deadlines and the age of sources are seen; without it, the present day in UTC.
    """
    facts = Facts(corpus, snapshots, today or dt.datetime.now(dt.UTC).date())
    problems: list[Problem] = []
    used: set[tuple[int, str]] = set()
    ran: dict[str | None, set[str]] = {}
    for slug, check, findings in _runs(facts):
        ran.setdefault(slug, set()).add(check.code)
        for finding in findings:
            problem = finding.problem(check.code, check.severity)
            note = silenced(problem, finding.entry)
            if note:
                used.add((id(finding.entry), check.code))
            problems.append(note or problem)
    known = {check.code for check in CHECKS}
    return [*problems, *check_silences(iter_entries(corpus), used, ran, known)]


def _runs(facts: Facts) -> Iterator[tuple[str | None, Check | CorpusCheck, Iterator[Finding]]]:
    """Each check that can be held against something, with the story it is held against (None: the corpus)."""
    for check in CHECKS:
        if isinstance(check, CorpusCheck):
            if facts.whole or not check.absence:
                yield None, check, check.run(facts)
        elif facts.snapshots.folder is not None or not check.needs_snapshots:
            for slug, story in facts.corpus.stories.items():
                if story.whole or not check.absence:
                    yield slug, check, check.run(story, facts)
