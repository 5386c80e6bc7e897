"""What the plain text of an article tells of itself: headline, date, byline, outlet, language, and how it was made.

Saved texts carry menus, captions and footers, and say little outright. Everything here is a guess that gives its
grounds, for a person to confirm.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.model.publisher import Publisher
from briefing.model.source import Production
from briefing.written_dates import WrittenDate, find_dates

_PARAGRAPH = 200
"""Characters. A line this long belongs to the article itself, and ends the head of the page."""
_SHORT = 60
_FOOT = 40
"""How many lines at the end may name the outlet, or say how the text was made."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A value, and what it was taken from."""

    value: str
    because: str


class CapturedText:
    """A plain text, parted into the head of its page, its body and its foot."""

    def __init__(self, text: str) -> None:
        """Part the text by its first long paragraph."""
        lines = [line.rstrip() for line in text.strip().splitlines()]
        self._first = lines[0].strip() if len(lines) > 1 and not lines[1] else ""
        self.lines = [line for line in lines if line.strip()]
        first = next((i for i, line in enumerate(self.lines) if len(line.strip()) >= _PARAGRAPH), len(self.lines))
        self.head = self.lines[:first]
        self.body = self.lines[first:]
        self.foot = self.body[1:][-_FOOT:]

    def title(self) -> Guess | None:
        """The headline: a line of the head that reads like one, by preference one that stands there twice."""
        lines = [line for line in self.head if _is_headline(line)]
        if not lines:
            alone = self._first if len(self._first) < _PARAGRAPH and self._first[-1:] not in ".,;:" else ""
            return Guess(alone, "the first line, which stands alone") if alone else None
        twice = next((line for line in lines if lines.count(line) > 1), None)
        if twice and not any(twice in line and line != twice for line in lines[: lines.index(twice)]):
            return Guess(twice.strip(), "a line at the head of the text, where it stands twice")
        return Guess(lines[0].strip(), "the first line that reads like a headline")

    def published(self) -> WrittenDate | None:
        """The date at the head of the page; one in a sentence may be that of an event."""
        short = (line for line in self.head if not _is_headline(line) or re.match(r"(?i)publi|posted|date", line))
        return next((found for line in short for found in find_dates(line)), None)

    def authors(self) -> Iterator[Guess]:
        """Who signs the text, or is named in it as its editor."""
        for line in (*self.head, *self.foot):
            found = _BYLINE.match(line.strip()) or (_EDITED.search(line) if len(line) < _PARAGRAPH else None)
            if found:
                for name in re.split(r"\s*,\s*|\s+(?:and|und|et|y|&)\s+", found["names"]):
                    yield Guess(name.strip(" ."), _excerpt(line))
                return

    def publisher(self, publishers: Mapping[str, Publisher]) -> Guess | None:
        """Which of the known outlets is named where outlets name themselves."""
        for grounds, lines in self._self_references():
            found = [
                (len(name), key, line)
                for line in lines
                for key, publisher in publishers.items()
                for name in (publisher.name, *publisher.names.values())
                if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE)
            ]
            if found:
                _, key, line = max(found, key=lambda match: match[0])
                return Guess(key, f"{grounds}: “{_excerpt(line)}”")
        return None

    def _self_references(self) -> Iterator[tuple[str, list[str]]]:
        plain = [line.strip() for line in self.head if not _CAPTION.search(line)]
        yield "at the head of the text", [line for line in plain if len(line) <= _SHORT]
        opening = [line[:_SHORT].rpartition(mark)[0] for line in self.body[:3] for mark in (" - ", " — ", " – ")]
        yield "it opens a paragraph", [words for words in opening if words]
        yield "in the copyright line", [line for line in self.foot if re.search(r"(?i)©|\(c\)|copyright", line)]
        yield "in the foot of the text", [line for line in self.foot if len(line) <= 2 * _SHORT and "Image" not in line]

    def production(self) -> tuple[Production, Guess] | None:
        """How the text was made, where it says so, with its words."""
        for line in (*self.head, *self.foot):
            if len(line) < 2 * _PARAGRAPH and (kind := _production(line)):
                return kind, Guess(kind, _excerpt(line, 160))
        return None

    def language(self) -> Guess | None:
        """The language, by its script or its commonest words; None for one not known here."""
        words = re.findall(r"[^\W\d_]+", " ".join(self.body or self.lines).casefold())
        text = "".join(words)
        for language, pattern in _SCRIPTS:
            if len(re.findall(pattern, text)) > len(text) / 5:
                return Guess(language, "its script")
        counts = {key: sum(word in common for word in words) for key, common in _COMMON.items()}
        best = max(counts, key=lambda key: counts[key])
        return Guess(best, "its commonest words") if counts[best] > len(words) / 12 else None


