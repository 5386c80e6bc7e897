"""How a site's pages hang together: the navigation of the whole, of each briefing, and the way back up from a page.

A navigation that lists every page grows with the square of their number, since it stands on all of them. So each
briefing has one of its own, shown on its own pages only, and claims and actors are found from the pages above them.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing import urls
from briefing.language import ENGLISH, Language
from briefing.messages import _
from briefing.pages.feeds import FeedLink
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import SECTION_TITLES
from briefing.sheets import Item

SECTION_LABELS = SECTION_TITLES
"""What a briefing's pages are called in its navigation, where its own title stands above them."""
HOME = _("Home")
SITE = _("Briefings")
"""What the whole site is called where its feeds are named."""
_SHARED: Mapping[str, str] = {
    urls.HOME: HOME,
    urls.TOPICS: _("Topics and places"),
    urls.ACTORS: _("All actors"),
    urls.TRACK_RECORD: _("Track record"),
    urls.CORRECTIONS: _("Corrections"),
}
"""What the pages are called that belong to no briefing, in the order of the navigation."""

_FIRST_BY_HAND = ("methodology.md", "glossary.md", "about.md")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation; `label` may be a message."""

    uri: str
    label: str


Feeds = Sequence[Mapping[str, str]]


def shared_items(uris: Container[str], by_hand: Mapping[str, str]) -> list[Item]:
    """The navigation of every page: the home page, what all briefings share as far as it is there, and by hand.

    `by_hand` has the titles of hand-written pages by address.
    """
    shared = [Item(label, uri) for uri, label in _SHARED.items() if uri in uris]
    return shared + [Item(by_hand[uri], uri) for uri in sorted(by_hand, key=lambda uri: (_rank(uri), uri))]


def given_items(nav: Any, by_hand: Mapping[str, str]) -> list[Item]:
    """A navigation as `mkdocs.yml` has it: lists of addresses, of which each can have a title or be a section."""
    if isinstance(nav, str):
        return [_given_page("", nav, by_hand)]
    if isinstance(nav, Mapping):
        return [_given(str(label), inner, by_hand) for label, inner in nav.items()]
    return [item for part in nav or () for item in given_items(part, by_hand)]


def _given(label: str, inner: Any, by_hand: Mapping[str, str]) -> Item:
    if isinstance(inner, str):
        return _given_page(label, inner, by_hand)
    children = tuple(given_items(inner, by_hand))
    owners = (child.uri.split("/") for child in children)
    slug = next((parts[1] for parts in owners if parts[0] == "briefings" and len(parts) > 2), "")  # noqa: PLR2004
    return Item(label, children=children, slug=slug)


def _given_page(label: str, address: str, by_hand: Mapping[str, str]) -> Item:
    if not address.endswith(".md") or address.startswith("/") or ":" in address:
        return Item(label or address, url=address)
    section = SECTION_LABELS.get(address.rpartition("/")[2].removesuffix(".md"), "") if "/" in address else ""
    return Item(label or _SHARED.get(address) or by_hand.get(address) or section, address)


def story_item(slug: str, plans: Mapping[str, PagePlan]) -> Item:
    """The section of a briefing's pages, by their plans; the first of them is its overview."""
    uris = {uri: plan.language or ENGLISH for uri, plan in plans.items()}
    title = plans[urls.story_page(slug)].title
    pages = (
        (uri, uris[uri].say(SECTION_LABELS[section]))
        for section in urls.STORY_SECTIONS
        if (uri := urls.story_page(slug, section)) in uris
    )
    return Item(title, children=tuple(Item(label, uri) for uri, label in pages), slug=slug)


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What every page shows of the whole site, though it is not about it."""

    items: tuple[Item, ...] = ()
    """The navigation; of a section that belongs to a briefing it is only shown on that briefing's pages."""
    given: bool = False
    """Whether somebody wrote the navigation. Else each briefing's own section is added to it."""
    feeds: tuple[FeedLink, ...] = ()
    """The feeds and the calendar of the site."""

    def items_for(self, own: Item | None = None) -> list[Item]:
        """The navigation of a briefing's pages, with its own section after the home page; else of shared pages."""
        slug = own.slug if own else ""
        shown = [item for item in self.items if item.slug in {"", slug}]
        if own and not self.given:
            at = next((number for number, item in enumerate(shown, 1) if item.uri == urls.HOME), 0)
            shown.insert(at, own)
        return shown

    def feeds_for(self, language: Language, plan: PagePlan | None = None, title: str = SITE) -> Feeds:
        """The feeds that a page names to programs: those of the site, and its own; `title` says whose those are."""
        found = {link.uri: (SITE, link) for link in self.feeds}
        found |= {link.uri: (title, link) for link in (plan.context.get("feeds", ()) if plan else ())}
        return [
            {"title": f"{language.say(of)}: {language.say(link.label)}", "url": link.uri, "type": link.media_type}
            for of, link in found.values()
        ]


def trail(plan: PagePlan, plans: Mapping[str, PagePlan]) -> Sequence[Entry]:
    """List the pages above a page, from the home page down, without the page itself.

    `plans` are those of its briefing, or those that no briefing has.
    """
    above = [Entry(urls.HOME, HOME)]
    slug = slug_of(plan)
    if plan.as_of:
        above += [
            Entry(urls.story_page(plan.as_of.slug), _title(plans, plan.as_of.slug)),
            Entry(plan.as_of.changes, SECTION_LABELS["changes"]),
        ]
    if slug:
        above.append(Entry(urls.story_page(slug), _title(plans, slug)))
        folder = plan.uri.removeprefix(urls.story_folder(slug)).rpartition("/")[0].partition("/")[0]
        section = "contested-claims" if folder == "claims" else folder
        if section in SECTION_LABELS:
            above.append(Entry(urls.story_page(slug, section), SECTION_LABELS[section]))
    elif plan.uri.startswith(urls.ACTORS.removesuffix(".md") + "/"):
        above.append(Entry(urls.ACTORS, _SHARED[urls.ACTORS]))
    elif plan.kind in {"topic", "place"} or (plan.kind == "topics" and plan.uri != urls.TOPICS):
        above.append(Entry(urls.TOPICS, _SHARED[urls.TOPICS]))
    return [entry for entry in above if (entry.uri in plans or entry.uri == urls.HOME) and entry.uri != plan.uri]


def slug_of(plan: PagePlan) -> str | None:
    """The briefing that a page belongs to."""
    return plan.links.story.slug if plan.links.story else None


def claim_of(plan: PagePlan) -> str:
    """The id of the claim whose page it is; nothing for any other page."""
    return plan.uri.rpartition("/")[2].removesuffix(".md") if plan.kind == "claim" else ""


def _title(uris: Mapping[str, PagePlan], slug: str) -> str:
    overview = uris.get(urls.story_page(slug))
    return overview.title if overview else slug


def _rank(uri: str) -> int:
    return _FIRST_BY_HAND.index(uri) if uri in _FIRST_BY_HAND else len(_FIRST_BY_HAND)
