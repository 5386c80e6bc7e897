"""Every permalink of a site, in one place.

Addresses are made of ids alone, so a link that was once shared keeps working while titles change. Pages are named by
their Markdown file; MkDocs and other generators turn the links between them into links between HTML pages.
"""

import hashlib
import posixpath
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

HOME = "index.md"
ACTORS = "actors.md"
TOPICS = "by-topic.md"
CORRECTIONS = "corrections.md"
TRACK_RECORD = "track-record.md"
DATA_SCHEMA = "briefing-data.schema.json"
LLMS = "llms.txt"
_LONGEST_TOPIC = 60
STORY_SECTIONS = ("index", "actors", "timeline", "contested-claims", "outlook", "sources", "changes")
"""The pages of one briefing, in the order of its navigation; `index` is the overview."""

_SECTION_OF = {
    "story-actor": "actors", "relation": "actors", "event": "timeline", "era": "timeline",
    "dispute": "contested-claims", "scenario": "outlook", "forecast": "outlook", "source": "sources",
    "judgment": "index",
}  # fmt: skip


class Target(NamedTuple):
    """A page, and a place on it."""

    page: str
    anchor: str = ""


def as_of_slug(slug: str, revision: str) -> str:
    """What stands in the place of a briefing's slug in the addresses of its pages as they stood at a revision."""
    return f"{slug}/as-of/{revision}"


def comparison_page(slug: str, before: str, after: str) -> str:
    """What changed between two revisions of a briefing, the earlier one first."""
    return f"briefings/{slug}/changes/{before}-to-{after}.md"


def revision_steps_file(slug: str) -> str:
    """What each revision of a briefing changed, for a browser to put together."""
    return f"briefings/{slug}/changes/steps.js"


def actor_page(actor: str) -> str:
    """The page that gathers what all briefings say of an actor."""
    return f"actors/{actor}.md"


def actor_letter_page(letter: str) -> str:
    """The first page of the actors whose names begin with a letter, a to z, or of all `other` ones."""
    return f"actors/by-letter/{letter}.md"


def archive_page(year: str) -> str:
    """The first page of the briefings last changed in a year, or of those `undated`."""
    return f"archive/{year}.md"


def numbered(page: str, number: int) -> str:
    """The page of a list that takes several; the first has the address of the list."""
    return page if number == 1 else f"{page.removesuffix('.md')}/{number}.md"


def part_page(slug: str, section: str, number: int) -> str:
    """A part, from 1, of one of a briefing's pages whose list is too long for it."""
    return f"briefings/{slug}/{section}/{number}.md"


def story_page(slug: str, section: str = "index") -> str:
    """One of a briefing's pages, named in `STORY_SECTIONS`."""
    return f"briefings/{slug}/{section}.md"


def every_claim_page(slug: str) -> str:
    """The first page of the table of all claims, where the page of contested claims has no room for it."""
    return f"briefings/{slug}/contested-claims/every-claim.md"


def claim_page(slug: str, claim: str) -> str:
    """The page of one claim."""
    return f"briefings/{slug}/claims/{claim}.md"


def citation_cards_file(slug: str) -> str:
    """What the numbers of a briefing's citations show, for a browser to put together."""
    return f"briefings/{slug}/citations.js"


def matrix_file(slug: str) -> str:
    """The table of a briefing's claims against its sources, as a file."""
    return f"briefings/{slug}/contested-claims.csv"


def data_file(slug: str) -> str:
    """Everything a briefing says, as data."""
    return f"briefings/{slug}/briefing.json"


def json_ld_file(page: str) -> str:
    """What a page is about, in the vocabulary of schema.org."""
    return f"{page.removesuffix('.md')}.jsonld"


def whole_file(slug: str, ending: str) -> str:
    """A briefing in one file; its name tells it from others once it is downloaded."""
    return f"briefings/{slug}/{slug}-briefing.{ending}"


def preview_file(slug: str) -> str:
    """The picture that other sites show with a link to a briefing."""
    return f"briefings/{slug}/preview.png"


