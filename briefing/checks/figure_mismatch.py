"""Whether the figures in prose are those of the claims and events that the prose is about.

Compared are the statement of a claim with its own typed value, a sentence that refers to one such claim, a sentence
that dates the one event it refers to, and a sentence that repeats a claim's words, with a citation of the claim's
source, but for a number or month.
"""

import re
from collections.abc import Iterator

from briefing.analysis.figures import find_amounts, find_dates, find_figures, find_years, split_unit
from briefing.analysis.values import read_date, read_range
from briefing.analysis.wording import Sentence, sentences
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.model.claim import About
from briefing.model.timeline import Event
from briefing.problems import Severity

_DIGIT = re.compile(r"\d")
_STEM = 4
_SMALL_WORDS = "the was were that this with from have has had been its they their which would could will"
_OTHER_TIME = "plan|promis|announc|propos|expect|agree|sinc|until|before|after|than|first|earlier"
_IN_YEAR = re.compile(rf"^(?!.*\b(?:{_OTHER_TIME})).*\bin (?:early |late |mid-)?\d{{4}}\b", re.IGNORECASE)
"""A sentence that dates one thing to a year, and has nothing in it that is of another time."""
_SMALL = frozenset(_SMALL_WORDS.split())


def check_figure_mismatch(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find sentences whose figures differ from those of the claim or event they name or repeat."""
    for claim in story.claims.values():
        about = claim.noun.about
        given = _figures_for(about, claim.noun.statement) if about else None
        if about and given:
            message = f"the statement has {given}, but its value is {about.value}"
            yield Finding(claim, ("about", "value"), message, "correct one of the two")
    index = _Repeated(story)
    for entry, route, text in facts.prose(story):
        if not _DIGIT.search(text):
            continue
        for sentence in sentences(text):
            own = entry.id if entry.kind == "claim" else None
            found = _of_claim(story, sentence) or _of_event(story, sentence) or index.differing(sentence, own)
            if found:
                message, mark = found
                hint = "correct the text, or the data; readers see both"
                yield Finding(entry, route, message, hint, text=mark)


def _of_claim(story: Story, sentence: Sentence) -> tuple[str, str] | None:
    named = [mention for mention in sentence.mentions if mention.kind == "claim"]
    claim = story.claims.get(named[0].id) if len(named) == 1 == len(sentence.mentions) else None
    if claim is None or not claim.noun.about or not (given := _figures_for(claim.noun.about, sentence.own_words)):
        return None
    return f"the sentence has {given}, but `{claim.id}` has {claim.noun.about.value}", named[0].raw


def _figures_for(about: About, words: str) -> str | None:
    """The figure of a sentence that ought to be the value and is not; None when one agrees or there is none."""
    date, number = read_date(about), read_range(about)
    if date:
        dates = list(find_dates(words))
        if dates:
            agrees = any(d.lower <= date.upper and date.lower <= d.upper for d in dates)
            return None if agrees else dates[0].words
        years = find_years(words)
        return None if not years or any(date.lower.year <= y <= date.upper.year for y in years) else str(years[0])
    if number:
        found = list(_amounts_of(about, words))
        wrong = len(found) == 1 and not any(number[0] <= value <= number[1] for value in found[0][1])
        return found[0][0] if wrong else None
    return None


def _amounts_of(about: About, words: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The amounts in a text that can be of a value's unit: the words, and what they can mean in that unit."""
    scale, unit = split_unit(about.unit)
    for amount in find_amounts(words):
        counted = amount.counted.replace("%", "percent").removesuffix("s")
        counts_it = bool(unit) and (counted in unit.split() or (counted == "per" and unit == "percent"))
        if not (amount.scaled or counts_it) and (_is_year(amount.value) or (unit and counted)):
            continue  # a year, or a number of something else
        bare = () if amount.scaled or counts_it else (amount.value,)
        yield amount.words, (amount.value / scale, *bare)


def _is_year(number: float) -> bool:
    return 1500 <= number < 2200  # noqa: PLR2004 — as in texts of our time


def _of_event(story: Story, sentence: Sentence) -> tuple[str, str] | None:
    named = [mention for mention in sentence.mentions if mention.kind == "event"]
    event = story.events.get(named[0].id) if len(named) == 1 == len(sentence.mentions) else None
    dates = list(find_dates(sentence.own_words))
    if event and not dates and (year := _year_of_event(event.noun, sentence.own_words)):
        return f"the sentence has {year}, but `{event.id}` is dated {event.noun.when}", named[0].raw
    if event is None or len(dates) != 1 or len(find_years(sentence.own_words)) > 1:
        return None
    when = event.noun.when
    if when.uncertain or when.approximate or (dates[0].lower <= when.upper and when.lower <= dates[0].upper):
        return None
    return f"the sentence has {dates[0].words}, but `{event.id}` is dated {when}", named[0].raw


def _year_of_event(event: Event, words: str) -> str | None:
    """The only year of a sentence, if it is said to be that in which the event was, and is not."""
    years = find_years(words)
    said = _IN_YEAR.search(words)
    if len(years) != 1 or not said or event.when.uncertain or event.when.approximate:
        return None
    year = years[0]
    return None if event.when.lower.year <= year <= event.when.upper.year else str(year)


class _Repeated:
    """Claims with figures, by the sources of their evidence, for finding sentences that repeat them."""

    def __init__(self, story: Story) -> None:
        self._claims: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = {}
        for key, entry in story.claims.items():
            figures = find_figures(entry.noun.statement)
            if figures:
                for source in dict.fromkeys(evidence.source for evidence in entry.noun.evidence):
                    self._claims.setdefault(source, []).append((key, figures, _stems(entry.noun.statement)))

    def differing(self, sentence: Sentence, own: str | None) -> tuple[str, str] | None:
        """The claim that a sentence repeats with another figure, unless it repeats one with the same."""
        figures = find_figures(sentence.own_words)
        if not figures:
            return None
        stems = _stems(sentence.own_words)
        near = [
            claim
            for source in sentence.cited
            for claim in self._claims.get(source, ())
            if len(claim[2]) >= 2 and claim[2] <= stems  # noqa: PLR2004 — one word in common says nothing
        ]
        if not near or any(claim[1] <= figures or claim[0] == own for claim in near):
            return None
        key, expected, _ = near[0]
        return f"the sentence repeats `{key}` but for {', '.join(sorted(expected - figures))}", sentence.citations[
            0
        ].raw


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return frozenset(word[:_STEM] for word in words if word not in _SMALL) - {w[:_STEM] for w in find_figures(text)}


CHECK = Check(
    "figure-mismatch",
    Severity.WARNING,
    "A text gives another number or date than the claim or event it is about.",
    check_figure_mismatch,
)
