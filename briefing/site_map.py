"""How a site's pages hang together: the navigation of the whole, of each briefing, and the way back up from a page.

A navigation that lists every page grows with the square of their number, since it stands on all of them. So each
briefing has one of its own, shown on its own pages only, and claims and actors are found from the pages above them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.language import ENGLISH
from briefing.messages import _
from briefing.pages.plan import PagePlan
from briefing.pages.story_page import SECTION_TITLES

SECTION_LABELS = SECTION_TITLES
"""What a briefing's pages are called in its navigation, where its own title stands above them."""
HOME = _("Home")
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
    """A page in the navigation; `label` is None where the page's own title does. It may be a message."""

    uri: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A briefing's pages in the navigation."""

    slug: str
    label: str
    entries: tuple[Entry, ...]


def navigation(plans: Iterable[PagePlan], by_hand: Iterable[str]) -> Sequence[Entry | Group]:
    """List what the navigation holds, in order; `by_hand` are the addresses of hand-written pages."""
    uris = {plan.uri: plan for plan in plans}
    stories = sorted({slug for plan in uris.values() if not plan.as_of and (slug := slug_of(plan))})
    groups = [Group(slug, _title(uris, slug), tuple(_sections(uris, slug))) for slug in stories]
    shared = [Entry(uri, label) for uri, label in _SHARED.items() if uri in uris]
    others = sorted(by_hand, key=lambda uri: (_rank(uri), uri))
    return [*shared[:1], *groups, *shared[1:], *(Entry(uri) for uri in others)]


def trail(plan: PagePlan, plans: Mapping[str, PagePlan]) -> Sequence[Entry]:
    """List the pages above a page, from the home page down, without the page itself."""
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
    return [entry for entry in above if entry.uri in plans and entry.uri != plan.uri]


def alternates(plan: PagePlan | None, plans: Mapping[str, PagePlan]) -> Sequence[Mapping[str, str]]:
    """The feeds and calendars that a page names to programs: those of the whole site, and of its briefing."""
    found: dict[str, Mapping[str, str]] = {}
    language = (plan and plan.language) or ENGLISH
    site_title = language.say(_("Briefings"))
    for page in (plans.get(urls.HOME), plan):
        for link in page.context.get("feeds", ()) if page else ():
            slug = slug_of(page) if page else None
            title = _title(plans, slug) if slug else site_title
            found[link.uri] = {
                "title": f"{title}: {language.say(link.label)}",
                "url": link.uri,
                "type": link.media_type,
            }
    return tuple(found.values())


def slug_of(plan: PagePlan) -> str | None:
    """The briefing that a page belongs to."""
    return plan.links.story.slug if plan.links.story else None


def claim_of(plan: PagePlan) -> str:
    """The id of the claim whose page it is; nothing for any other page."""
    return plan.uri.rpartition("/")[2].removesuffix(".md") if plan.kind == "claim" else ""


def _sections(uris: Mapping[str, PagePlan], slug: str) -> Iterable[Entry]:
    for section in urls.STORY_SECTIONS:
        uri = urls.story_page(slug, section)
        if uri in uris:
            plan = uris[uri]
            yield Entry(uri, (plan.language or ENGLISH).say(SECTION_LABELS[section]))


def _title(uris: Mapping[str, PagePlan], slug: str) -> str:
    overview = uris.get(urls.story_page(slug))
    return overview.title if overview else slug


def _rank(uri: str) -> int:
    return _FIRST_BY_HAND.index(uri) if uri in _FIRST_BY_HAND else len(_FIRST_BY_HAND)
