"""The use cases, from a content folder to files. This is the only module that writes."""

import codecs
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.analysis.quote_tally import add_tallies, tally_quotes
from briefing.analysis.track_record import Call, calls_of
from briefing.checks import present_day, run_checks
from briefing.collecting import collector_paused
from briefing.corpus import Corpus
from briefing.examining import Findings, count_files
from briefing.exchange import ExportedFile, export_shared
from briefing.folders import StagedFolder, replace_file
from briefing.load import Read, load
from briefing.pages.digest import Digest
from briefing.pages.site import bind, plan_shared
from briefing.problems import Problem, Severity, sort_problems
from briefing.publishing import Published, Request, next_revision
from briefing.quoting import Suggestion, find_source, suggest_quotes
from briefing.render import RenderedPage, renderer_of
from briefing.resolving import Decision, find_call, resolve_text
from briefing.revisions import render_revision
from briefing.schema import json_schemas
from briefing.settings import Settings as Settings  # noqa: PLC0414 — for those who call what is here
from briefing.shares import iter_in_shares
from briefing.site_zip import zip_folder
from briefing.snapshots import Reading, Snapshots, kept_as
from briefing.sourcing.capture import read_article
from briefing.sourcing.entry import (
    AddedSource,
    CannotAddError,
    Wanted,
    add_entry,
    find_story,
    find_twin,
    propose_source,
)
from briefing.story_share import PAGES_A_STORY, make_story
from briefing.world import Title, begin_world

MARK = ".briefing"
"""The file by which a rendered tree is known as one, so that nothing else is ever overwritten."""


class NotOursError(Exception):
    """A folder would be overwritten that this project did not write."""


class AddressTakenError(Exception):
    """Two pages would have one address."""


@dataclass(frozen=True, slots=True, eq=False)
class Checked(Findings):
    """The same with all of the corpus, for those who go on with it."""

    corpus: Corpus = field(kw_only=True)


@dataclass(frozen=True, slots=True, eq=False)
class Resolved:
    """What recording an outcome came to. With `faults` nothing was written."""

    path: str
    calls: tuple[Call, ...]
    """All of the story's, as they stand with the outcome."""
    kind: str
    id: str
    faults: tuple[Problem, ...]

    @property
    def call(self) -> Call:
        """The one that was resolved."""
        return next(call for call in self.calls if (call.entry.kind, call.entry.id) == (self.kind, self.id))

    @property
    def undecided(self) -> tuple[str, ...]:
        """The scenarios still open though another came about: they exclude each other."""
        came_about = self.kind == "scenario" and self.call.outcome == "yes"
        return tuple(c.entry.id for c in self.calls if came_about and c.entry.kind == "scenario" and not c.outcome)


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """What publishing came to. Without `published` the content was not sound, and nothing was written."""

    checked: Checked
    path: Path | None = None
    published: Published | None = None


def check(settings: Settings, *, read: Read = Path.read_bytes) -> Checked:
    """Load a content folder and hold it to every check. `read` is that of `load`.

    Raises FileNotFoundError when the folder does not exist.
    """
    corpus, problems = load(settings.content, read=read)
    snapshots = Snapshots(settings.snapshots)
    with collector_paused():
        problems = sort_problems([*problems, *run_checks(corpus, snapshots, settings.today)])
    quotes = add_tallies(tally_quotes(story, snapshots) for story in corpus.stories.values())
    return Checked(problems, count_files(settings.content), quotes, corpus=corpus)


def render(settings: Settings, titles: Mapping[str, Title], out: Path) -> int:
    """Write the whole site as a tree of Markdown that any generator can take, and return the number of its pages.

    The content was found sound, and has briefings of these titles, by slug; one after another is rendered. Raises
    NotOursError when the folder holds something else, AddressTakenError when a hand-written page stands at the address
    of a rendered one, RenderError when a template is faulty.
    """
    world = replace(begin_world(settings, settings.today or present_day()), titles=titles)
    renderer = renderer_of(settings.templates)

    def write_story(slug: str) -> tuple[Digest, int]:
        made = make_story(world, slug, set())
        return made.digest, write(made.pages, made.files)

    def write(pages: Sequence[RenderedPage], files: Sequence[ExportedFile]) -> int:
        refuse_taken([*(page.plan.uri for page in pages), *(file.uri for file in files)], handwritten(settings))
        write_pages(pages, files, tree)
        return len(pages)

    with staged_tree(settings, out) as tree:
        made = list(iter_in_shares(write_story, list(titles), settings.jobs, weight=PAGES_A_STORY))
        digests = [digest for digest, _ in made]
        with collector_paused():
            plans = plan_shared(world.corpus, digests, settings.site.language)
            shared = [RenderedPage(plan, renderer.render(bind(plan, world.corpus))) for plan in plans]
        return sum(count for _, count in made) + write(shared, list(export_shared(digests, settings.site)))


@contextmanager
def staged_tree(settings: Settings, out: Path) -> Iterator[Path]:
    """A folder for a tree of Markdown, which has what was written by hand.

    The tree takes the place of an earlier one at once, when it is complete. Raises NotOursError when something else
    has that place.
    """
    if out.exists() and not (out.is_dir() and ((out / MARK).is_file() or not any(out.iterdir()))):
        raise NotOursError(f"{out} exists and is not a tree that `briefing render` wrote; choose another folder")
    own = handwritten(settings)
    with StagedFolder(out) as staged:
        if own.is_dir():
            shutil.copytree(own, staged.path, dirs_exist_ok=True)
        yield staged.path
        mark = "Written by `briefing render`, which replaces this folder as a whole.\n"
        (staged.path / MARK).write_text(mark, encoding="utf-8")


