"""The words in which changes are told: what fields are called, and what a source has come or ceased to say."""

from collections.abc import Iterable

from briefing.messages import Message, _, pgettext

FIELD_NAMES = {
    "because": _("reasoning"), "what_happened": _("account of what happened"),
    "why_it_matters": _("account of why it matters"), "would_settle": _("note on what would settle it"),
    "about": _("typed content"), "from_": pgettext("relation", "origin"), "to": pgettext("relation", "end"),
    "derived_from": _("lineage"), "consulted": _("mark of having been consulted"), "member_of": _("membership"),
    "published": _("publication date"), "when": _("date"), "by": _("speakers"), "favours": _("favoured claim"),
    "silence": _("silenced checks"), "updated": _("date of update"), "snapshot": _("saved text"), "url": _("address"),
    "names": _("other names"), "country": _("country"), "statement": _("statement"), "question": _("question"),
    "title": _("title"), "name": _("name"), "lead": _("lead"), "text": _("text"), "assessment": _("assessment"),
    "disclosure": _("disclosure"), "note": _("note"), "role": _("role"), "interests": _("interests"),
    "position": _("position"), "description": _("description"), "claims": _("claims"), "actors": _("actors"),
    "claimant": _("claimant"), "publisher": _("publisher"), "status": _("status"), "likelihood": _("likelihood"),
    "confidence": _("confidence"), "credibility": _("credibility"), "kind": _("kind"), "language": _("language"),
    "topics": _("topics"), "places": _("places"), "authors": _("authors"), "related": _("related"),
    "production": _("production"), "accessed": _("accessed"), "importance": _("importance"), "lane": _("lane"),
    "place": _("place"), "since": _("since"), "assumptions": _("assumptions"), "precedents": _("precedents"),
    "resolution": _("resolution"), "image": _("image"), "images": _("images"), "family": _("family"),
    "reliability": _("reliability"), "ratings": _("ratings"), "created": _("created"), "resolved": _("resolved"),
}  # fmt: skip
OUTCOMES = {
    "yes": pgettext("outcome", "yes"), "no": pgettext("outcome", "no"), "void": pgettext("outcome", "void"),
}  # fmt: skip


def part_name(field: str) -> str:
    """What a part of a report is called."""
    return {"quote": _("quote"), "origin": _("origin"), "note": _("note")}.get(field, field)


def now_says(name: str, stance: str) -> Message:
    """That a source has come to say something of a claim."""
    match stance:
        case "supports":
            return _("%(name)s now supports it", name=name)
        case "disputes":
            return _("%(name)s now disputes it", name=name)
    return _("%(name)s now only reports it", name=name)


def no_longer_says(name: str, stance: str) -> Message:
    """That a source has ceased to say something of a claim."""
    match stance:
        case "supports":
            return _("%(name)s no longer supports it", name=name)
        case "disputes":
            return _("%(name)s no longer disputes it", name=name)
    return _("%(name)s no longer only reports it", name=name)


def turned(name: str, before: str, after: str) -> Message:
    """That a source says another thing of a claim than before."""
    return _("%(name)s %(after)s it and no longer %(before)s it", name=name, after=_DOES[after], before=_DOES[before])


_DOES = {
    "supports": pgettext("third person", "supports"), "disputes": pgettext("third person", "disputes"),
    "reports": pgettext("third person", "only reports"),
}  # fmt: skip


def both(names: Iterable[str]) -> str:
    """Names, as the end of a sentence lists them; the empty text for none."""
    found: str = ""
    for name in names:
        found = _("%(one)s and %(other)s", one=found, other=name) if found else name
    return found
