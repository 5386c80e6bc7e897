"""The work on one briefing by itself, as it can be done in any process: load it, check it, render it, export it.

Whatever it takes from outside the briefing's folder is asked for, and the questions are noted (see asking.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.coming import has_dates
from briefing.analysis.quote_tally import Tally, tally_quotes
from briefing.analysis.track_record import calls_of
from briefing.asking import Question
from briefing.checks import check_story
from briefing.checks.unused_actor import named_in
from briefing.citation_cards import make_citation_cards
from briefing.collecting import collector_paused
from briefing.corpus import Story
from briefing.exchange import EXPORTERS, ExportedFile
from briefing.exchange.pdf import fits_pdf
from briefing.load import load_story
from briefing.pages.digest import Digest
from briefing.pages.digesting import digest_of
from briefing.pages.facts import Facts
from briefing.pages.plan import PagePlan
from briefing.pages.site import plan_briefing
from briefing.problems import Problem
from briefing.render import RenderedPage, renderer_of
from briefing.settings import Settings
from briefing.shares import map_in_shares
from briefing.snapshots import Snapshots
from briefing.world import Title, World

PAGES_A_STORY = 40
"""About so many pages has a briefing, for which it is decided whether other processes are worth their start."""


_ENTRIES = 3
"""As many entries a page has a briefing of ordinary size."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a briefing once it was loaded and checked."""

    problems: tuple[Problem, ...]
    quotes: Tally
    title: Title
    named: frozenset[str]
    """The ids of all actors it refers to."""
    whole: bool
    gathered: bool
    """Whether it has a topic or a place."""
    called: bool
    """Whether it has a scenario or forecast."""
    dated: bool
    """Whether it has anything for a calendar."""


@dataclass(frozen=True, slots=True, eq=False)
class MadeStory:
    """Everything that one briefing gives a site but the HTML of its pages."""

    slug: str
    pages: Sequence[RenderedPage]
    files: Sequence[ExportedFile]
    digest: Digest
    whole: tuple[str, ...]
    """The forms in which it is to be had as one file: `html`, `pdf`."""


def examine_story(world: World, slug: str, questions: set[Question]) -> Examined:
    """Load and check one briefing.

    Of the shared registries it asks what they say, and never where: no check of a briefing points into them.
    """
    snapshots = Snapshots(world.settings.snapshots)
    with collector_paused():
        story, problems = load_story(world.story_folder(slug), world.asked_declared(questions))
        corpus = replace(world.asked_corpus(questions), stories={slug: story})
        problems += check_story(corpus, story, snapshots, world.today)
        briefing = story.briefing.noun
        examined = Examined(
            tuple(problems),
            tally_quotes(story, snapshots),
            Title(briefing.title, briefing.language),
            named_in(story),
            story.whole,
            gathered=bool(briefing.topics or briefing.places),
            called=any(calls_of(story)),
            dated=has_dates(story),
        )
    questions |= {("snapshot", name) for name in snapshots.seen}
    return examined


def make_story(world: World, slug: str, questions: set[Question]) -> MadeStory:
    """Render and export one briefing, which was found sound. Raises RenderError when a template is faulty."""
    settings, shared = world.settings, world.shared
    snapshots = Snapshots(settings.snapshots)
    with collector_paused():
        story, _ = load_story(world.story_folder(slug), shared.declared)
        rest = world.asked_corpus(questions)
        corpus = replace(rest, stories=_Neighbours(story, rest.stories))
        whole = tuple(form for form in settings.whole if form != "pdf" or fits_pdf(story))
        facts = Facts(corpus, story, snapshots, settings.site_url, whole, settings.catalogs)
        uri, cards = make_citation_cards(facts)
        files = [file for exporter in EXPORTERS for file in exporter.export(corpus, settings.site)]
        made = MadeStory(
            slug,
            _render(tuple(plan_briefing(facts)), facts, settings, questions),
            [*files, ExportedFile(uri, cards.encode())],
            digest_of(facts, settings.site),
            whole,
        )
    questions |= {("snapshot", name) for name in snapshots.seen}
    return made


def _render(
    plans: Sequence[PagePlan], facts: Facts, settings: Settings, questions: set[Question]
) -> list[RenderedPage]:
    """Render the pages of a briefing; those of a large one in several processes, unless it is one of many itself."""
    renderer, seen = renderer_of(settings.templates), facts.snapshots.seen

    def render(plan: PagePlan) -> tuple[str, set[Question], set[str]]:
        asked, looked_for = set(questions), set(seen)
        return renderer.render(plan), questions - asked, seen - looked_for

    entries = sum(map(len, facts.story.registries().values()))
    rendered = map_in_shares(render, plans, settings.jobs, weight=max(1, entries // (_ENTRIES * len(plans))))
    for _, asked, looked_for in rendered:  # another process notes them for itself only
        questions |= asked
        seen |= looked_for
    return [RenderedPage(plan, text) for plan, (text, *_) in zip(plans, rendered, strict=True)]


class _Neighbours(Mapping[str, Story]):
    """The briefings as one of them sees them: itself, and the titles of the others. It goes through itself only."""

    def __init__(self, own: Story, others: Mapping[str, Story]) -> None:
        self._own, self._others = own, others

    def __getitem__(self, slug: str) -> Story:
        return self._own if slug == self._own.slug else self._others[slug]

    def __contains__(self, slug: object) -> bool:
        return slug == self._own.slug or slug in self._others

    def __iter__(self) -> Iterator[str]:
        return iter((self._own.slug,))

    def __len__(self) -> int:
        return 1
