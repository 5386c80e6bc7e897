"""Whether a claim is put into the mouth of the outlet that merely reports who made it."""

import re
from collections.abc import Iterator

from briefing.analysis.origins import report_roots
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.model.claim import Claim, Evidence
from briefing.problems import Severity

_OUTLETS = frozenset({"wire", "newspaper", "broadcaster", "online"})
_SPEECH = re.compile(r"[“\"«„](?:\S+\s+){2,}\S+[”\"»“]")
_SAYS = "say|says|said|tell|tells|told|claim|claims|claimed|warn|warns|warned|announced|insist|insists|insisted"
_SAID = re.compile(rf"(?P<who>[^.,:;]{{3,80}}?) (?:{_SAYS})\b")
"""A statement on what somebody said, which begins with who it was."""


def check_outlet_as_claimant(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find claims whose claimant is an outlet, while a report of them leads back to somebody else."""
    for claim in story.claims.values():
        claimant = claim.noun.claimant
        publisher = facts.corpus.publishers.get(claimant or "")
        if not claimant or not publisher or publisher.noun.kind not in _OUTLETS or claimant in facts.corpus.actors:
            continue
        speaker = next((s for e in claim.noun.evidence if (s := _relayed(claim.noun, e, claimant, story, facts))), None)
        speaker = speaker or _named(claim.noun, facts) or _speaking(claim.noun, publisher.noun.name)
        if speaker:
            message = f"{publisher.noun.name} is given as the claimant, but it relays what comes from {speaker}"
            hint = "name the actor who said it; an outlet is the claimant only of what it says itself"
            yield Finding(claim, ("claimant",), message, hint)


def _relayed(claim: Claim, evidence: Evidence, claimant: str, story: Story, facts: Facts) -> str | None:
    """Who a report really comes from, where that is not the claimant."""
    source = story.sources.get(evidence.source)
    if source is None or evidence.stance == "disputes":
        return None
    if source.noun.by and claimant not in source.noun.by:
        return facts.corpus.name(source.noun.by[0])
    # An outlet's reading of the news is its own, though the news is not, unless the evidence says otherwise.
    if evidence.origin or claim.kind in {"fact", "attribution"}:
        sources = facts.sources(story)
        for root in report_roots(evidence, sources):
            if root in sources and facts.corpus.family(sources[root].publisher) != facts.corpus.family(claimant):
                return f"`{root}`"
    if evidence.quote and evidence.quote.exact and _SPEECH.search(evidence.quote.exact):
        return "the person it quotes"
    return None


def _speaking(claim: Claim, outlet: str) -> str | None:
    """Whoever the statement of an attribution says said it, unless that is the outlet."""
    said = _SAID.match(claim.statement) if claim.kind == "attribution" else None
    return f"“{said['who']}”" if said and outlet.casefold() not in said["who"].casefold() else None


def _named(claim: Claim, facts: Facts) -> str | None:
    """The person or body that an attribution itself says made the statement."""
    if claim.kind != "attribution":
        return None
    words = set(re.findall(r"[^\W\d_]+", claim.statement))
    for actor in facts.corpus.actors.values():
        last = actor.noun.name.split()[-1]
        if actor.noun.name in claim.statement or (actor.noun.kind == "person" and last in words):
            return actor.noun.name
    return None


CHECK = Check(
    "outlet-as-claimant",
    Severity.WARNING,
    "An outlet is named as the claimant of something it only relays.",
    check_outlet_as_claimant,
)
