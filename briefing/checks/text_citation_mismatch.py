"""Whether a sentence cites sources that have to do with what it names."""

from collections.abc import Iterable, Iterator

from briefing.analysis.wording import sentences
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.model.claim import Evidence
from briefing.problems import Severity


def check_text_citation_mismatch(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find sentences with one reference to a claim, dispute or event, and citations none of which is behind it."""
    for entry, route, text in facts.prose(story):
        if "[[" not in text:
            continue
        for sentence in sentences(text):
            if len(sentence.mentions) != 1 or not sentence.cited:
                continue
            mention = sentence.mentions[0]
            behind = _behind(story, facts, mention.kind, mention.id)
            if behind and not behind & set(sentence.cited):
                named = ", ".join(f"`{source}`" for source in sentence.cited)
                message = (
                    f"the sentence names {mention.kind} `{mention.id}` but cites {named}, which is no evidence of it"
                )
                hint = "cite a source of its evidence, add the evidence there, or make two sentences of it"
                yield Finding(entry, route, message, hint, text=mention.raw)


def _behind(story: Story, facts: Facts, kind: str, key: str) -> set[str]:
    """The sources of an entry's evidence, with all that they rest on; empty where nothing is known."""
    evidence: Iterable[Evidence] = ()
    if kind == "claim" and key in story.claims:
        evidence = story.claims[key].noun.evidence
    elif kind == "event" and key in story.events:
        event = story.events[key].noun
        claims = [story.claims[claim].noun for claim in event.claims if claim in story.claims]
        evidence = [*event.evidence, *(e for claim in claims for e in claim.evidence)]
    elif kind == "dispute" and key in story.disputes:
        claims = [story.claims[claim].noun for claim in story.disputes[key].noun.claims if claim in story.claims]
        evidence = [e for claim in claims for e in claim.evidence]
    found: set[str] = set()
    rest = [source for e in evidence for source in (e.source, *e.origin)]
    sources = facts.sources(story)
    while rest:
        source = rest.pop()
        if source not in found:
            found.add(source)
            rest += sources[source].derived_from if source in sources else ()
    return found


CHECK = Check(
    "text-citation-mismatch",
    Severity.WARNING,
    "A sentence names a claim and cites only sources that are not its evidence.",
    check_text_citation_mismatch,
)
