"""The index of all actors: on one page by kind, and where there are too many for that, by letter."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.corpus import Corpus
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
    more: int
    """In how many more briefings it appears."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The page of those whose names begin with a letter."""

    label: str
    uri: str
    count: int


def plan_actor_index(corpus: Corpus, found: Mapping[str, Sequence[Digest]], updated: str | None) -> Iterator[PagePlan]:
    """Plan the index; `found` are the briefings that each actor appears in, the newest first."""
    slugs = [tuple([digest.slug for digest in found[key][:NAMED]]) for key in corpus.actors]
    yield from _plan_index(corpus, slugs, [max(len(found[key]) - NAMED, 0) for key in corpus.actors], updated)


@remembered(2)
def _plan_index(
    corpus: Corpus, slugs: Sequence[tuple[str, ...]], more: Sequence[int], updated: str | None
) -> tuple[PagePlan, ...]:
    """Plan the index of all actors, in their order: the slugs that are named of each, and how many there are beside."""
    listed = [
        Listed(key, entry.noun, named, count)
        for (key, entry), named, count in zip(corpus.actors.items(), slugs, more, strict=True)
    ]
    return tuple(_plan_pages(corpus, listed, updated))


def _plan_pages(corpus: Corpus, listed: list[Listed], updated: str | None) -> Iterator[PagePlan]:
    listed.sort(key=lambda item: item.actor.name.casefold())
    if len(listed) <= LISTED:
        yield _plan(corpus, urls.ACTORS, _("Actors"), updated, {"groups": _groups(listed)})
        return
    by_letter: dict[str, list[Listed]] = {}
    for item in listed:
        by_letter.setdefault(_letter(item.actor.name), []).append(item)
    letters = tuple(
        Letter(letter, urls.actor_letter_page(letter), len(items)) for letter, items in sorted(by_letter.items())
    )
    yield _plan(corpus, urls.ACTORS, _("Actors"), updated, {"letters": letters})
    for letter in letters:
        parts = split(by_letter[letter.label], LISTED)
        for number, part in enumerate(parts, 1):
            pager = page_links(letter.uri, number, len(parts))
            title = paged_title(_("Actors: %(letter)s", letter=letter.label), number)
            context = {"groups": _groups(part), "letters": letters, "pager": pager}
            yield _plan(corpus, urls.numbered(letter.uri, number), title, updated, context)


def _plan(corpus: Corpus, uri: str, title: str, updated: str | None, context: Mapping[str, object]) -> PagePlan:
    return PagePlan(
        uri=uri,
        kind="actors",
        template="actors.md.jinja",
        title=title,
        links=unbound(uri),
        context={"groups": (), "letters": (), "pager": (), **context},
        description=_("Everybody who takes part in a briefing, with what they say and where they stand."),
        source=next((entry.path for entry in corpus.actors.values()), None),
        updated=updated,
    )


def _groups(listed: Sequence[Listed]) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    groups = ((title, tuple(item for item in listed if item.actor.kind == kind)) for kind, title in _KINDS.items())
    return tuple((title, group) for title, group in groups if group)


def _letter(name: str) -> str:
    first = unicodedata.normalize("NFKD", name.strip().casefold())[:1]
    return first if first.isascii() and first.isalpha() else "other"
