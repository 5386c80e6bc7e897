"""Two sides of a comparison, found by what somebody calls them, and their differences as text and as JSON.

A side is a published revision (`SLUG@DATE`, also `SLUG@first` and `SLUG@latest`), a briefing as its files are now
(`SLUG`), or a folder: of one briefing, or a whole content folder.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefing.analysis.change import NOUN_NAMES, Change, summary_of
from briefing.analysis.changes import changes_between
from briefing.analysis.states import freeze, nouns_of
from briefing.analysis.words import diff_words
from briefing.corpus import Corpus, Story
from briefing.escape import visible_text
from briefing.load import load
from briefing.model.revision import State
from briefing.suggest import did_you_mean

FORMAT = 1
"""The version of the JSON, described in docs/history.md."""


class NoSuchSideError(Exception):
    """What was named is not there, or cannot be compared. `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the states of its briefings, by slug."""

    name: str
    states: Mapping[str, State]
    whole: bool = False
    """Whether it is a whole content folder, whose briefings are told apart by their slugs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes of one briefing; a briefing that only one side has is added or dropped as a whole."""

    slug: str
    status: str
    title: str
    changes: tuple[Change, ...] = ()
    added: Mapping[str, tuple[str, ...]] | None = None
    """The ids that came in, by the kind of noun."""
    dropped: Mapping[str, tuple[str, ...]] | None = None


def find_side(name: str, content: Path) -> Side:
    """Find what a name stands for; slugs and revisions are looked up in the content folder.

    Raises NoSuchSideError when there is no such thing, or its files cannot be read as a whole.
    """
    path = Path(name)
    slug, at, revision = name.partition("@")
    if "@" not in name and (path / "briefing.yml").is_file():
        return _folder_side(name, path.resolve())
    if "@" not in name and (path / "briefings").is_dir():
        corpus = load(path).corpus
        if not corpus.shared_whole:
            raise NoSuchSideError(f"the shared files of {name} have faults", "run `briefing check` on it")
        states = {key: freeze(corpus, _whole(story)) for key, story in corpus.stories.items()}
        return Side(name, states, whole=True)
    if not content.is_dir():
        raise NoSuchSideError(f"no content folder at {content}", "name the folder with --content DIR")
    corpus = load(content).corpus
    story = corpus.stories.get(slug)
    if story is None:
        hint = did_you_mean(slug, corpus.stories) or "write SLUG, SLUG@DATE, or the path of a folder"
        raise NoSuchSideError(f"there is no briefing `{slug}` in {content}", hint)
    return Side(name, {slug: _revision_state(story, revision) if at else _working_state(corpus, story)})


def compare(before: Side, after: Side) -> tuple[Difference, ...]:
    """The differences between two sides, briefing by briefing; those without any are left out.

    Raises NoSuchSideError for a whole content folder against a single briefing that is not in it.
    """
    pairs = list(_pairs(before, after))
    found = (_difference(slug, old, new) for slug, old, new in pairs)
    return tuple(difference for difference in found if difference.status != "same")


def render_difference(before: Side, after: Side, differences: tuple[Difference, ...], *, color: bool = False) -> str:
    """The differences for people: a line each, and what was reworded with its words marked."""
    lines = [f"{before.name} → {after.name}"]
    for difference in differences:
        lines += ["", f"{visible_text(difference.title)} ({difference.slug})"]
        if difference.status != "changed":
            lines.append(f"  the whole briefing was {difference.status}")
        for kind, title in NOUN_NAMES.items():
            name = title.lower()
            changes = [change for change in difference.changes if change.noun == kind]
            lines += ["", f"  {name}"] if changes else []
            lines += [line for change in changes for line in _lines(change, color=color)]
    return "\n".join([*lines, "", _summary(differences), ""])


def difference_json(before: Side, after: Side, differences: tuple[Difference, ...]) -> str:
    """The differences for programs."""
    briefings = [
        {
            "slug": difference.slug,
            "status": difference.status,
            "title": difference.title,
            "added": difference.added or {},
            "dropped": difference.dropped or {},
            "changes": [change_data(change) for change in difference.changes],
        }
        for difference in differences
    ]
    whole = {"format": FORMAT, "before": before.name, "after": after.name, "briefings": briefings}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def change_data(change: Change) -> dict[str, Any]:
    """A change as plain data, without what is empty."""
    return {key: value for key, value in asdict(change).items() if value not in {"", None, ()}}


def _summary(differences: tuple[Difference, ...]) -> str:
    changes = summary_of(change for difference in differences for change in difference.changes)
    whole = [f"1 briefing {difference.status}" for difference in differences if difference.status != "changed"]
    return ", ".join([*([changes] if changes else []), *whole]) or "no difference"


def _pairs(before: Side, after: Side) -> Iterator[tuple[str, State | None, State | None]]:
    if before.whole == after.whole:
        if not before.whole:  # two single briefings are compared whatever they are called
            (slug, new), old = next(iter(after.states.items())), next(iter(before.states.values()))
            yield slug, old, new
            return
        for slug in sorted({*before.states, *after.states}):
            yield slug, before.states.get(slug), after.states.get(slug)
        return
    single, whole = (after, before) if before.whole else (before, after)
    slug = next(iter(single.states))
    if slug not in whole.states:
        raise NoSuchSideError(f"{whole.name} has no briefing `{slug}`", "compare two folders, or two briefings")
    yield slug, before.states[slug], after.states[slug]


def _difference(slug: str, old: State | None, new: State | None) -> Difference:
    if old is None or new is None:
        status, state = ("added", new) if old is None else ("dropped", old)
        assert state is not None  # noqa: S101 — a pair has at least one side
        return Difference(slug, status, state.briefing.title)
    changes = changes_between(old, new)
    was, now = nouns_of(old), nouns_of(new)
    added = {kind: tuple(key for key in now[kind] if key not in was[kind]) for kind in now}
    dropped = {kind: tuple(key for key in was[kind] if key not in now[kind]) for kind in now}
    return Difference(
        slug, "changed" if changes else "same", new.briefing.title, changes,
        {kind: ids for kind, ids in added.items() if ids}, {kind: ids for kind, ids in dropped.items() if ids},
    )  # fmt: skip


def _folder_side(name: str, folder: Path) -> Side:
    if folder.parent.name != "briefings":
        message = f"{name} does not lie in the `briefings` folder of a content folder"
        raise NoSuchSideError(message, "its actors and publishers are looked up beside that folder")
    corpus = load(folder.parent.parent).corpus
    story = corpus.stories.get(folder.name)
    if story is None:
        raise NoSuchSideError(f"{name} cannot be read as a briefing", "run `briefing check` on it")
    return Side(name, {story.slug: _working_state(corpus, story)})


def _working_state(corpus: Corpus, story: Story) -> State:
    if not corpus.shared_whole:
        raise NoSuchSideError("the shared files have faults", "run `briefing check` first")
    return freeze(corpus, _whole(story))


def _whole(story: Story) -> Story:
    if not story.whole:
        raise NoSuchSideError(f"the files of `{story.slug}` have faults", "run `briefing check` first")
    return story


def _revision_state(story: Story, name: str) -> State:
    named = {revision.id: revision for revision in story.revisions}
    if story.revisions:
        named |= {"first": story.revisions[0], "latest": story.revisions[-1]}
    if name not in named:
        known = ", ".join(revision.id for revision in story.revisions)
        hint = f"the revisions are {known}" if known else "none has been published yet"
        raise NoSuchSideError(f"`{story.slug}` has no revision `{name}`", hint)
    return named[name].state


_SIGNS = {
    "added": "+", "dropped": "-", "evidence-added": "+", "evidence-dropped": "-", "estimate-added": "+",
    "estimate-edited": "!",
}  # fmt: skip
_COLORS = {"+": "\x1b[32m", "-": "\x1b[31m", "!": "\x1b[1;31m", "~": ""}
_RESET = "\x1b[0m"


def _lines(change: Change, *, color: bool) -> Iterator[str]:
    sign = _SIGNS.get(change.kind, "~")
    paint, end = (_COLORS[sign], _RESET) if color and _COLORS[sign] else ("", "")
    yield f"  {paint}{sign} {visible_text(change.sentence)}{end}"
    if change.kind == "reworded" and change.before is not None and change.after is not None:
        yield f"      {_marked(change.before, change.after, color=color)}"


def _marked(before: str, after: str, *, color: bool) -> str:
    """A text with what went out and came in, as `git diff --word-diff` marks it."""
    marks = {"ins": ("{+", "+}", "\x1b[32m"), "del": ("[-", "-]", "\x1b[31m")}
    parts = []
    for piece in diff_words(visible_text(before), visible_text(after)):
        if piece.kind == "same":
            parts.append(piece.text)
            continue
        begin, end, paint = marks[piece.kind]
        parts.append(f"{paint if color else ''}{begin}{piece.text}{end}{_RESET if color else ''}")
    return "".join(parts)
