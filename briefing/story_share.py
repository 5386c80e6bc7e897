"""The work on one briefing by itself, as it can be done in any process: load it, check it, render it, export it.

Whatever it takes from outside the briefing's folder is asked for, and the questions are noted (see asking.py).
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from briefing.analysis.coming import has_dates
from briefing.analysis.quote_tally import Tally, tally_quotes
from briefing.analysis.track_record import calls_of
from briefing.asking import Answers, Asked, AskedIds, Question, print_of
from briefing.checks import check_story
from briefing.checks.unused_actor import named_in
from briefing.citation_cards import make_citation_cards
from briefing.collecting import collector_paused
from briefing.corpus import Corpus, Entry, Story
from briefing.exchange import EXPORTERS, ExportedFile
from briefing.exchange.pdf import fits_pdf
from briefing.load import Shared, load_shared, load_story
from briefing.model.files import SHARED_FILES
from briefing.model.story import Briefing
from briefing.pages.digest import Digest
from briefing.pages.digesting import digest_of
from briefing.pages.facts import Facts
from briefing.pages.plan import PagePlan
from briefing.pages.site import plan_briefing
from briefing.problems import Problem
from briefing.remembering import remembered
from briefing.render import RenderedPage, renderer_of
from briefing.settings import Settings
from briefing.shares import map_in_shares
from briefing.snapshots import Snapshots
from briefing.yamldoc import Document

PAGES_A_STORY = 40
"""About so many pages has a briefing, for which it is decided whether other processes are worth their start."""


class Title(NamedTuple):
    """What a briefing is called, and the language of that."""

    text: str
    language: str


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


@dataclass(frozen=True, eq=False)
class World:
    """What the work on all briefings has in common. Nothing of it changes during a build."""

    settings: Settings
    shared: Shared
    today: dt.date
    titles: Mapping[str, Title] = field(default_factory=dict)
    """The title of each briefing, by slug, once they were examined."""
    shared_print: str = ""
    """The fingerprint of the files that all briefings share, as they were when they were loaded."""
    listed: tuple[tuple[str, bool, bool], ...] = ()
    """What was in the content folder then."""

    @cached_property
    def corpus(self) -> Corpus:
        """The shared registries, and of the briefings only the titles."""
        shared = self.shared
        return Corpus(shared.root, shared.actors, shared.publishers, _Titled(shared.root, self.titles), shared.whole)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to other processes as where the content is; they read what is shared themselves."""
        return _world_again, (Path.cwd(), self.settings, self.today, self.titles, self.shared_print)

    def story_folder(self, slug: str) -> Path:
        """The folder of a briefing."""
        return self.shared.root / "briefings" / slug

    def asked_corpus(self, questions: set[Question]) -> Corpus:
        """The same, where each question to it is noted."""
        shared = self.shared
        return Corpus(
            shared.root,
            Asked("actor", shared.actors, questions),
            Asked("publisher", shared.publishers, questions),
            _Titled(shared.root, Asked("title", self.titles, questions)),
            shared.whole,
        )

    @cached_property
    def answers(self) -> Answers:
        """The fingerprints of what can be asked."""
        shared, look = self.shared, Snapshots(self.settings.snapshots).look
        return Answers(
            {
                "actor": shared.actors, "publisher": shared.publishers, "title": self.titles,
                "slug": dict.fromkeys(sorted(shared.declared["briefing"].ids or ()), ""), "snapshot": _Files(look),
            },
            {
                "actor": _entry_print, "publisher": _entry_print, "title": lambda title: print_of(*title),
                "slug": lambda _: "there", "snapshot": str,
            },
        )  # fmt: skip


def begin_world(settings: Settings, today: dt.date, last: World | None = None) -> World:
    """Read what all briefings share; where it is as it was in an earlier world, it is taken from there.

    Raises FileNotFoundError where there is no content folder.
    """
    root = settings.content
    present = (root / name for name in SHARED_FILES)
    now = {path.name: path.read_bytes() for path in present if path.is_file()}
    listed = _listed(root)
    known = _print_shared(now)
    if last and (last.shared.root, last.shared_print, last.listed) == (root, known, listed):
        return World(settings, last.shared, today, shared_print=known, listed=listed)
    read: dict[str, bytes] = {}

    def note(path: Path) -> bytes:
        read[path.name] = path.read_bytes()
        return read[path.name]

    shared = load_shared(root, read=note)
    return World(settings, shared, today, shared_print=_print_shared(read), listed=listed)


def _print_shared(read: Mapping[str, bytes]) -> str:
    return print_of(*(b"is " + read[name] if name in read else b"" for name in SHARED_FILES))


def _listed(root: Path) -> tuple[tuple[str, bool, bool], ...]:
    """What is in a content folder and in its folder of briefings, and whether it is a folder, or a link."""
    found: list[tuple[str, bool, bool]] = []
    for folder in (root, root / "briefings"):
        if folder.is_dir():
            with os.scandir(folder) as entries:
                found += sorted((entry.path, entry.is_dir(), entry.is_symlink()) for entry in entries)
    return tuple(found)


@remembered(2)
def registries_of(shared: Shared) -> Corpus:
    """The shared registries without any briefing."""
    return Corpus(shared.root, shared.actors, shared.publishers, {}, shared.whole)


def _world_again(place: Path, settings: Settings, today: dt.date, titles: Mapping[str, Title], known: str) -> World:
    """The world as another process has it. Raises RuntimeError where it finds another content."""
    os.chdir(place)  # from where paths are seen that messages and pages show
    world = begin_world(settings, today)
    if world.shared_print != known:
        raise RuntimeError(f"what {settings.content} shares is not the same for all processes")
    return replace(world, titles=titles)


def examine_story(world: World, slug: str, questions: set[Question]) -> Examined:
    """Load and check one briefing. What it asks of the shared registries is not noted: a problem may show any of it."""
    settings, shared = world.settings, world.shared
    slugs = shared.declared["briefing"]
    asked = slugs._replace(ids=AskedIds("slug", slugs.ids or frozenset(), questions))
    snapshots = Snapshots(settings.snapshots)
    with collector_paused():
        story, problems = load_story(world.story_folder(slug), {**shared.declared, "briefing": asked})
        corpus = Corpus(shared.root, shared.actors, shared.publishers, {slug: story}, shared.whole)
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


class _Titled(Mapping[str, Story]):
    """The briefings as others see them: their titles, which have a language."""

    def __init__(self, root: Path, titles: Mapping[str, Title]) -> None:
        self._root, self._titles = root, titles

    def __getitem__(self, slug: str) -> Story:
        title = self._titles[slug]
        briefing = Briefing.model_construct(title=title.text, language=title.language, lead="")
        folder = self._root / "briefings" / slug
        document = Document((folder / "briefing.yml").as_posix(), "{}", {})
        return Story(slug, folder, Entry("briefing", slug, briefing, document, (), slug))

    def __contains__(self, slug: object) -> bool:
        return slug in self._titles

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)


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


class _Files(Mapping[str, str]):
    """The saved texts by name, each as the hash of what is there now."""

    def __init__(self, look: Any) -> None:
        self._look = look

    def __getitem__(self, name: str) -> str:
        return str(self._look(name))

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("saved texts are asked for one by one")

    __len__ = __iter__  # type: ignore[assignment]  # for the same reason


def _entry_print(entry: Entry[Any]) -> str:
    return print_of(entry.id, entry.path, entry.noun.model_dump_json())
