"""Content faults as values: what is wrong, where, how bad, and what to do about it.

A fault in somebody's data is expected, so it is never an exception. Every stage returns its result together with
its problems; an exception means a bug or a broken environment.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A place in a text file. Lines and columns count from 1; columns count characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Lines:
    """A text by its lines as editors number them: they end at a line feed, a carriage return, or both."""

    def __init__(self, path: str, text: str) -> None:
        """Take the text of a file, and the path that its places are to name."""
        self.path = path
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def place(self, at: int) -> Span:
        """Where the character at a position of the text (from 0) stands."""
        line = bisect_right(self._starts, at)
        return Span(self.path, line, at - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The line of a number (from 1), without its end."""
        start = self._starts[number - 1]
        end = _LINE_END.search(self.text, start)
        return self.text[start : end.start() if end else None]


class Severity(StrEnum):
    """How bad a problem is. Only an error stops a build; the names are those of GitHub's annotations."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(NamedTuple):
    """What a code stands for: a rule that content is held to, and how bad it is to break it."""

    code: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that takes part in a problem, such as the first of two equal keys."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One reportable fault.

    `code` is stable and names the rule; it is the heading under which `docs/checks.md` explains it.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        return f"{place}{self.severity}[{self.code}] {self.message}"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Order problems by file, line and column, then by code, and drop exact repetitions."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.span or Span("", 0, 0), p.code, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems must stop a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
