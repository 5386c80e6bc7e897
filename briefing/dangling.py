"""References that name nothing: of nouns, and of what was too faulty to become one.

A reference to something that was dropped because of its own faults stays quiet, so that one fault gives one message.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from briefing.corpus import Entry
from briefing.model.fields import ID_PATTERN
from briefing.model.walk import ReferenceLeaf
from briefing.problems import Problem, Severity
from briefing.suggest import did_you_mean

_ID = re.compile(ID_PATTERN)


class Declared(NamedTuple):
    """The ids that a file declares of one kind, sound or not; None where nobody can tell."""

    ids: AbstractSet[str] | None
    file: str | None = None
    """The file, as messages show it."""
    absent: bool = False
    """Whether that file is not there at all."""


def find_dangling(
    references: Iterable[tuple[Entry[Any], Iterable[ReferenceLeaf]]], declared: Mapping[str, Declared]
) -> Iterator[Problem]:
    """Find references that name nothing. Where what is declared of a kind was lost, its references stay quiet."""
    for entry, leaves in references:
        for leaf in (*_key_reference(entry), *leaves):
            registries = [declared.get(kind, Declared(frozenset())) for kind in leaf.kinds]
            if any(registry.ids is None or leaf.id in registry.ids for registry in registries):
                continue
            ids = sorted(candidate for registry in registries for candidate in registry.ids or ())
            if any(_folded(leaf.id) == _folded(other) for other in ids if not _ID.fullmatch(other)):
                continue  # it is there, under an id that is malformed
            yield _dangling(entry, leaf, ids, registries[0])


def _dangling(entry: Entry[Any], leaf: ReferenceLeaf, ids: list[str], registry: Declared) -> Problem:
    if leaf.raw is None:
        place = entry.span(*leaf.route, key=leaf.is_key)
    else:
        place = entry.span_of_text(*leaf.route, text=leaf.raw, nth=leaf.nth)
    message = f"there is no {' or '.join(leaf.kinds)} `{leaf.id}`"
    suggestion = did_you_mean(leaf.id, filter(_ID.fullmatch, ids))
    if not leaf.id:
        message, suggestion = f"the mark `{leaf.raw}` names nothing", "write an id in it, or remove it"
    elif not _ID.fullmatch(leaf.id) and leaf.kinds == ("source",):
        suggestion = "write several sources as `[@one; @other]`, and nothing else between the brackets"
    if registry.absent and not ids:
        hint = f"there is no file {registry.file}: write it, or put it back"
    else:
        hint = suggestion or f"declare it{f' in {registry.file}' if registry.file else ''}, or remove the reference"
    return Problem("dangling-reference", Severity.ERROR, message, place, hint)


def _key_reference(entry: Entry[Any]) -> tuple[ReferenceLeaf, ...]:
    """The part an actor has in a story stands under the actor's own id."""
    return (ReferenceLeaf((), ("actor",), entry.id, is_key=True),) if entry.kind == "story-actor" else ()


def _folded(name: str) -> str:
    """An id without what may be malformed in it: capitals, accents, and other marks than a hyphen."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
