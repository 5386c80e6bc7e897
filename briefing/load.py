"""A content folder → a corpus and the problems found on the way.

Each file is read and validated on its own; an entry with a fault drops out and the rest goes on; then every reference
is resolved. A reference to something that dropped out stays quiet, so that one fault gives one message.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from briefing.collecting import collector_paused
from briefing.corpus import Corpus, Entry, Story
from briefing.model.fields import ID_PATTERN
from briefing.model.files import SHARED_FILES, STORY_FILES
from briefing.model.revision import Revision
from briefing.model.story import Briefing
from briefing.model.walk import ReferenceLeaf, iter_references
from briefing.problems import Problem, Severity, Span, sort_problems
from briefing.revisions import parse_revision
from briefing.suggest import did_you_mean, nearest
from briefing.validate import validate
from briefing.yamldoc import Document, parse_yaml

_YAML = frozenset({".yml", ".yaml"})
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
    whole: bool = True


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
    problems: list[Problem] = list(_unknown_files(root, "the files that all briefings share", SHARED_FILES))
    shared = {name: _load_file(root / name, adapter, problems, read) for name, adapter in SHARED_FILES.items()}
    folders = _story_folders(root / "briefings", problems)
    stories: dict[str, Story] = {}
    known_stories: dict[str, dict[str, frozenset[str] | None]] = {}
    for folder in folders:
        story, known = _load_story(folder, problems, read)
        known_stories[folder.name] = known
        stories[folder.name] = story
    corpus = Corpus(
        root,
        _entries("actor", shared["actors.yml"], (), None),
        _entries("publisher", shared["publishers.yml"], (), None),
        stories,
        shared_whole=all(file.whole for file in shared.values()),
    )
    shared_known = {
        "actor": _known(shared["actors.yml"], "actors"),
        "publisher": _known(shared["publishers.yml"], "publishers"),
        "briefing": frozenset(folder.name for folder in folders),
    }
    shared_entries = (*corpus.actors.values(), *corpus.publishers.values())
    problems += _unresolved(((entry, tuple(iter_references(entry.noun))) for entry in shared_entries), shared_known)
    for slug, story in stories.items():
        problems += _unresolved(story.references, {**known_stories[slug], **shared_known})
    return Loaded(corpus, sort_problems(problems))


def display_path(path: Path) -> str:
    """A path as messages show it: relative to the working directory where it lies below it."""
    relative = os.path.relpath(path)
    return Path(path if relative.startswith("..") else relative).as_posix()


def _story_folders(briefings: Path, problems: list[Problem]) -> list[Path]:
    folders = []
    if briefings.exists() and not briefings.is_dir():
        problems.append(_unreadable(briefings, "it is no folder"))
    for path in sorted(briefings.iterdir() if briefings.is_dir() else ()):
        if path.name.startswith("."):
            continue
        place = Span(display_path(path), 1, 1)
        if not path.is_dir():
            if path.suffix in _YAML or path.is_symlink():
                hint = f"a briefing is a folder: {display_path(briefings)}/SLUG/briefing.yml"
                message = f"“{path.name}” is not part of a briefing, and is not read"
                problems.append(Problem("unknown-file", Severity.ERROR, message, place, hint))
        elif not re.fullmatch(ID_PATTERN, path.name):
            message = f"“{path.name}” is not a slug: small letters a–z, digits and hyphens"
            problems.append(Problem("malformed-id", Severity.ERROR, message, place, "rename the folder"))
        else:
            folders.append(path)
    return folders


def _load_story(folder: Path, problems: list[Problem], read: Read) -> tuple[Story, dict[str, frozenset[str] | None]]:
    problems += _unknown_files(folder, "a briefing's files", STORY_FILES)
    files = {name: _load_file(folder / name, adapter, problems, read) for name, adapter in STORY_FILES.items()}
    known: dict[str, frozenset[str] | None] = {
        "source": _known(files["sources.yml"], "sources"),
        **{
            _SINGULAR[group]: _known(files[name], group)
            for name, group in (
                ("timeline.yml", "events"), ("timeline.yml", "eras"), ("claims.yml", "claims"),
                ("claims.yml", "disputes"), ("outlook.yml", "scenarios"), ("outlook.yml", "forecasts"),
            )
        },
    }  # fmt: skip
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
        **{
            group: _entries(_SINGULAR[group], files[name], (group,), slug)
            for name, group in (
                ("actors.yml", "actors"), ("actors.yml", "relations"), ("timeline.yml", "events"),
                ("timeline.yml", "eras"), ("claims.yml", "claims"), ("claims.yml", "disputes"),
                ("outlook.yml", "scenarios"), ("outlook.yml", "forecasts"),
            )
        },
        revisions=_load_revisions(folder / "revisions", problems),
        whole=all(file.whole for file in files.values()),
    )  # fmt: skip
    return story, known


def _load_revisions(folder: Path, problems: list[Problem]) -> tuple[Revision, ...]:
    revisions = []
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
        if path.suffix.lower() in _YAML and path.name not in names:
            message = f"“{path.name}” is not one of {kind}, and is not read"
            hint = did_you_mean(path.name.lower(), names) or f"the files are {', '.join(names)}"
            yield Problem("unknown-file", Severity.ERROR, message, Span(display_path(path), 1, 1), hint)


def _load_file(path: Path, adapter: Any, problems: list[Problem], read: Read) -> _File:
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
    document, found = parse_yaml(display_path(path), content)
    problems += found
    if document is None:
        return _File(known=None, whole=False)
    value, faults = validate(document, adapter)
    tagged = {problem.span for problem in found if problem.code == "yaml-tag"}  # of whatever type it then is
    problems += (fault for fault in faults if fault.span not in tagged)
    return _File(document, value, _declared(document.data), whole=not (found or faults))


def _is_misnamed(path: Path) -> bool:
    """Whether a file that is not there seems to be there under a wrong name, which is reported for itself."""
    names = {*STORY_FILES, *SHARED_FILES}
    others = (other.name for other in path.parent.iterdir() if other.suffix.lower() in _YAML)
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


def _known(file: _File, group: str) -> frozenset[str] | None:
    """The ids a file declares for a group; for the files keyed at the top, all of its keys."""
    if file.known is None:
        return None
    group = "" if group in {"actors", "publishers", "sources"} else group
    # A group that is not there, in a file with faults, may be there under a mistyped name.
    return file.known.get(group, frozenset() if file.whole else None)


def _entries(kind: str, file: _File, route: tuple[str, ...], slug: str | None) -> Mapping[str, Entry[Any]]:
    if file.document is None or file.value is None:
        return {}
    nouns = getattr(file.value, route[0]) if route else file.value
    document = file.document
    return {key: Entry(kind, key, noun, document, (*route, key), slug) for key, noun in nouns.items()}


def _unresolved(
    references: Iterable[tuple[Entry[Any], tuple[ReferenceLeaf, ...]]], known: Mapping[str, frozenset[str] | None]
) -> Iterable[Problem]:
    """Find references that name nothing. Where what is known of a kind was lost, its references stay quiet."""
    for entry, leaves in references:
        for leaf in (*_key_reference(entry), *leaves):
            registries = [known.get(kind, frozenset()) for kind in leaf.kinds]
            if any(ids is None or leaf.id in ids for ids in registries):
                continue
            candidates = sorted({candidate for ids in registries for candidate in ids or ()})
            if leaf.raw is None:
                place = entry.span(*leaf.route, key=leaf.is_key)
            else:
                place = entry.span_of_text(*leaf.route, text=leaf.raw, nth=leaf.nth)
            kind = " or ".join(leaf.kinds)
            where = {"actor": "content/actors.yml", "publisher": "content/publishers.yml"}.get(leaf.kinds[0])
            hint = (
                did_you_mean(leaf.id, candidates)
                or f"declare it{f' in {where}' if where else ''}, or remove the reference"
            )
            yield Problem("dangling-reference", Severity.ERROR, f"there is no {kind} `{leaf.id}`", place, hint)


def _key_reference(entry: Entry[Any]) -> tuple[ReferenceLeaf, ...]:
    """The part an actor has in a story stands under the actor's own id."""
    return (ReferenceLeaf((), ("actor",), entry.id, is_key=True),) if entry.kind == "story-actor" else ()
