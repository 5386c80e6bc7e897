"""How changes are shown: each with its mark, its link, and its words in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from briefing import urls
from briefing.analysis.change import Change, summary_of
from briefing.analysis.changes import Step, contents_of, history_of, shown
from briefing.analysis.states import thaw
from briefing.corpus import Corpus, Story
from briefing.edtf import EdtfDate, parse_edtf
from briefing.language import Language
from briefing.messages import Words, _
from briefing.model.revision import Correction, Revision
from briefing.pages.links import Links, LinkTable
from briefing.pages.words import Term

KINDS: Mapping[str, Term] = {
    "added": Term(_("added"), "+", "added"),
    "dropped": Term(_("dropped"), "−", "dropped"),
    "reworded": Term(_("reworded"), "✎", "reworded"),
    "changed": Term(_("changed"), "~", "changed"),
    "standing": Term(_("standing"), "⇄", "standing"),
    "evidence-added": Term(_("evidence added"), "+", "added"),
    "evidence-dropped": Term(_("evidence dropped"), "−", "dropped"),
    "evidence-changed": Term(_("evidence changed"), "~", "changed"),
    "estimate-added": Term(_("new estimate"), "+", "added"),
    "estimate-edited": Term(_("estimate edited"), "!", "edited"),
    "resolved": Term(_("resolved"), "✓", "resolved"),
    "reopened": Term(_("reopened"), "?", "reopened"),
}
READABLE = 12
"""How many revisions of a briefing, the newest, can be read as they stood."""
READABLE_CLAIMS = 1000
"""With how many claims, each of which is a page; the two newest revisions can be read in any case."""
TOLD = 600
"""How many changes the page of changes tells of the newest revisions; those of older ones stand on pages of theirs."""
GROUPS = {
    "briefing": _("The briefing"), "judgment": _("Judgments"), "claim": _("Claims"), "dispute": _("Disputes"),
    "scenario": _("Scenarios"), "forecast": _("Forecasts"), "event": _("Events"), "era": _("Eras"),
    "story-actor": _("Actors' parts"), "relation": _("Relations"), "source": _("Sources"), "actor": _("Actors"),
    "publisher": _("Publishers"),
}  # fmt: skip
"""The headings, in the order in which changes are told."""


class Told(Words):
    """What a sentence says of a noun, after the noun itself, by which it begins in every language."""

    __slots__ = ("name", "sentence")
    sentence: str
    name: str

    def __new__(cls, sentence: str, name: str) -> Self:
        """Say it in English, and in any other language when that is known."""
        made = super().__new__(cls, _after(sentence, name))
        made.sentence, made.name = sentence, name
        return made

    def said(self, language: Language) -> str:
        """The same in a language."""
        return _after(language.say(self.sentence), language.say(self.name))

    def __reduce__(self) -> tuple[type["Told"], tuple[str, str]]:
        """Go to other processes as what it was made of."""
        return type(self), (self.sentence, self.name)


def _after(sentence: str, name: str) -> str:
    return sentence.partition(name)[2].lstrip(":, ")


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change as a page shows it, under the name of its noun, with the links by which that name leads somewhere."""

    change: Change
    term: Term
    label: str
    told: str
    """What is said of the noun, whose name stands above or before it."""
    key: str
    links: Links | None
    """None where the label leads nowhere."""
    reworded: bool