def _is_headline(line: str) -> bool:
    text = line.strip()
    words = text.split()
    if not (3 < len(words) < 40 and 20 <= len(text) < _PARAGRAPH) or line[:1].isspace():  # noqa: PLR2004
        return False
    if text[-1] in ".,;:" or text[0] in "•-*–·" or re.search(r"[|>›»]| / ", text) or _CAPTION.search(text):
        return False
    return not any(len(found.words) > len(text) / 3 for found in find_dates(text))


def _production(line: str) -> Production | None:
    """What a line says of how the text it stands in was made."""
    made = _MADE.search(line)
    tool = _AI.search(line)
    if not (_LABEL.search(line) or (made and (tool or "using" in made["by"].lower()))):
        return None
    helped = re.search(r"(?i)assist|\bhelp|support|edited by|reviewed by|checked by|\bedit(ed|or)\b", line)
    return "ai-assisted" if helped else "ai-generated"


def _excerpt(line: str, longest: int = 100) -> str:
    words = " ".join(line.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


_NAME = r"[A-Z][\w’'.-]+(?: (?:(?:de|van|von|der|al|bin|la)\s)?[A-Z][\w’'.-]*){1,3}"
_BYLINE = re.compile(
    rf"(?:By|BY|Von|Par|Por|Written by)[:\s]\s*(?P<names>{_NAME}(?:(?:,| and| und| et| y| &) {_NAME})*)(?:$|[,|–—-])"
)
_EDITED = re.compile(rf"\b(?:[Ee]dited|[Ww]ritten|[Rr]eviewed) by (?P<names>{_NAME})")
_CAPTION = re.compile(
    r"(?i)^\s*[•*]|\bimage\b|\bphoto\b|\bpicture\b|\bsource\b|\bvideo\b|^\s*\(|\)\s*$|\baccording to\b"
)
_AI = re.compile(
    r"\bA\.?I\b|artificial intelligence|language model|\bL?LM\b|\b(?:Chat)?GPT\b|\bGemini\b|\bbot\b|\bKI\b|\bIA\b"
)
_ITSELF = r"\b(?:content|article|story|text|summary|this)\b"
_BY_AI = r"\b(?:AI|KI)[\s‑-](?:generated|assisted|written|created|produced|generiert|gestützt)\b"
_LABEL = re.compile(rf"(?i){_BY_AI}(?=.*{_ITSELF}|\s*$)|{_ITSELF}.*{_BY_AI}")
_MADE = re.compile(
    r"(?i)\b(?:this|the) (?:\w+ )?(?:story|article|content|text|post|page|report|summary|piece|translation)\b"
    r"[^.\n]{0,40}?\b(?:generated|created|written|produced|compiled|translated|drafted|prepared)\b"
    r"[^.\n]{0,30}?\b(?P<by>using|with|by)\b"
)
_SCRIPTS = (
    ("ko", "[\uac00-\ud7a3]"), ("ja", "[\u3040-\u30ff]"), ("zh", "[\u4e00-\u9fff]"),
    ("uk", "[\u0430-\u0449іїєґ](?=.*[іїєґ])"), ("ru", "[\u0430-\u044f]"),
    ("ar", "[\u0620-\u064a]"), ("he", "[\u05d0-\u05ea]"), ("el", "[\u03b1-\u03c9]"),
    ("th", "[\u0e01-\u0e2e]"), ("hi", "[\u0905-\u0939]"),
)  # fmt: skip
_COMMON_WORDS = {
    "en": "the of and to in that is was for on with as by at from it has its said",
    "de": "der die das und in zu den von mit ist des auf für im nicht dem ein eine sich als",
    "fr": "le la les de des du et en un une que est pour dans qui sur par au pas plus",
    "es": "el la los las de que y en un una es por con para del se al no su lo",
    "it": "il la di che e in un una è per con del della non si le dei al da i",
    "pt": "o a os as de que e em um uma é por com para do da no na se dos",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om door ook",
    "pl": "w i na z się nie do że o jest to za po od przez dla jak są ale",
}
_COMMON = {language: frozenset(words.split()) for language, words in _COMMON_WORDS.items()}
