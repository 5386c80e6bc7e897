"""The page of one claim: who says it, in which words, by which way it came, and what is made of it."""

from dataclasses import dataclass

from briefing import urls
from briefing.exchange.bibtex import format_bibtex
from briefing.exchange.citation import cite_claim
from briefing.exchange.csl_json import format_csl_json
from briefing.exchange.plain_citation import format_plain
from briefing.messages import _
from briefing.pages.chain_view import view_chain
from briefing.pages.changes import claim_history
from briefing.pages.claims import view_claim
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.plan import PagePlan
from briefing.pages.stated import view_stated
from briefing.pages.story_page import Showing, plan_story_page
from briefing.pages.words import CLAIM_KIND_NAMES, CLAIM_KINDS, CONFIDENCE, CREDIBILITY, LEVELS, STANCES


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that keeps its indentation."""

    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class CitingForm:
    """How to cite the page in one format, as lines to copy and as a file."""

    format: str
    lines: tuple[Line, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Use:
    """Where the claim is used: a noun that names it, and how."""

    kind: str
    id: str
    how: str


_HEADINGS = {
    "supports": _("Sources that say so"), "disputes": _("Sources that say otherwise"), "reports": _("Neutral reports"),
}  # fmt: skip
_USES = {
    "event": _("says that this happened"), "judgment": _("a judgment rests on it"),
    "scenario": _("a scenario rests on it"), "forecast": _("a forecast rests on it"),
    "dispute": _("a position in this question"), "claim": _("named in its assessment"),
    "story-actor": _("named in its part"), "source": _("named in its note"), "relation": _("named in the tie"),
    "era": _("named in the era"), "briefing": _("named in its text"),
}  # fmt: skip


def plan_claim(facts: Facts, key: str) -> PagePlan:
    """Plan the page of a claim."""
    story, view = facts.story, view_claim(facts, key)
    claim = view.claim
    context = {
        "view": view,
        "kind": CLAIM_KIND_NAMES[claim.kind],
        "confidence": LEVELS.get(claim.confidence or "", ""),
        "kind_means": CLAIM_KINDS[claim.kind],
        "confidence_means": CONFIDENCE.get(claim.confidence or "", ""),
        "credibility_means": CREDIBILITY.get(claim.credibility or 0, ""),
        "evidence": _by_stance(view_evidence(facts, claim.evidence)),
        "chain": view_chain(facts, key),
        "stated": view_stated(facts.corpus, claim),
        "disputes": facts.disputes_of.get(key, ()),
        "uses": _uses(facts, key),
        "falls_without": facts.hangs_on.get(key, ()),
        "forms": _forms(facts, key) if facts.present else (),
        "history": claim_history(facts, key),
        "contested_page": urls.story_page(story.slug, "contested-claims"),
    }
    about = _(
        "%(standing)s, %(counts)s. A claim in the briefing “%(title)s”.",
        standing=view.standing.word,
        counts=view.counts,
        title=story.briefing.noun.title,
    )
    uri = urls.claim_page(story.slug, key)
    return plan_story_page(facts, uri, claim.statement, Showing("claim", {key: story.claims[key]}, context, about))


def _forms(facts: Facts, key: str) -> tuple[CitingForm, ...]:
    citation = cite_claim(facts.story, key, facts.site_url)
    forms = (
        (_("Plain text"), format_plain(citation), "txt"),
        ("BibTeX", format_bibtex(citation), "bib"),
        ("CSL-JSON", format_csl_json(citation), "csl.json"),
    )
    return tuple(
        CitingForm(name, tuple(map(_line, text.splitlines())), urls.citation_file(facts.story.slug, key, ending))
        for name, text, ending in forms
    )


def _line(line: str) -> Line:
    return Line(len(line) - len(line.lstrip(" ")), line)


def _by_stance(evidence: tuple[EvidenceView, ...]) -> tuple[tuple[str, tuple[EvidenceView, ...]], ...]:
    groups = ((title, tuple(e for e in evidence if e.stance == STANCES[key])) for key, title in _HEADINGS.items())
    return tuple((title, group) for title, group in groups if group)


def _uses(facts: Facts, key: str) -> tuple[Use, ...]:
    uses: dict[tuple[str, str], Use] = {}
    for link in facts.story.backlinks.get(("claim", key), ()):
        kind, where = link.entry.kind, link.entry.id
        named = link.leaf.raw is not None
        how = _("named in its text") if named and kind not in {"claim", "briefing"} else _USES.get(kind, "")
        if (kind, where) != ("claim", key):
            uses.setdefault((kind, where), Use(kind, where, how))
    return tuple(uses.values())
