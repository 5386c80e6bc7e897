"""What a sentence of the analyst's says: its words, whom it cites, and what it mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.prose import Citation, Emphasis, Inline, Mention, Text, parse_prose

_FIRST_MARK = 0xF0000
"""Citations and mentions stand in a sentence as one character each, from a plane for private use."""
_MARKS = re.compile("[\U000f0000-\U000ffffd]")
_SENTENCE_END = re.compile('(?P<stop>[.!?…]+["”’»)\\]*]*(?:\\s*[\U000f0000-\U000ffffd])*)\\s+(?=["“„«‘(\\[]*[^a-z\\W])')
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[A-Za-z]\.[A-Za-z]|(?:[A-Z]\.)+[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|No|vs|"
    r"ca|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|al)$"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|(?<!\w)‘[^’]{1,200}’(?!\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose, without its marks."""

    text: str
    paragraph: int
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The sources cited, in order."""
        return tuple(dict.fromkeys(source for citation in self.citations for source in citation.sources))

    @property
    def own_words(self) -> str:
        """The sentence without the words it quotes from others."""
        return _QUOTED.sub(" … ", self.text)


@lru_cache(maxsize=4096)
def sentences(prose: str) -> tuple[Sentence, ...]:
    """Split prose into its sentences. A citation after the full stop belongs to the sentence before it."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(parse_prose(_MARKS.sub("", prose))):
        marks: list[Citation | Mention] = []
        text = _flat(paragraph, marks)
        for part in _split(text):
            stood = [marks[ord(mark) - _FIRST_MARK] for mark in _MARKS.findall(part)]
            citations = tuple(mark for mark in stood if isinstance(mark, Citation))
            mentions = tuple(mark for mark in stood if isinstance(mark, Mention))
            words = " ".join(_MARKS.sub("", part).split())
            found.append(Sentence(words, number, citations, mentions))
    return tuple(found)


def _flat(parts: tuple[Inline, ...], marks: list[Citation | Mention]) -> str:
    out: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            out.append(part.text)
        elif isinstance(part, Emphasis):
            out.append(_flat(part.children, marks))
        else:
            out.append(chr(_FIRST_MARK + len(marks)))
            marks.append(part)
    return "".join(out)


def _split(text: str) -> Iterator[str]:
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        before = text[begin : match.start("stop")]
        if match["stop"].startswith(".") and _ABBREVIATION.search(before):
            continue
        yield text[begin : match.end("stop")]
        begin = match.end()
    if text[begin:].strip():
        yield text[begin:]
