"""Drawings as plain geometry: where what stands. The template draws them, and escapes their texts like all others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from briefing.messages import listed

LINE = 15.5
"""Height of a line of text."""
_CHARACTER = 6.2
"""Width of an average character of the text in a drawing; wide ones take two."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text at a place."""

    x: float
    y: float
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text; `anchor` names the place on the same page that it leads to."""

    x: float
    y: float
    width: float
    height: float
    labels: tuple[Label, ...] = ()
    style: str = ""
    anchor: str = ""
    radius: float = 5
    name: str = ""
    """What the link leads to, in full."""
    told_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by which a browser can filter, as ids, by what they are values of."""

    @property
    def spoken(self) -> str:
        """What the link is called, where its visible text does not say enough; it begins with that text."""
        if not self.labels:
            return self.name
        return listed((self.labels[0].text, self.name), ": ") if len(self.labels) == 1 else ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line, as the path that SVG draws."""

    path: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing; `title` and `text` say what is to be seen in it."""

    name: str
    width: float
    height: float
    title: str
    text: str
    boxes: tuple[Box, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether it has links, and so is more than an image."""
        return any(box.anchor for box in self.boxes)


def text_width(text: str) -> float:
    """About how wide a text is drawn."""
    if text.isascii():
        return _CHARACTER * len(text)
    return _CHARACTER * sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, width: float, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines of a width; what does not fit is cut, and shown to be."""
    lines: list[str] = []
    for word in _pieces(text, width):
        if lines and text_width(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), width)]
    return tuple(lines)


def _pieces(text: str, width: float) -> Sequence[str]:
    pieces = []
    for word in text.split():
        rest = word
        while text_width(rest) > width and len(rest) > 1:
            cut = max(1, next(i for i in range(len(rest), 0, -1) if i == 1 or text_width(rest[:i]) <= width))
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


def _shortened(text: str, width: float) -> str:
    if text_width(text) <= width:
        return text
    text = text[: int(width / _CHARACTER)]  # no character is narrower, so what comes after cannot stay
    while text and text_width(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def number(value: float) -> float:
    """A coordinate, as exact as a drawing needs."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
