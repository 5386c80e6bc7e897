"""Whether words of likelihood agree with their numbers, in the bands of ICD 203.

Compared are: a word with the number beside it; the statement of a judgment with its `likelihood`; what its `because`
says of "this"; and a sentence on one scenario or forecast with its newest probability.
"""

import re
from collections.abc import Iterator
from typing import Any

from briefing.analysis.likelihood_words import Term, find_pairs, find_terms
from briefing.analysis.outlook import iter_courses, newest_estimate
from briefing.analysis.wording import Sentence, sentences
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Entry, Story
from briefing.model.outlook import Scenario
from briefing.problems import Severity

_Range = tuple[float, float]
_SELF = re.compile(
    r"\W*(?:we (?:judge|think|consider|assess|expect|deem) )?(?:this|it|that)\b[\w ’']{0,24}$", re.IGNORECASE
)
_HINT = "choose the word that goes with the number, or the number that goes with the word (docs: likelihood)"


def check_likelihood_word_contradicts_number(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find words of likelihood outside the band of the number that belongs to them."""
    yield from _statements(story)
    for entry, route, text in facts.prose(story):
        for sentence in sentences(text):
            words = sentence.own_words
            pairs = [*find_pairs(words), *_of_itself(entry, route[0], words), *_of_courses(story, sentence, words)]
            for term, lower, upper in pairs:
                if not term.fits(lower, upper):
                    yield Finding(entry, route, _message(term, (lower, upper)), _HINT, text=term.words)
                    break


def _statements(story: Story) -> Iterator[Finding]:
    subjects: list[tuple[Entry[Any], _Range | None]] = [(e, e.noun.likelihood) for e in story.judgments.values()]
    subjects += [(e, _newest(e.noun)) for e in iter_courses(story)]
    for entry, number in subjects:
        terms = [term for s in sentences(entry.noun.statement) for term in find_terms(s.own_words)]
        if number and len(terms) == 1 and not terms[0].fits(*number):
            yield Finding(entry, ("statement",), _message(terms[0], number), _HINT, text=terms[0].words)


def _of_itself(entry: Entry[Any], field: str | int, words: str) -> Iterator[tuple[Term, float, float]]:
    """What the grounds of a judgment, scenario or forecast say of it: "This is unlikely, because …"."""
    number = entry.noun.likelihood if entry.kind == "judgment" else None
    if entry.kind in {"scenario", "forecast"}:
        number = _newest(entry.noun)
    terms = list(find_terms(words))
    if number and field in {"because", "probability"} and len(terms) == 1 and _SELF.match(words[: terms[0].start]):
        yield terms[0], *number


def _of_courses(story: Story, sentence: Sentence, words: str) -> Iterator[tuple[Term, float, float]]:
    """A sentence that names one scenario or forecast and says how likely it is."""
    named = [m for m in sentence.mentions if m.kind in {"scenario", "forecast"}]
    terms = list(find_terms(words))
    if len(named) == len(terms) == 1 and not any(find_pairs(words)):
        courses = story.scenarios if named[0].kind == "scenario" else story.forecasts
        number = _newest(courses[named[0].id].noun) if named[0].id in courses else None
        if number:
            yield terms[0], *number


def _newest(course: Scenario) -> _Range | None:
    newest = newest_estimate(course)
    return (newest.value, newest.value) if newest else None


def _message(term: Term, number: _Range) -> str:
    low, high = (f"{end * 100:.3g}" for end in number)
    shown = f"{low}%" if low == high else f"{low}–{high}%"
    return f"“{term.words}” does not go with {shown}"


CHECK = Check(
    "likelihood-word-contradicts-number",
    Severity.WARNING,
    "A word of likelihood does not fit the number it stands for.",
    check_likelihood_word_contradicts_number,
)