def image_file(slug: str, digest: str, ending: str) -> str:
    """A picture of a briefing, named by its content: what its author called it may have no place in an address."""
    return f"briefings/{slug}/images/{digest}.{ending}"


def bibliography_file(slug: str, ending: str) -> str:
    """A briefing's sources in a format of reference managers, such as `bib` or `csl.json`."""
    return f"briefings/{slug}/sources.{ending}"


def citation_file(slug: str, claim: str, ending: str) -> str:
    """How to cite the page of a claim, in one format: `txt`, `bib` or `csl.json`."""
    return f"briefings/{slug}/claims/{claim}.{ending}"


def story_folder(slug: str) -> str:
    """The folder of a briefing's pages and files, with a slash at its end."""
    return f"briefings/{slug}/"


def topic_slug(topic: str) -> str:
    """What stands for a topic in addresses. Case and punctuation do not tell topics apart.

    Where letters are lost because they are not ASCII, or because the topic is long, a hash keeps it apart from others.
    """
    folded = unicodedata.normalize("NFC", topic).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode())
    slug = slug.strip("-")
    if slug and len(slug) <= _LONGEST_TOPIC and not re.search(r"(?![a-z0-9])\w", folded.replace("_", "")):
        return slug
    return f"{slug[:_LONGEST_TOPIC]}-{hashlib.sha256(folded.encode('utf-8', 'replace')).hexdigest()[:8]}".lstrip("-")


def topic_folder(slug: str) -> str:
    """The folder of what belongs to a topic, with a slash at its end."""
    return f"topics/{slug}/"


def topic_page(slug: str) -> str:
    """The page that gathers the briefings on a topic."""
    return f"topics/{slug}.md"


def place_page(code: str) -> str:
    """The page that gathers the briefings on a place, by its country code."""
    return f"places/{code}.md"


def feed_file(folder: str, ending: str) -> str:
    """The feed of a folder, `xml` for Atom or `json` for JSON Feed; the site's own stands in the folder `""`."""
    return f"{folder}feed.{ending}"


def calendar_file(folder: str) -> str:
    """The calendar of a folder."""
    return f"{folder}calendar.ics"


def revision(slug: str, key: str) -> Target:
    """Where it is told what a revision changed."""
    return Target(story_page(slug, "changes"), anchor("revision", key))


def web_path(page: str) -> str:
    """What a page is called once it is HTML; other files keep their name."""
    return f"{page.removesuffix('.md')}.html" if page.endswith(".md") else page


def address(site_url: str, page: str) -> str:
    """The public address of a page: MkDocs makes `x.html` of `x.md`, as `use_directory_urls: false` has it."""
    return f"{site_url.rstrip('/')}/{web_path(page)}"


def anchor(kind: str, key: str) -> str:
    """The anchor of a noun on the page that shows it."""
    return f"{kind}-{key}"


def target(kind: str, key: str, slug: str | None = None) -> Target:
    """Where a noun is shown. Within a story, an actor is shown on the story's page of actors.

    Raises KeyError for a kind that has no place of its own, such as a publisher.
    """
    if kind == "briefing":
        return Target(story_page(key))
    if kind == "actor":
        return Target(actor_page(key))
    if slug is None:
        raise KeyError(kind)
    if kind == "claim":
        return Target(claim_page(slug, key))
    return Target(story_page(slug, _SECTION_OF[kind]), anchor(kind, key))


def relative(page: str, to: Target | str) -> str:
    """The address of a target as a link on a page writes it."""
    where = to if isinstance(to, Target) else Target(to)
    fragment = f"#{where.anchor}" if where.anchor else ""
    if where.page == page and fragment:
        return fragment
    return _way(posixpath.dirname(page), where.page) + fragment


@lru_cache(maxsize=8192)
def _way(folder: str, page: str) -> str:
    """The way from a folder to a page, both given from the top of the site, without asking the system for its own."""
    begin, end = folder.split("/") if folder else [], page.split("/")
    shared = 0
    while shared < min(len(begin), len(end) - 1) and begin[shared] == end[shared]:
        shared += 1
    return "/".join([".."] * (len(begin) - shared) + end[shared:])
