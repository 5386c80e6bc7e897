"""A content folder → a corpus and the problems found on the way.

Each file is read and validated on its own; an entry with a fault drops out and the rest goes on; then every reference
is resolved. A reference to something that dropped out stays quiet, so that one fault gives one message.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from briefing.collecting import collector_paused
from briefing.corpus import Corpus, Entry, Story
from briefing.dangling import Declared, find_dangling
from briefing.model.actor import Actor
from briefing.model.fields import ID_PATTERN, Noun
from briefing.model.files import SHARED_FILES, STORY_FILES
from briefing.model.publisher import Publisher
from briefing.model.revision import Revision
from briefing.model.story import Briefing
from briefing.model.walk import ReferenceLeaf, iter_references
from briefing.problems import Problem, Severity, Span, sort_problems
from briefing.remembering import remembered
from briefing.revisions import parse_revision
from briefing.suggest import did_you_mean, nearest
from briefing.validate import validate
from briefing.yamldoc import Document, parse_yaml

_YAML = frozenset({".yml", ".yaml"})
_GROUPS = (
    ("actors.yml", "actors"), ("actors.yml", "relations"), ("timeline.yml", "events"), ("timeline.yml", "eras"),
    ("claims.yml", "claims"), ("claims.yml", "disputes"), ("outlook.yml", "scenarios"), ("outlook.yml", "forecasts"),
)  # fmt: skip
"""What a briefing's files hold under a key of its own."""
_SINGULAR = {
    "sources": "source", "actors": "story-actor", "relations": "relation", "events": "event", "eras": "era",
    "claims": "claim", "disputes": "dispute", "judgments": "judgment", "scenarios": "scenario", "forecasts": "forecast",
}  # fmt: skip

Read = Callable[[Path], bytes]


class Loaded(NamedTuple):
    """What `load` returns."""

    corpus: Corpus
    problems: tuple[Problem, ...]


@dataclass
class _File:
    """One file as far as it could be read: `known` are the ids it declares, valid or not; None if nobody can tell."""

    document: Document | None = None
    value: Any = None
    known: dict[str, frozenset[str]] | None = field(default_factory=dict)
    lost: tuple[ReferenceLeaf, ...] = ()
    """What those parts refer to that dropped out because of their faults."""
    whole: bool = True


_Parse = Callable[[str, bytes, Any], tuple[_File, Sequence[Problem]]]
"""What makes a file, and every problem of it, of its path as it is shown, its content, and what it is to be."""


def load(root: Path | str = "content", *, read: Read = Path.read_bytes) -> Loaded:
    """Read a content folder.

    `read` gives the bytes of a data file, for those who want to know what would be if one of them were changed.
    Returns the corpus as far as it is sound, with every problem of its files and references, sorted by place.
    Raises FileNotFoundError when the folder does not exist.
    """
    root = Path(root)
    if not root.is_dir():
        raise FileNotFoundError(f"no content folder at {root}")
    with collector_paused():
        return _load(root, read)


