"""Whether an identifier that names one thing in the world is given to two actors."""

from collections.abc import Iterator
from typing import Any

from briefing.checks.rule import CorpusCheck, Facts, Finding
from briefing.corpus import Entry
from briefing.problems import Related, Severity

_IDENTIFIERS = ("wikidata", "lei", "isni", "ticker")


def check_duplicate_identifier(facts: Facts) -> Iterator[Finding]:
    """Find actors with the same Wikidata item, LEI, ISNI or ticker as another."""
    seen: dict[tuple[str, str], Entry[Any]] = {}
    for actor in facts.corpus.actors.values():
        for name in _IDENTIFIERS:
            value = getattr(actor.noun, name)
            if value:
                first = seen.setdefault((name, value.replace(" ", "")), actor)
                if first is not actor:
                    message = f"`{first.id}` has the same {name}, {value}"
                    hint = "make one actor of the two, or correct the identifier"
                    related = Related("the first actor", first.span(name))
                    yield Finding(actor, (name,), message, hint, related=(related,))


CHECK = CorpusCheck(
    "duplicate-identifier",
    Severity.ERROR,
    "Two actors carry one and the same identifier.",
    check_duplicate_identifier,
)
