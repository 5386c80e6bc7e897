"""The index of all actors: on one page by kind, and where there are too many for that, by letter."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus, Entry
from briefing.messages import _
from briefing.model.actor import Actor
from briefing.pages.digest import Digest
from briefing.pages.links import unbound
from briefing.pages.paging import page_links, paged_title, split
from briefing.pages.plan import PagePlan
from briefing.remembering import remembered

LISTED = 300
"""How many actors one page of the index lists."""
NAMED = 3
"""How many of an actor's briefings the index names, the newest ones."""
_KINDS = {
    "state": _("States"), "government": _("Governments and their bodies"), "alliance": _("Alliances"),
    "person": _("Persons"), "organisation": _("Organisations"), "company": _("Companies"), "group": _("Groups"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in the index."""

    id: str
    actor: Actor
    briefings: tuple[str, ...]
    """Those that are named, the newest first; none where there are too many actors for one page."""
    count: int
    """In how many briefings it appears."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The page of those whose names begin with a letter."""

    label: str
    uri: str
    count: int


def plan_actor_index(corpus: Corpus, found: Mapping[str, Sequence[Digest]], updated: str | None) -> Iterator[PagePlan]:
    """Plan the index; `found` are the briefings that each actor appears in, the newest first."""
    named = NAMED if len(corpus.actors) <= LISTED else 0
    listed = [
        _listed(entry, tuple([digest.slug for digest in found[key][:named]]), len(found[key]))
        for key, entry in corpus.actors.items()
    ]
    listed.sort(key=lambda item: item.actor.name.casefold())
    source = next((entry.path for entry in corpus.actors.values()), None)
    if named:
        yield _plan(urls.ACTORS, _("Actors"), source, updated, {"groups": _groups(listed)})
        return
    by_letter: dict[str, list[Listed]] = {}
    for item in listed:
        by_letter.setdefault(_letter(item.actor.name), []).append(item)
    letters = tuple(_letter_page(letter, len(items)) for letter, items in sorted(by_letter.items()))
    yield _plan(urls.ACTORS, _("Actors"), source, None, {"letters": letters})
    for letter in letters:
        parts = split(by_letter[letter.label], LISTED)
        for number, part in enumerate(parts, 1):
            yield _plan_letter(letter, (number, len(parts)), part, letters, source)


@remembered(50_000)
def _listed(entry: Entry[Actor], named: tuple[str, ...], count: int) -> Listed:
    return Listed(entry.id, entry.noun, named, count)


@remembered(200)
def _letter_page(letter: str, count: int) -> Letter:
    return Letter(letter, urls.actor_letter_page(letter), count)


@remembered(2_000)
def _plan_letter(
    letter: Letter, place: tuple[int, int], listed: Sequence[Listed], letters: tuple[Letter, ...], source: str | None
) -> PagePlan:
    """Plan one page of a letter; `place` is its number and how many there are. It shows nothing that has a date."""
    number, pages = place
    title = paged_title(_("Actors: %(letter)s", letter=letter.label), number)
    context = {"groups": _groups(listed), "letters": letters, "pager": page_links(letter.uri, number, pages)}
    return _plan(urls.numbered(letter.uri, number), title, source, None, context)


def _plan(uri: str, title: str, source: str | None, updated: str | None, context: Mapping[str, object]) -> PagePlan:
    return PagePlan(
        uri=uri,
        kind="actors",
        template="actors.md.jinja",
        title=title,
        links=unbound(uri),
        context={"groups": (), "letters": (), "pager": (), **context},
        description=_("Everybody who takes part in a briefing, with what they say and where they stand."),
        source=source,
        updated=updated,
    )


def _groups(listed: Sequence[Listed]) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    groups = ((title, tuple(item for item in listed if item.actor.kind == kind)) for kind, title in _KINDS.items())
    return tuple((title, group) for title, group in groups if group)


def _letter(name: str) -> str:
    first = unicodedata.normalize("NFKD", name.strip().casefold())[:1]
    return first if first.isascii() and first.isalpha() else "other"
