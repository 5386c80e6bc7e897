"""The shortest quote that stands for one passage of a text and for no other.

A short passage is quoted exactly, a longer one by its first and last words; words before and after it are added only
where the text repeats itself.
"""

from collections.abc import Iterator
from itertools import chain, count

from briefing.folding import Folded
from briefing.model.claim import Quote
from briefing.quotes import SourceText, Stretch, find_stretches, whole_words

LONGEST_EXACT = 15
"""Words. A longer passage is quoted by its first and last ones, as few readers would compare more."""
_ENDS = range(3, 9)
"""How many words at either end may stand for a longer passage."""
_LONG_WORD = 24
"""Characters after which a word counts as one more, for texts that have no spaces."""


def propose_quote(text: SourceText, start: int, end: int) -> Quote:
    """Propose the quote of a passage, given by its offsets in the text, in the words and marks of the text.

    The passage is widened to whole words. Raises ValueError when there is nothing in it that could be quoted.
    """
    folded = text.folded
    stretch = whole_words(folded, folded.stretch(start, end))
    if stretch[0] >= stretch[1]:
        raise ValueError("there are no words in the passage")
    if folded.text.count(" ", *stretch) >= LONGEST_EXACT:
        forwards, backwards = _outwards(folded, stretch[0], 1), _outwards(folded, stretch[1], -1)
        for words, (first, last) in enumerate(zip(forwards, backwards, strict=False), 1):
            if first > last or words not in _ENDS:
                continue
            quote = Quote(start=text.words((stretch[0], first)), end=text.words((last, stretch[1])))
            if find_stretches(folded, quote) == [stretch] and _stand_once(folded, quote.start, quote.end):
                return quote
    return disambiguate(text, Quote(exact=text.words(stretch)), stretch)


def _stand_once(folded: Folded, *ends: str | None) -> bool:
    """Whether words stand once in a whole text: if one end changed, a repetition of it would hide that."""
    return all(len(find_stretches(folded, Quote(exact=words))) == 1 for words in ends)


def disambiguate(text: SourceText, quote: Quote, stretch: Stretch) -> Quote:
    """Add to a quote the words of its surroundings that leave it only one of its places in the folded text.

    A range that nothing makes unique, because its first or last words are repeated within it, is quoted exactly.
    """
    own = quote.model_copy(update={"prefix": None, "suffix": None})
    exact = Quote(exact=text.words(stretch))
    for candidate in chain((quote,), _in_context(text, own, stretch), (exact,), _in_context(text, exact, stretch)):
        if find_stretches(text.folded, candidate) == [stretch]:
            return candidate
    # Cannot be: the whole text before and after an exact quote fits in one place only.
    raise AssertionError(f"no quote tells {stretch} from other places")


def _in_context(text: SourceText, quote: Quote, stretch: Stretch) -> Iterator[Quote]:
    """A quote with ever more of the words before it, after it, and both."""
    befores, afters = _outwards(text.folded, stretch[0], -1), _outwards(text.folded, stretch[1], 1)
    first, last, wanted = stretch[0], stretch[1], 0
    for words in count(1):
        before, after = next(befores, None), next(afters, None)
        first, last = first if before is None else before, last if after is None else after
        exhausted = before is None and after is None
        if words < wanted and not exhausted:
            continue
        wanted = words + max(words // 3, 1)  # a text that repeats itself for long is not tried word by word
        prefix = text.words((first, stretch[0])) if first < stretch[0] else None
        suffix = text.words((stretch[1], last)) if stretch[1] < last else None
        for context in ((prefix, None), (None, suffix), (prefix, suffix)):
            yield quote.model_copy(update=dict(zip(("prefix", "suffix"), context, strict=True)))
        if exhausted:
            return


def _outwards(folded: Folded, at: int, step: int) -> Iterator[int]:
    """The places, ever farther from one, between which there is a word each: where a word begins (-1) or ends (1)."""
    end = 0 if step < 0 else len(folded.text)
    while at != end:
        at += step
        origin = at
        while at != end and not _is_between_words(folded, at, step, abs(at - origin)):
            at += step
        yield at


def _is_between_words(folded: Folded, at: int, step: int, length: int) -> bool:
    beyond, inside = (at - 1, at) if step < 0 else (at, at - 1)
    if folded.text[inside] == " ":
        return False
    return (folded.text[beyond] == " " or length >= _LONG_WORD) and folded.may_cut(at)
