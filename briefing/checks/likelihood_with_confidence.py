"""Whether likelihood and confidence are kept apart.

ICD 203 forbids both in one sentence: readers take "high confidence that it is unlikely" for something in between.
"""

import re
from collections.abc import Iterator
from typing import Any

from briefing.analysis.likelihood_words import names_probability
from briefing.analysis.outlook import iter_courses
from briefing.analysis.wording import sentences
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.problems import Severity
from briefing.yamldoc import Route

_CONFIDENCE = re.compile(
    r"\b(?:low|medium|moderate|high|limited|full|little|great|strong)(?:er)? (?:(?:degree|level) of )?confidence\b(?!-)"
    r"|\bconfidence (?:in (?:this|that|it|the (?:judge?ment|assessment)) )?(?:is|was|remains) (?:low|moderate|high)\b"
    r"|\b(?:we|I|analysts?|authors?) (?:is |am |are |remain )?(?:very |highly |fairly |quite |moderately )?confident\b"
    r"|\bwith (?:\w+ )?confidence\b"
    r"|(?:^|[(;:,—–] ?|\b(?:our|my|analytic) )confidence (?:that|in) [^.;]{1,80}? (?:is|was|remains) "
    r"(?:low|moderate|high)\b"
    r"|\bconfidence: ?(?:low|moderate|high)\b",
    re.IGNORECASE,
)


def check_likelihood_with_confidence(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find sentences with a word or number of likelihood and one of analytic confidence."""
    for entry, route, text in _texts(story, facts):
        for sentence in sentences(text):
            words = sentence.own_words
            said = _CONFIDENCE.search(words)
            if said and names_probability(words.replace(said.group(), re.sub(r"(?i)confidence", " ", said.group()))):
                message = f"“{said.group()}” stands in one sentence with a likelihood"
                hint = "make two sentences of it: how likely it is, and how well founded the judgment is"
                yield Finding(entry, route, message, hint, text=said.group())


def _texts(story: Story, facts: Facts) -> Iterator[tuple[Entry[Any], Route, str]]:
    for judgment in story.judgments.values():
        yield judgment, ("statement",), judgment.noun.statement
    for course in iter_courses(story):
        yield course, ("statement",), course.noun.statement
    yield story.briefing, ("lead",), story.briefing.noun.lead
    yield from facts.prose(story)


CHECK = Check(
    "likelihood-with-confidence",
    Severity.WARNING,
    "One sentence speaks of likelihood and of confidence.",
    check_likelihood_with_confidence,
)