def _load(root: Path, read: Read) -> Loaded:
    shared = load_shared(root, read=read)
    problems = list(shared.problems)
    stories: dict[str, Story] = {}
    for folder in shared.folders:
        stories[folder.name], found = load_story(folder, shared.declared, read=read)
        problems += found
    corpus = Corpus(
        root, shared.actors, shared.publishers, stories, shared_whole=shared.whole, all_read=shared.all_read
    )
    return Loaded(corpus, sort_problems(problems))


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What all briefings of a folder share, and which there are."""

    root: Path
    actors: Mapping[str, Entry[Actor]]
    publishers: Mapping[str, Entry[Publisher]]
    whole: bool
    """False when a part was dropped because of faults."""
    all_read: bool
    """False when something was passed over that may be a briefing."""
    folders: tuple[Path, ...]
    """The folder of each briefing, by slug in alphabetical order."""
    declared: Mapping[str, Declared]
    """The ids of actors, publishers and briefings, sound or not."""
    problems: tuple[Problem, ...]


def load_shared(root: Path, *, read: Read = Path.read_bytes) -> Shared:
    """Read what the briefings of a content folder share. Raises FileNotFoundError when there is no such folder."""
    if not root.is_dir():
        raise FileNotFoundError(f"no content folder at {root}")
    problems: list[Problem] = list(_unknown_files(root, "the files that all briefings share", SHARED_FILES))
    files = {
        name: _load_file(root / name, adapter, problems, read, _parse_shared) for name, adapter in SHARED_FILES.items()
    }
    before = len(problems)
    folders = _story_folders(_briefings(root, problems), problems)
    all_read = len(problems) == before
    actors = _shared_entries("actor", files["actors.yml"])
    publishers = _shared_entries("publisher", files["publishers.yml"])
    declared = {
        "actor": _known(files, root / "actors.yml", "actors"),
        "publisher": _known(files, root / "publishers.yml", "publishers"),
        "briefing": Declared(frozenset(path.name for path in folders[0].parent.iterdir()) if folders else frozenset()),
    }
    references = [*_references(actors), *_references(publishers)]
    problems += find_dangling([*references, *_lost_references(files)], declared)
    whole = all(file.whole for file in files.values())
    return Shared(root, actors, publishers, whole, all_read, tuple(folders), declared, tuple(problems))


def load_story(
    folder: Path, declared: Mapping[str, Declared], *, read: Read = Path.read_bytes
) -> tuple[Story, list[Problem]]:
    """Read one briefing as far as it is sound, with every problem of its files and references.

    `declared` are the ids of what it may refer to beside its own nouns.
    """
    problems: list[Problem] = []
    story, files, own = _load_story(folder, problems, read)
    problems += find_dangling([*story.references, *_lost_references(files)], {**own, **declared})
    return story, problems


def display_path(path: Path) -> str:
    """A path as messages show it: relative to the working directory where it lies below it."""
    relative = os.path.relpath(path)
    return Path(path if relative.startswith("..") else relative).as_posix()


def _briefings(root: Path, problems: list[Problem]) -> Path:
    """The folder of the briefings, which may be there under a mistyped name."""
    if not (root / "briefings").exists():
        for path in sorted(root.iterdir()):
            if path.is_dir() and nearest(path.name.lower(), ["briefings"]):
                message, hint = f"the folder “{path.name}” is not read", "did you mean `briefings`?"
                problems.append(Problem("unknown-file", Severity.ERROR, message, Span(display_path(path), 1, 1), hint))
    return root / "briefings"


def _story_folders(briefings: Path, problems: list[Problem]) -> list[Path]:
    folders = []
    if briefings.exists() and not briefings.is_dir():
        problems.append(_unreadable(briefings, "it is no folder"))
    for path in sorted(briefings.iterdir() if briefings.is_dir() else ()):
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            if path.suffix in _YAML or path.is_symlink():
                hint = f"a briefing is a folder: {display_path(briefings)}/SLUG/briefing.yml"
                message = f"“{path.name}” is not part of a briefing, and is not read"
                problems.append(Problem("unknown-file", Severity.ERROR, message, _top(path), hint))
        elif not re.fullmatch(ID_PATTERN, path.name):
            message = f"“{path.name}” is not a slug: small letters a–z, digits and hyphens"
            problems.append(Problem("malformed-id", Severity.ERROR, message, _top(path), "rename the folder"))
        else:
            folders.append(path)
    return folders


def _top(path: Path) -> Span:
    return Span(display_path(path), 1, 1)


def _load_story(
    folder: Path, problems: list[Problem], read: Read
) -> tuple[Story, dict[str, _File], dict[str, Declared]]:
    problems += _unknown_files(folder, "a briefing's files", STORY_FILES)
    files = {name: _load_file(folder / name, adapter, problems, read) for name, adapter in STORY_FILES.items()}
    known = {
        "source": _known(files, folder / "sources.yml", "sources"),
        **{_SINGULAR[group]: _known(files, folder / name, group) for name, group in _GROUPS if name != "actors.yml"},
    }
    main = files["briefing.yml"]
    document, briefing = main.document, main.value
    if not (folder / "briefing.yml").exists():
        place = Span(display_path(folder / "briefing.yml"), 1, 1)
        message = f"the briefing “{folder.name}” has no briefing.yml"
        problems.append(Problem("missing-file", Severity.ERROR, message, place, "write one with `title` and `lead`"))
    if document is None or briefing is None:  # the rest of the story is still worth reading
        document = document or Document(display_path(folder / "briefing.yml"), "{}", {})
        briefing = Briefing.model_construct(title=folder.name, lead="")
        main.whole = False
    slug = folder.name
    story = Story(
        slug,
        folder,
        Entry("briefing", slug, briefing, document, (), slug),
        sources=_entries("source", files["sources.yml"], (), slug),
        judgments=_entries("judgment", main, ("judgments",), slug),
        **{group: _entries(_SINGULAR[group], files[name], (group,), slug) for name, group in _GROUPS},
        revisions=_load_revisions(folder / "revisions", problems),
        whole=all(file.whole for file in files.values()),
    )
    return story, files, known


def _load_revisions(folder: Path, problems: list[Problem]) -> tuple[Revision, ...]:
    revisions = []
    if folder.exists() and not folder.is_dir():
        problems.append(_unreadable(folder, "it is no folder"))
    for path in sorted(folder.glob("*.json")):
        try:
            content = path.read_bytes()
        except OSError as error:
            problems.append(_unreadable(path, error.strerror or str(error)))
            continue
        revision, found = parse_revision(display_path(path), content)
        problems += found
        revisions += [revision] if revision else []
    return tuple(sorted(revisions, key=lambda revision: (revision.date, revision.number)))


def _unknown_files(folder: Path, kind: str, names: Iterable[str]) -> Iterable[Problem]:
    for path in sorted(folder.iterdir()):
        if path.name not in names and _is_data(path.name.lower(), names):
            message = f"“{path.name}” is not one of {kind}, and is not read"
            hint = did_you_mean(path.name.lower(), names) or f"the files are {', '.join(names)}"
            yield Problem("unknown-file", Severity.ERROR, message, Span(display_path(path), 1, 1), hint)


def _is_data(name: str, names: Iterable[str]) -> bool:
    """Whether a file is meant to be read: it is YAML, or has the name of such a file with another ending, or none."""
    stem, _, ending = name.partition(".")
    return f".{name.rpartition('.')[2]}" in _YAML or (
        f"{stem}.yml" in names and ending in {"", "json", "yml.txt", "yaml.txt"}
    )


def _load_file(path: Path, adapter: Any, problems: list[Problem], read: Read, parse: _Parse | None = None) -> _File:
    if path.exists() and not path.is_file():  # a folder, or a pipe that would never end
        problems.append(_unreadable(path, "it is no file"))
        return _File(known=None, whole=False)
    try:
        content = read(path)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return _File(known=None, whole=False) if _is_misnamed(path) else _File()
        problems.append(_unreadable(path, error.strerror or str(error)))
        return _File(known=None, whole=False)
    file, found = (parse or _parse_file)(display_path(path), content, adapter)
    problems += found
    return file


def _parse_file(shown: str, content: bytes, adapter: Any) -> tuple[_File, Sequence[Problem]]:
    """What the content of a file is, and every problem of it."""
    document, found = parse_yaml(shown, content)
    if document is None:
        return _File(known=None, whole=False), found
    validated = validate(document, adapter)
    faults = validated.problems
    tagged = {problem.span for problem in found if problem.code == "yaml-tag"}  # of whatever type it then is
    problems = [*found, *(fault for fault in faults if fault.span not in tagged)]
    lost = validated.lost_references(adapter)
    return _File(document, validated.value, _declared(document.data), lost, whole=not (found or faults)), problems


_parse_shared = remembered(len(SHARED_FILES))(_parse_file)


def _is_misnamed(path: Path) -> bool:
    """Whether a file that is not there seems to be there under a wrong name, which is reported for itself."""
    names = {*STORY_FILES, *SHARED_FILES}
    others = (other.name for other in path.parent.iterdir() if _is_data(other.name.lower(), names))
    return any(name not in names and nearest(name.lower(), names) == path.name for name in others)


def _unreadable(path: Path, reason: str) -> Problem:
    place = Span(display_path(path), 1, 1)
    message = f"cannot read the file: {reason[:1].lower()}{reason[1:]}"
    return Problem("missing-file", Severity.ERROR, message, place, "check the file and its permissions")


def _declared(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    declared = {"": frozenset(data)}
    for key, value in data.items():
        if isinstance(value, dict):
            declared[key] = frozenset(value)
    return declared


def _known(files: Mapping[str, _File], path: Path, group: str) -> Declared:
    """The ids a file declares for a group; for the files keyed at the top, all of its keys."""
    file = files[path.name]
    shown, absent = display_path(path), file.document is None and file.whole
    if file.known is None:
        return Declared(None, shown)
    group = "" if group in {"actors", "publishers", "sources"} else group
    # A group that is not there, in a file with faults, may be there under a mistyped name.
    return Declared(file.known.get(group, frozenset() if file.whole else None), shown, absent)


def _lost_references(files: Mapping[str, _File]) -> Iterable[tuple[Entry[Any], tuple[ReferenceLeaf, ...]]]:
    """What those entries refer to that dropped out because of their faults, by the file they stand in."""
    for name, file in files.items():
        if file.document and file.lost:
            yield Entry("lost", name, Noun(), file.document, ()), file.lost


@remembered(len(SHARED_FILES))
def _shared_entries(kind: str, file: _File) -> Mapping[str, Entry[Any]]:
    return _entries(kind, file, (), None)


@remembered(len(SHARED_FILES))
def _references(entries: Mapping[str, Entry[Any]]) -> Sequence[tuple[Entry[Any], tuple[ReferenceLeaf, ...]]]:
    return [(entry, tuple(iter_references(entry.noun))) for entry in entries.values()]


def _entries(kind: str, file: _File, route: tuple[str, ...], slug: str | None) -> Mapping[str, Entry[Any]]:
    if file.document is None or file.value is None:
        return {}
    nouns = getattr(file.value, route[0]) if route else file.value
    document = file.document
    return {key: Entry(kind, key, noun, document, (*route, key), slug) for key, noun in nouns.items()}