@dataclass(frozen=True, slots=True)
class NounChanges:
    """All that changed in one noun, under its name."""

    changes: tuple[ChangeView, ...]

    @property
    def first(self) -> ChangeView:
        """The change that gives the noun its name and link."""
        return self.changes[0]

    @property
    def whole(self) -> bool:
        """Whether the noun came in or went out, and there is nothing more to say of it."""
        return self.first.change.kind in {"added", "dropped"}

    @property
    def importance(self) -> int:
        """That of its weightiest change."""
        return max(view.change.importance for view in self.changes)


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one kind of noun, the details apart."""

    title: str
    nouns: tuple[NounChanges, ...]
    details: tuple[NounChanges, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction, the day of the revision that made it, and the links by which the claim it is about is found."""

    correction: Correction
    on: EdtfDate
    slug: str
    label: str
    claim_links: Links | LinkTable | None
    """None where the claim cannot be shown any more."""
    links: Links | LinkTable | None
    """By which its prose refers to the briefing as it stood; without them it is shown as plain words."""


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A revision with what it changed."""

    revision: Revision
    on: EdtfDate
    anchor: str
    links: Links | None
    """By which its reason refers to the briefing as it stood; without them it is shown as plain words."""
    as_of: str | None
    """The page on which the briefing can be read as it stood, if there is one."""
    summary: str
    groups: tuple[ChangeGroup, ...]
    corrections: tuple[CorrectionView, ...]
    first: bool
    elsewhere: str | None
    """The page that tells what it changed, where that is not told with it."""


@dataclass(frozen=True, eq=False)
class History:
    """A story's revisions as seen from one page. `readable` are those that can be read as they stood."""

    corpus: Corpus
    story: Story
    page: str
    readable: frozenset[str]

    def revisions(self) -> tuple[RevisionView, ...]:
        """Every revision, the newest first; only the newest tell all that they changed."""
        views: list[RevisionView] = []
        told = 0
        for step in reversed(history_of(self.story)):
            told += len(step.changes)
            views.append(self._revision(step, in_full=told <= TOLD or not views))
        return tuple(views)

    def groups(self, before: Revision, after: Revision, changes: Iterable[Change]) -> tuple[ChangeGroup, ...]:
        """Changes between two revisions by the kind of noun."""
        found = [self.view(change, before, after) for change in shown(changes)]
        groups = (_group(title, [view for view in found if view.change.noun == noun]) for noun, title in GROUPS.items())
        return tuple(group for group in groups if group.nouns or group.details)

    def view(self, change: Change, before: Revision, after: Revision) -> ChangeView:
        """One change, leading to its noun: where it is now, else as it stood when it was last there."""
        name = _("The briefing") if change.noun == "briefing" else change.label
        lead, label, _rest = change.sentence.partition(name)
        stood = before if change.kind == "dropped" else after
        return ChangeView(
            change,
            KINDS[change.kind],
            label,
            _("reworded") if lead.endswith(" reworded: ") else Told(change.sentence, name),
            self.story.slug if change.noun == "briefing" else change.id,
            self._links_to(change.noun, change.id, stood) if label else None,
            change.kind == "reworded" and change.before is not None and change.after is not None,
        )

    def links(self, revision: Revision) -> Links | None:
        """The references as they were at a revision, if that can be read."""
        if revision.id not in self.readable:
            return None
        corpus, story = thaw(self.corpus, self.story, revision.id)
        return Links(corpus, self.page, story)

    def corrections(self, revision: Revision) -> tuple[CorrectionView, ...]:
        """The corrections that a revision made."""
        views = []
        for correction in revision.corrections:
            last = next(
                (r for r in reversed(self.story.revisions) if correction.claim in r.state.claims), revision
            )  # fmt: skip
            claim = last.state.claims.get(correction.claim)
            views.append(
                CorrectionView(
                    correction,
                    day_of(revision),
                    self.story.slug,
                    claim.statement if claim else correction.claim,
                    self._links_to("claim", correction.claim, last),
                    self.links(revision),
                )
            )
        return tuple(views)

    def _revision(self, step: Step, *, in_full: bool) -> RevisionView:
        revision, previous = step.revision, step.previous
        return RevisionView(
            revision,
            day_of(revision),
            anchor=revision_anchor(revision),
            links=self.links(revision),
            as_of=as_of_page(self.story, revision) if revision.id in self.readable else None,
            summary=summary_of(shown(step.changes)) if previous else contents_of(revision),
            groups=self.groups(previous, revision, step.changes) if previous and in_full else (),
            corrections=self.corrections(revision),
            first=previous is None,
            elsewhere=urls.comparison_page(self.story.slug, previous.id, revision.id)
            if previous and not in_full
            else None,
        )

    def _links_to(self, kind: str, key: str, revision: Revision) -> Links | None:
        """The links by which a noun is found now, or else as it stood at a revision; None where it is not shown."""
        now = Links(self.corpus, self.page, self.story)
        if kind == "briefing" or (kind == "actor" and key in self.corpus.actors):
            return now
        then = self.links(revision)
        for links in (now, then):
            if links and links.story:
                nouns = {**links.story.registries(), "actor": links.story.actors}
                if key in nouns.get(kind, ()):
                    return links
        return None


def _group(title: str, views: list[ChangeView]) -> ChangeGroup:
    by_noun: dict[str, list[ChangeView]] = {}
    for view in views:
        by_noun.setdefault(view.change.id, []).append(view)
    nouns = [NounChanges(tuple(found)) for found in by_noun.values()]
    return ChangeGroup(
        title, tuple(n for n in nouns if n.importance > 1), tuple(n for n in nouns if n.importance == 1)
    )  # fmt: skip


def day_of(revision: Revision) -> EdtfDate:
    """The day of a revision, as pages write dates."""
    return parse_edtf(revision.date.isoformat())


def readable_revisions(story: Story) -> frozenset[str]:
    """The ids of the revisions that are rendered as they stood: the newest, within what a site can carry."""
    found: list[str] = []
    claims = 0
    for revision in reversed(story.revisions[-READABLE:]):
        claims += len(revision.state.claims)
        if claims > READABLE_CLAIMS and len(found) > 1:
            break
        found.append(revision.id)
    return frozenset(found)


def as_of_page(story: Story, revision: Revision) -> str:
    """The overview of a story as it stood at a revision."""
    return urls.story_page(urls.as_of_slug(story.slug, revision.id))


def revision_anchor(revision: Revision) -> str:
    """The anchor of a revision on the page of changes."""
    return urls.anchor("revision", revision.id)
