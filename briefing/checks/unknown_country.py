"""Whether the codes of countries are those of countries."""

import re
from collections.abc import Iterator
from typing import Any

from briefing.checks.rule import CorpusCheck, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.place_names import is_country
from briefing.problems import Severity
from briefing.yamldoc import Route

_OWN_USE = re.compile("AA|Q[M-Z]|X[A-Z]|ZZ")
"""What ISO 3166-1 leaves to its users, such as XK for Kosovo."""
_MEANT = {"UK": "GB", "EN": "GB", "SU": "RU", "KO": "KR", "JA": "JP"}
"""Codes of languages, and others that are taken for those of countries."""


def check_unknown_country(facts: Facts) -> Iterator[Finding]:
    """Find two capital letters of an actor or publisher that are no code of ISO 3166-1."""
    for registry in (facts.corpus.actors, facts.corpus.publishers):
        for entry in registry.values():
            if entry.noun.country:
                yield from _unknown(entry, ("country",), entry.noun.country)


def check_story(story: Story, _: Facts) -> Iterator[Finding]:
    """Find the same among the places of a story."""
    for position, code in enumerate(story.briefing.noun.places):
        yield from _unknown(story.briefing, ("places", position), code)


def _unknown(entry: Entry[Any], route: Route, code: str) -> Iterator[Finding]:
    if not is_country(code) and not _OWN_USE.fullmatch(code):
        meant = _MEANT.get(code)
        hint = f"did you mean `{meant}`?" if meant else "look the country up in ISO 3166-1; codes of languages differ"
        yield Finding(entry, route, f"“{code}” is the code of no country", hint)


CHECK = CorpusCheck(
    "unknown-country",
    Severity.WARNING,
    "A code of two letters is that of no country.",
    check_unknown_country,
    story=check_story,
)
