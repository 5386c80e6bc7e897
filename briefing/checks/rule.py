"""What a check is, what it may look at, and what it says.

A check says *what* is wrong with which value of which entry; its code and severity, the line and column, and whether
the finding has been silenced are none of its business.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from briefing.analysis.origins import report_roots, sources_of
from briefing.analysis.passages import ProsePlace, iter_prose
from briefing.analysis.standing import ClaimStanding, standings_of
from briefing.corpus import Corpus, Entry, Story
from briefing.model.source import Source
from briefing.problems import Problem, Related, Severity
from briefing.snapshots import Snapshots
from briefing.yamldoc import Route


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found: a value of an entry, and a sentence on what is wrong with it."""

    entry: Entry[Any]
    """The noun at fault. It is also where the finding can be silenced."""
    route: Route
    """The keys that lead from the noun to the value."""
    message: str
    hint: str
    at_key: bool = False
    """Point at the last step's key instead of at its value."""
    text: str | None = None
    """Point at these words within the value, …"""
    nth: int = 0
    """… at this occurrence of them, counted from 0."""
    related: tuple[Related, ...] = ()

    def problem(self, code: str, severity: Severity) -> Problem:
        """The finding as a problem, with its line and column."""
        if self.text is None:
            place = self.entry.span(*self.route, key=self.at_key)
        else:
            place = self.entry.span_of_text(*self.route, text=self.text, nth=self.nth)
        return Problem(code, severity, self.message, place, self.hint, self.related)


@dataclass(frozen=True)
class Facts:
    """What checks may know besides the story itself. What is computed for one check is kept for the others."""

    corpus: Corpus
    snapshots: Snapshots
    today: dt.date
    named: frozenset[str] = frozenset()
    """The ids of all actors that briefings name; for checks of what the briefings share."""
    whole: bool = True
    """Whether every file of the content could be read to its end; for the same."""
    _prose: dict[str, tuple[ProsePlace, ...]] = field(default_factory=dict)
    _sources: dict[str, dict[str, Source]] = field(default_factory=dict)
    _standings: dict[str, dict[str, ClaimStanding]] = field(default_factory=dict)

    def prose(self, story: Story) -> tuple[ProsePlace, ...]:
        """All prose of a story, judgments under their own entries. Kept for one story at a time."""
        if story.slug not in self._prose:
            self._prose.clear()
            self._prose[story.slug] = tuple(iter_prose(story))
        return self._prose[story.slug]

    def sources(self, story: Story) -> dict[str, Source]:
        """A story's sources by id, as the functions of the analysis take them."""
        if story.slug not in self._sources:
            self._sources[story.slug] = sources_of(story)
        return self._sources[story.slug]

    def standings(self, story: Story) -> dict[str, ClaimStanding]:
        """The standing of every claim of a story."""
        if story.slug not in self._standings:
            self._standings[story.slug] = standings_of(self.corpus, story)
        return self._standings[story.slug]

    def is_rootless(self, story: Story, claim: str) -> bool:
        """Whether what supports a claim leads to no root, but round in a circle or to a name that nobody knows.

        Either is a fault of the lineage, and reported as such.
        """
        sources = self.sources(story)
        supporting = [e for e in story.claims[claim].noun.evidence if e.stance == "supports"]
        roots = {root for evidence in supporting for root in report_roots(evidence, sources)}
        return bool(supporting) and sources.keys().isdisjoint(roots)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that is held against each story by itself."""

    code: str
    severity: Severity
    summary: str
    """What it finds, in one sentence."""
    run: Callable[[Story, Facts], Iterator[Finding]]
    absence: bool = False
    """Whether it concludes from something that is not there. Then it keeps quiet about a story that lost a part of
    its data to faults of the files, so that one fault gives one message."""
    needs_snapshots: bool = False
    """Whether it can say nothing without a folder of snapshots."""


@dataclass(frozen=True, slots=True)
class CorpusCheck:
    """A rule about what the stories share: the registries of actors and publishers."""

    code: str
    severity: Severity
    summary: str
    run: Callable[[Facts], Iterator[Finding]]
    """What it has to say of the registries. Of the stories it sees nothing."""
    absence: bool = False
    story: Callable[[Story, Facts], Iterator[Finding]] | None = None
    """What it has to say of each story besides."""
