"""What the work on all briefings has in common: the shared registries, and the titles of all, once they are known.

Whatever a share takes from here it asks for, and its questions are noted (see asking.py).
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from briefing.analysis.names import folded_names
from briefing.asking import Answers, Asked, AskedIds, Changed, Question, print_of
from briefing.corpus import Corpus, Entry, Story
from briefing.dangling import Declared
from briefing.load import Shared, load_shared
from briefing.model.files import SHARED_FILES
from briefing.model.story import Briefing
from briefing.remembering import remembered
from briefing.settings import Settings
from briefing.snapshots import Snapshots
from briefing.yamldoc import Document


class Title(NamedTuple):
    """What a briefing is called, and the language of that."""

    text: str
    language: str


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
    saved: str = ""
    """The fingerprint of the saved texts, as they were before anybody asked for one."""

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
            names=AskedIds("name", _known_of(shared)["name"].keys(), questions),
        )

    def asked_declared(self, questions: set[Question]) -> Mapping[str, Declared]:
        """The ids that are declared, likewise. Whether those of a kind are known at all is no question: see `state`."""
        return {
            kind: one if one.ids is None else one._replace(ids=AskedIds(_DECLARED[kind], one.ids, questions))
            for kind, one in self.shared.declared.items()
        }

    @property
    def state(self) -> str:
        """The fingerprint of what both tell unasked: how much of the registries could be read."""
        shared = self.shared
        known = ((kind, one.ids is None, one.file, one.absent) for kind, one in shared.declared.items())
        return print_of(repr((shared.whole, shared.all_read, sorted(known))))

    @cached_property
    def answers(self) -> Answers:
        """The fingerprints of what can be asked."""
        shared, look = self.shared, Snapshots(self.settings.snapshots).look
        return Answers(
            {
                "actor": shared.actors, "publisher": shared.publishers, "title": self.titles,
                **_known_of(shared),
            },
            {
                "actor": _entry_print, "publisher": _entry_print, "title": lambda title: print_of(*title),
                **dict.fromkeys(_known_of(shared), _there),
            },
            {"snapshot": look},
        )  # fmt: skip

    def changed_since(self, old: "World | None") -> Changed:
        """The questions that an earlier world answered otherwise; None where any may be among them."""
        if old is None or (old.settings, old.saved) != (self.settings, self.saved):
            return None
        return self.answers.changed_since(old.answers)

    def lost_since(self, old: "World | None") -> frozenset[Question]:
        """The questions for what was there in an earlier world and is not any more."""
        return self.answers.lost_since(old.answers) if old else frozenset()


_DECLARED = {"actor": "actor-id", "publisher": "publisher-id", "briefing": "slug"}
"""What questions for declared ids are called."""


@remembered(2)
def _known_of(shared: Shared) -> Mapping[str, Mapping[str, str]]:
    """The ids that are declared, and all names, by what questions for them are called."""
    known = {_DECLARED[kind]: dict.fromkeys(sorted(one.ids or ()), "") for kind, one in shared.declared.items()}
    return {**known, "name": _names_of(registries_of(shared))}


@remembered(2)
def _names_of(registries: Corpus) -> Mapping[str, str]:
    return dict.fromkeys(sorted(set(folded_names(registries))), "")


def _there(_: str) -> str:
    return "there"


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


def registries_of(shared: Shared) -> Corpus:
    """The shared registries without any briefing."""
    return _registries(str(shared.root), shared.actors, shared.publishers, shared.whole)


@remembered(2)
def _registries(root: str, actors: Mapping[str, Any], publishers: Mapping[str, Any], whole: bool) -> Corpus:  # noqa: FBT001 — remembered by its place
    return Corpus(Path(root), actors, publishers, {}, whole)


def _world_again(place: Path, settings: Settings, today: dt.date, titles: Mapping[str, Title], known: str) -> World:
    """The world as another process has it. Raises RuntimeError where it finds another content."""
    os.chdir(place)  # from where paths are seen that messages and pages show
    world = begin_world(settings, today)
    if world.shared_print != known:
        raise RuntimeError(f"what {settings.content} shares is not the same for all processes")
    return replace(world, titles=titles)


class _Titled(Mapping[str, Story]):
    """The briefings as others see them: their titles, which have a language."""

    def __init__(self, root: Path, titles: Mapping[str, Title]) -> None:
        self._root, self._titles = root, titles

    def __getitem__(self, slug: str) -> Story:
        return _only_titled(self._root, slug, self._titles[slug])

    def __contains__(self, slug: object) -> bool:
        return slug in self._titles

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)


@lru_cache(maxsize=10_000)
def _only_titled(root: Path, slug: str, title: Title) -> Story:
    briefing = Briefing.model_construct(title=title.text, language=title.language, lead="")
    folder = root / "briefings" / slug
    document = Document((folder / "briefing.yml").as_posix(), "{}", {})
    return Story(slug, folder, Entry("briefing", slug, briefing, document, (), slug))


def _entry_print(entry: Entry[Any]) -> str:
    return print_of(entry.id, entry.path, entry.noun.model_dump_json())
