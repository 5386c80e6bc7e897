"""The pages of a briefing's history: what changed with each revision, and between any two of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from briefing import urls
from briefing.analysis.change import Change, summary_of
from briefing.analysis.changes import ALL_PAIRS_UP_TO, changes_between, history_of, shown
from briefing.messages import _
from briefing.model.revision import Revision
from briefing.pages.facts import Facts
from briefing.pages.history import (
    GROUPS,
    KINDS,
    READABLE,
    ChangeView,
    CorrectionView,
    History,
    readable_revisions,
    revision_anchor,
)
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import Showing, plan_section, plan_story_page


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions, the earlier one first, and the page that compares them."""

    before: Revision
    after: Revision
    page: str


@dataclass(frozen=True, slots=True)
class ClaimStep:
    """What one revision did to a claim."""

    revision: Revision
    page: str
    anchor: str
    first: bool
    """Whether this is the first revision that has the claim."""
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class ClaimHistory:
    """What became of a claim, the newest first, and what was wrong with it."""

    steps: tuple[ClaimStep, ...]
    corrections: tuple[CorrectionView, ...]


def plan_history(facts: Facts) -> Iterator[PagePlan]:
    """Plan the page of changes and those that compare two revisions; none before the first revision."""
    if facts.story.revisions:
        yield _plan_changes(facts)
        for pair in _comparisons(facts):
            yield _plan_comparison(facts, pair)


def claim_history(facts: Facts, claim: str) -> ClaimHistory | None:
    """What became of a claim; None before the first revision that has it."""
    page = urls.claim_page(facts.story.slug, claim)
    history = _history(facts, page)
    steps = []
    for step in history_of(facts.story):
        revision, previous = step.revision, step.previous
        if claim not in revision.state.claims:
            continue
        first = previous is None or claim not in previous.state.claims
        changes = [change for change in shown(step.changes) if (change.noun, change.id) == ("claim", claim)]
        if first or changes:
            told = tuple(history.view(c, previous, revision) for c in changes if not first) if previous else ()
            changes_page = urls.story_page(facts.story.slug, "changes")
            steps.append(ClaimStep(revision, changes_page, revision_anchor(revision), first, told))
    corrections = [c for r in facts.story.revisions for c in history.corrections(r) if c.correction.claim == claim]
    return ClaimHistory(tuple(reversed(steps)), tuple(reversed(corrections))) if steps or corrections else None


def _plan_changes(facts: Facts) -> PagePlan:
    story = facts.story
    page = urls.story_page(story.slug, "changes")
    revisions = _history(facts, page).revisions()
    few = len(revisions) <= ALL_PAIRS_UP_TO
    latest = revisions[0].revision
    context = {
        "revisions": revisions,
        "comparisons": [pair for pair in _comparisons(facts) if few or pair.after is latest],
        "all_pairs": few,
        "steps_file": urls.revision_steps_file(story.slug),
        "kinds": KINDS,
        "nouns": GROUPS,
    }
    about = _(
        "What changed in the briefing “%(title)s”, revision by revision, and why.", title=story.briefing.noun.title
    )
    return plan_section(facts, "changes", Showing("changes", {}, context, about))


def _plan_comparison(facts: Facts, pair: Comparison) -> PagePlan:
    story = facts.story
    changes: tuple[Change, ...] = changes_between(pair.before.state, pair.after.state)
    history = _history(facts, pair.page)
    between = [r for r in story.revisions if pair.before.id != r.id and _position(facts, pair.before, r, pair.after)]
    context = {
        "pair": pair,
        "summary": summary_of(shown(changes)),
        "groups": history.groups(pair.before, pair.after, changes),
        "corrections": tuple(c for revision in between for c in history.corrections(revision)),
        "changes_page": urls.story_page(story.slug, "changes"),
        "heading": _("From %(before)s to %(after)s", before=pair.before.id, after=pair.after.id),
    }
    title = _(
        "Changes from %(before)s to %(after)s: %(title)s",
        before=pair.before.id,
        after=pair.after.id,
        title=story.briefing.noun.title,
    )
    about = _("What changed between two revisions of the briefing “%(title)s”.", title=story.briefing.noun.title)
    return plan_story_page(facts, pair.page, title, Showing("comparison", {}, context, about))


def _position(facts: Facts, first: Revision, revision: Revision, last: Revision) -> bool:
    order = [r.id for r in facts.story.revisions]
    return order.index(first.id) <= order.index(revision.id) <= order.index(last.id)


def _comparisons(facts: Facts) -> tuple[Comparison, ...]:
    """All pairs of few revisions; of many each with the next, and the latest with the first and the newest others."""
    revisions, slug = facts.story.revisions, facts.story.slug
    if len(revisions) <= ALL_PAIRS_UP_TO:
        pairs = list(combinations(revisions, 2))
    else:
        early = [r for i, r in enumerate(revisions[:-2]) if i == 0 or i >= len(revisions) - READABLE]
        pairs = [*pairwise(revisions), *((revision, revisions[-1]) for revision in early)]
    return tuple(Comparison(a, b, urls.comparison_page(slug, a.id, b.id)) for a, b in pairs)


def _history(facts: Facts, page: str) -> History:
    return History(facts.corpus, facts.story, page, readable_revisions(facts.story))