def handwritten(settings: Settings) -> Path:
    """The folder of pages that are written by hand, as Markdown."""
    return settings.content / "pages"


def write_pages(pages: Iterable[RenderedPage], files: Iterable[ExportedFile], folder: Path) -> None:
    """Write every page, and every file that goes with them, below a folder at its address."""
    for page in pages:
        path = folder / page.plan.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, encoding="utf-8", newline="\n")
    for file in files:
        path = folder / file.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def refuse_taken(uris: Iterable[str], own: Path) -> None:
    """Raise AddressTakenError when a hand-written page stands at one of these addresses."""
    for uri in uris:
        if (own / uri).exists():
            raise AddressTakenError(f"{own / uri} has the address of a page that is made from data; rename it")


def pack(site: Path, out: Path) -> None:
    """Write a built site into a zip file, under the name of its folder.

    Raises NotADirectoryError when there is no such site.
    """
    replace_file(out, zip_folder(site, site.resolve().name))


def resolve(settings: Settings, slug: str, name: str, decision: Decision) -> Resolved:
    """Record the outcome of a scenario or forecast in its briefing's outlook.yml, and change nothing else there.

    What the content would then be is checked first: if that finds errors that were not there before, they are returned
    and nothing is written. Raises FileNotFoundError when there is no content folder, CannotResolveError when the
    outcome cannot be recorded.
    """
    before = check(settings)
    entry = find_call(before.corpus, slug, name)
    story = before.corpus.stories[slug]
    path = story.folder / "outlook.yml"
    old = path.read_bytes()
    new = (codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b"") + resolve_text(story, entry, decision).encode()
    after = check(settings, read=lambda file: new if file == path else file.read_bytes())
    faults = _new_errors(before, after)
    if not faults:
        replace_file(path, new)
    calls = calls_of(after.corpus.stories[slug])
    return Resolved(entry.document.path, tuple(calls), entry.kind, entry.id, faults)


def _new_errors(before: Checked, after: Checked) -> tuple[Problem, ...]:
    known = Counter((problem.code, problem.message) for problem in before.problems)
    errors = (problem for problem in after.problems if problem.severity is Severity.ERROR)
    return tuple(problem for problem in errors if not known[problem.code, problem.message])


def add_source(settings: Settings, file: Path, wanted: Wanted, *, write: bool = False) -> AddedSource:
    """Read a saved article, keep its text as a snapshot, and propose its entry in sources.yml, or add it there.

    The entry is added only if the content is as sound with it as without; otherwise nothing at all is written. Raises
    FileNotFoundError when there is no such file or content folder, NotAnArticleError when the file is none,
    CannotAddError when the entry cannot be had as wanted.
    """
    article = read_article(file.read_bytes(), file.name)
    before = check(settings)
    story = find_story(before.corpus, wanted.slug)
    name, is_there = kept_as(settings.snapshots, article.text.encode())
    proposal = propose_source(article, before.corpus, story, wanted, name)
    declared = {key: entry.noun.model_dump() for key, entry in story.sources.items()} if story else {}
    twin, path = find_twin(declared, proposal.sha256), None
    faults: tuple[Problem, ...] = ()
    if write:
        if story is None:
            raise CannotAddError("there are several briefings, or none", "say which is meant with --briefing SLUG")
        path = story.folder / "sources.yml"
        new = add_entry(path.as_posix(), path.read_bytes() if path.exists() else b"", proposal)
        after = check(settings, read=lambda file: new if file == path else file.read_bytes())
        faults = _new_errors(before, after)
    if not faults and settings.snapshots and not is_there:
        with (settings.snapshots / name).open("xb") as kept:
            kept.write(proposal.snapshot)
    if path and not faults:
        replace_file(path, new)
    return AddedSource(proposal, settings.snapshots / name if settings.snapshots else None, path, twin, faults)


def suggest(
    settings: Settings, source: str, words: str, slug: str | None = None
) -> tuple[Reading, tuple[Suggestion, ...]]:
    """Look words up in the saved text of a source, and propose quotes that find them; none where there is no text.

    Raises FileNotFoundError when there is no content folder, NoSuchSourceError when there is no such source.
    """
    corpus, _ = load(settings.content)
    reading = Snapshots(settings.snapshots).read(find_source(corpus, source, slug).noun)
    return reading, suggest_quotes(reading.text, words) if reading.text else ()


def write_schemas(out: Path) -> Sequence[Path]:
    """Write the JSON Schema of every kind of content file, and return where."""
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in json_schemas().items():
        paths.append(out / name)
        paths[-1].write_text(text, encoding="utf-8", newline="\n")
    return paths


def publish(settings: Settings, request: Request) -> Publication:
    """Freeze what a briefing now says as its next revision, if the content is sound.

    Raises FileNotFoundError when there is no content folder, RefusedError when there is nothing to publish as asked.
    """
    checked = check(settings)
    if not checked.sound:
        return Publication(checked)
    published = next_revision(checked.corpus, request)
    path = checked.corpus.stories[request.slug].folder / "revisions" / f"{published.revision.id}.json"
    path.parent.mkdir(exist_ok=True)
    replace_file(path, render_revision(published.revision).encode())
    return Publication(checked, path, published)
