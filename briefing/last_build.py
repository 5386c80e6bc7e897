"""What an earlier build of this process left: the results that it came to, and the folder in which their files stand.

So a saved edit needs only those files to be written that became others. A build that begins without one writes all.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from zstandard import ZstdError

from briefing.asking import Changed, Question, print_of
from briefing.corpus import Corpus, Entry
from briefing.fingerprints import FolderPrints, value_print
from briefing.folders import empty_folder, write_file
from briefing.keeping import File, Result
from briefing.pages.digest import Digest
from briefing.pages.plan import PagePlan
from briefing.search import Index, Unit
from briefing.site_shares import Share
from briefing.store import Store
from briefing.story_share import Examined
from briefing.world import World

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class LastBuild:
    """The results of the last build, by what they are of; at first of none."""

    examined: dict[str, Result[Examined]] = field(default_factory=dict)
    """By slug."""
    examined_by: str = ""
    """The fingerprint of the program, the day and the state of the registries by which they were."""
    examined_folders: Mapping[str, str] = field(default_factory=dict)
    """The fingerprints that the folders of all briefings had then, by slug."""
    examined_in: World | None = None
    """The world then, when no title was known yet."""
    unexamined: set[str] = field(default_factory=set)
    """Those of which the result is older, and may be another now, by slug."""
    shares: dict[str, Result[Share]] = field(default_factory=dict)
    """By slug, and by the address of a page that belongs to no briefing."""
    unmade: set[str] = field(default_factory=set)
    """Those of which the result is older, and may be another now, by the same."""
    made_in: World | None = None
    """By which all others were made."""
    registries: Corpus | None = None
    """Of that world, without any briefing."""
    made_folders: Mapping[str, str] = field(default_factory=dict)
    """The fingerprints that the folders had of which they were made, by slug."""
    site: str = ""
    """The fingerprint of what every page showed of the site."""
    shown: str = ""
    """The same of those pages that belong to no briefing."""
    plans: dict[str, tuple[PagePlan, str]] = field(default_factory=dict)
    """The plans of such pages with their fingerprints, by address."""
    prints: FolderPrints = field(default_factory=FolderPrints)
    index: Index = field(default_factory=Index)
    """Of the search."""
    _files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """The hashes of the files that belong to no share, by what they are and by address."""
    _indexed: bool = False
    _tidy: bool = False
    _whole: bool = True
    """Whether the folder holds what is noted here, and nothing else."""

    def tidy(self, store: Store) -> None:
        """Tidy up where results are kept, once: a saved edit adds little."""
        if not self._tidy:
            store.tidy()
            self._tidy = True

    def bring_index(self, units: Sequence[Unit], store: Store, program: str) -> list[File]:
        """The files of the search's index over these units, from the one that another process left, where there is one.

        It holds what it was made from, and is held against that; its key need not have more than names and the program.
        """
        key = print_of("index", program, *sorted(unit.name for unit in units))
        first = not self._indexed and store.folder
        dumped = store.get(key) if first else None
        if dumped:
            with suppress(ValueError, ZstdError):
                self.index.load(dumped)
        files = list(self.index.files(units))
        if first:
            store.put(key, self.index.dump())
        self._indexed = True
        return files

    def same_registries(self, now: Corpus, changed: Changed) -> Corpus:
        """Registries in which all is the same object that says what it did; `changed` is since they were noted here."""
        before = self.registries
        if before is None or changed is None:
            return now
        actors = _unchanged("actor", now.actors, before.actors, changed)
        publishers = _unchanged("publisher", now.publishers, before.publishers, changed)
        kept = replace(now, actors=actors, publishers=publishers)
        alike = _are_the_same(actors, before.actors) and _are_the_same(publishers, before.publishers)
        return before if alike and kept.shared_whole == before.shared_whole else kept

    @contextmanager
    def writing(self, out: Path, *, alone: bool) -> Iterator[None]:
        """Write shares; after writing that was cut short nobody knows what stands there, and all is written anew.

        Where this process is `alone` at it, only failing to write leaves a share half written, and others may have
        their turn at it in between.
        """
        if not self._whole:
            empty_folder(out)
            self.shares.clear()
            self._files.clear()
        self._whole = alone
        try:
            yield
        except OSError:
            self._whole = False
            raise
        self._whole = True

    def print_of_plan(self, plan: PagePlan) -> str | None:
        """The fingerprint of a plan that is the same object as the last of its page, or "" where nobody asked for it.

        None where it is another.
        """
        last, said = self.plans.get(plan.uri, (None, ""))
        return said if last is plan else None

    def unmade_at(self, uri: str) -> str | None:
        """The name of the share that may be another now and has a file at an address; None where there is none."""
        names = tuple(self.unmade)  # at once, as others may be at work
        return next((name for name in names if name in self.shares and uri in self.shares[name].value.written), None)

    def note(self, name: str, result: Result[Share], out: Path) -> None:
        """Take a share up, whose files are written, and remove those that it had before and has no more.

        What its briefing tells as it did is the same object as before.
        """
        last = self.shares.get(name)
        if last and last is not result:
            _remove(out, set(last.value.written).difference(result.value.written))
            if last.value.digest and result.value.digest:
                digest = _with_same_parts(result.value.digest, last.value.digest)
                result = replace(result, value=replace(result.value, digest=digest))
        self.shares[name] = result
        self.unmade.discard(name)

    def drop_others(self, names: Iterable[str], out: Path) -> None:
        """Remove the shares that have other names than these, with their files."""
        kept = set(names)
        for name in [name for name in self.shares if name not in kept]:
            _remove(out, self.shares.pop(name).value.written)
        self.unmade &= kept

    def put(self, kind: str, files: Iterable[File], out: Path) -> None:
        """Write all files of a kind that belong to no share, and remove those of this kind that are no more."""
        whole, self._whole = self._whole, False
        before, found = self._files.get(kind, {}), {}
        for uri, content in files:
            found[uri] = hashlib.sha256(content).digest()
            if before.get(uri) != found[uri]:
                write_file(out / uri, content)
        self._files[kind] = found
        gone = before.keys() - found.keys()
        if gone:
            gone -= {uri for share in self.shares.values() for uri in share.value.written}
            gone = gone.difference(*self._files.values())
        _remove(out, gone)
        self._whole = whole


def _unchanged(
    kind: str, now: Mapping[str, Entry[Any]], before: Mapping[str, Entry[Any]], changed: frozenset[Question]
) -> dict[str, Entry[Any]]:
    return {key: entry if (kind, key) in changed else before.get(key, entry) for key, entry in now.items()}


def _are_the_same(some: Mapping[str, T], others: Mapping[str, T]) -> bool:
    return some.keys() == others.keys() and all(others[key] is one for key, one in some.items())


def _with_same_parts(new: Digest, old: Digest) -> Digest:
    """A digest with all that says the same as in an older one taken from there."""
    parts = {part.name: getattr(new, part.name) for part in fields(new)}
    for name, part in parts.items():
        parts[name] = _the_same(part, getattr(old, name))
    appearances = {
        key: _the_same(found, old.appearances.get(key)) for key, found in new.appearances.items()
    }  # fmt: skip
    return Digest(**{**parts, "appearances": appearances})


def _the_same(new: T, old: T | None) -> T:
    return old if old is not None and value_print(new) == value_print(old) else new


def _remove(out: Path, uris: Iterable[str]) -> None:
    for uri in uris:
        with suppress(FileNotFoundError):
            (out / uri).unlink()
