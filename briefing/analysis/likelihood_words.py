"""Words of likelihood in running text, and the numbers that stand beside them.

The terms are those of ICD 203, with its own alternatives ("probable", "remote", "nearly certain") and everyday forms
of them. Words in quotation marks are somebody else's and are left out by the callers.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.analysis.figures import in_digits

_EVEN = "(?:(?:roughly|about|nearly) )?even"
_TERMS: tuple[tuple[str, float, float], ...] = (
    (r"(?:more|less|as|equally|how|however|most|least|far likelier|not un)[- ]?(?:likely|probable)", 0, 100),
    (r"(?:almost|virtually|practically) no (?:chance|possibility|likelihood)|(?:a )?remote chance", 0, 5),
    (r"(?:almost|virtually|nearly|practically) certain(?:ly)?", 95, 100),
    (r"(?:very|highly|extremely) (?:unlikely|improbable)", 0, 20),
    (r"(?:very|highly|extremely) (?:likely|probable|probably)", 80, 100),
    (r"(?:not|\w+n['’]t|hardly|scarcely) (?:be )?(?:very |at all |too |all that )?(?:likely|probable)", 0, 45),
    (rf"{_EVEN} (?:chances?|odds)|(?:chances?|odds) (?:is|are) {_EVEN}|toss-?up|fifty-fifty", 45, 55),
    (r"in all (?:likelihood|probability)", 55, 95),
    (r"doubtful(?= (?:that|whether|if)\b)", 5, 45),
    (r"unlikely|improbable|improbably", 20, 45),
    (r"likely|probable|probably", 55, 80),
)
_EXACT = {"very unlikely": (5, 20), "very likely": (80, 95), "almost no chance": (1, 5), "almost certain": (95, 99)}
_TERM = re.compile("|".join(rf"(?P<t{i}>\b(?:{pattern})\b)" for i, (pattern, _, _) in enumerate(_TERMS)), re.IGNORECASE)

_MAYBE = re.compile("likel|probab|chance|odds|certain|toss|fifty|doubtful", re.IGNORECASE)
"""What every term holds: most sentences hold none of it."""

_ONE = r"(?P<{0}>\d+(?:\.\d+)?|\.\d+)\s*(?P<{0}unit>%|per ?cent\b)?"
_FIGURE = _ONE.format("a") + r"(?:\s*(?:–|—|-|to|and|,)\s*" + _ONE.format("b") + ")?"
_BESIDE = re.compile(
    rf"(?:\s*[,:–—-])?\s*(?:\(|\[)?\s*(?:p\s*=\s*|at |of |about |around |some |roughly |c\. ?|~ ?|≈ ?)?\[?{_FIGURE}"
    r"(?!\s*of\b)(?!\w)"
    rf"|(?:\s+[\w-]+){{0,4}}\s*[(\[]\s*(?:p|probability)\s*[=:]?\s*{_FIGURE.replace('<a', '<c').replace('<b', '<d')}",
    re.IGNORECASE,
)
_CHANCE = re.compile(
    rf"(?:chance|probability|likelihood|odds) (?:of|at|is|was|:|=)\s*(?:about |around |some |roughly )?{_FIGURE}"
    rf"|{_FIGURE.replace('<a', '<c').replace('<b', '<d')}\s+(?:chance|probability|likelihood)\b"
    rf"|\bput (?:it|this|that) at (?:about |around )?{_FIGURE.replace('<a', '<e').replace('<b', '<f')}",
    re.IGNORECASE,
)


class Term(NamedTuple):
    """A word of likelihood, the percentages it can stand for, and its place in the text."""

    words: str
    lower: float
    upper: float
    start: int
    end: int

    def fits(self, lower: float, upper: float) -> bool:
        """Whether a probability, or the middle of a range of them (0 to 1), is what the word stands for."""
        exact = _EXACT.get(self.words.casefold(), (self.lower, self.upper))
        return exact[0] - 1e-6 <= (lower + upper) * 50 <= exact[1] + 1e-6


def find_terms(text: str) -> Iterator[Term]:
    """The words of likelihood in a text; comparisons ("more likely") say nothing by themselves and are left out."""
    if not _MAYBE.search(text):
        return
    for match in _TERM.finditer(text):
        position = int((match.lastgroup or "t0")[1:])
        if position:
            yield Term(match.group(), *_TERMS[position][1:], match.start(), match.end())


def find_pairs(text: str) -> Iterator[tuple[Term, float, float]]:
    """Words of likelihood with the probability (0 to 1) that the sentence gives for the same thing.

    Numbers that are spelled out count; places are those in the text with its numbers in digits.
    """
    text = in_digits(text)
    terms = list(find_terms(text))
    for term in terms:
        beside = _BESIDE.match(text, term.end)
        figure = (_probability(beside, "a", "b") or _probability(beside, "c", "d")) if beside else None
        if figure:
            yield (term, *figure)
    if len(terms) == 1:
        for match in _CHANCE.finditer(text):
            figure = next((found for ends in ("ab", "cd", "ef") if (found := _probability(match, *ends))), None)
            if figure and not _BESIDE.match(text, terms[0].end):
                yield (terms[0], *figure)


def names_probability(text: str) -> bool:
    """Whether a text gives a likelihood, as a word or as the number of a chance."""
    return any(find_terms(text)) or _CHANCE.search(text) is not None


def _probability(match: re.Match[str], low: str, high: str) -> tuple[float, float] | None:
    first = match[low]
    if first is None:
        return None
    second = match[high] or first
    percent = match[f"{low}unit"] or match[f"{high}unit"]
    lower, upper = float(first), float(second)
    if percent:
        lower, upper = lower / 100, upper / 100
    elif "." not in first:  # a bare whole number is no probability
        return None
    return (lower, upper) if 0 <= lower <= upper <= 1 else None
