"""What several pages of a story show, computed once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefing.analysis.freshness import last_change
from briefing.analysis.matrix import Matrix, matrix_of
from briefing.analysis.origins import sources_of
from briefing.analysis.quote_tally import Tally, tally_quotes
from briefing.analysis.sensitivity import StandingChange, withdrawals_of
from briefing.analysis.standing import ClaimStanding, standings_of
from briefing.corpus import Corpus, Story
from briefing.language import Language, find_language
from briefing.model.source import Source
from briefing.pages.words import STANDINGS
from briefing.snapshots import Snapshots


@dataclass(frozen=True, eq=False)
class Facts:
    """A story with what the evidence in it computes to."""

    corpus: Corpus
    story: Story
    snapshots: Snapshots
    site_url: str = ""
    whole: tuple[str, ...] = ()
    """The forms in which the whole briefing can be had as one file: `html`, `pdf`."""
    catalogs: tuple[Path, ...] = ()
    """The folders in which the interface's words are looked for first."""

    @property
    def language(self) -> Language:
        """The briefing's language, which its pages speak."""
        return find_language(self.story.briefing.noun.language, self.catalogs)

    def say(self, text: object) -> str:
        """A message in the briefing's language, for what needs its words already now, such as a drawing."""
        return self.language.say(text)

    @property
    def present(self) -> bool:
        """Whether this is the story as it stands, and not as it stood: only then do files go with its pages."""
        return "/" not in self.story.slug

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return sources_of(self.story)

    @cached_property
    def quotes(self) -> Tally:
        """How many of its quotes were compared with a saved text of their source."""
        return tally_quotes(self.story, self.snapshots)

    @cached_property
    def standings(self) -> Mapping[str, ClaimStanding]:
        """The standing of every claim."""
        return standings_of(self.corpus, self.story)

    @cached_property
    def matrix(self) -> Matrix:
        """Every consulted source against every claim."""
        return matrix_of(self.story)

    @cached_property
    def withdrawals(self) -> Mapping[str, tuple[StandingChange, ...]]:
        """For each source, the claims whose standing would change without it."""
        return withdrawals_of(self.corpus, self.story)

    @cached_property
    def hangs_on(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim, the sources without any one of which its standing would be another."""
        found: dict[str, list[str]] = {}
        for source, changes in self.withdrawals.items():
            for change in changes:
                found.setdefault(change.claim, []).append(source)
        return {claim: tuple(sources) for claim, sources in found.items()}

    @cached_property
    def disputes_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim, the disputes it is a position in."""
        found: dict[str, list[str]] = {}
        for key, entry in self.story.disputes.items():
            for claim in entry.noun.claims:
                found.setdefault(claim, []).append(key)
        return {claim: tuple(keys) for claim, keys in found.items()}

    @cached_property
    def by_standing(self) -> Mapping[str, tuple[str, ...]]:
        """The claims by standing, from the most to the least firmly founded; every standing has its entry."""
        return {
            standing: tuple(key for key, found in self.standings.items() if found.standing == standing)
            for standing in STANDINGS
        }

    @property
    def contested(self) -> tuple[str, ...]:
        """The claims whose standing is disputed."""
        return self.by_standing["disputed"]

    @cached_property
    def consulted(self) -> tuple[str, ...]:
        """The sources that were read."""
        return tuple(key for key, source in self.sources.items() if source.consulted)

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """The publishers of the sources, each once."""
        return tuple(dict.fromkeys(source.publisher for source in self.sources.values()))

    @cached_property
    def productions(self) -> Mapping[str, int]:
        """How many of the consulted sources were made in which way."""
        return Counter(self.sources[key].production for key in self.consulted)

    @cached_property
    def updated(self) -> str | None:
        """The ISO 8601 day of the last change."""
        return last_change(self.story)
