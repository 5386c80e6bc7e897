"""Problems → text that people or programs read."""

from collections import Counter
from collections.abc import Callable, Sequence

from briefing.problems import Problem, Severity

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}

Report = Callable[[Sequence[Problem], int], str]
"""Turns problems, and the number of files that were read, into a report."""


def render_text(problems: Sequence[Problem], files: int) -> str:
    """Write one paragraph for each problem, and a summary line."""
    return "".join(f"{describe(problem)}\n" for problem in problems) + summarise(problems, files) + "\n"


def render_colored(problems: Sequence[Problem], files: int) -> str:
    """Write the same text with the severities in colour, for a terminal."""
    return "".join(f"{describe(problem, color=True)}\n" for problem in problems) + summarise(problems, files) + "\n"


def describe(problem: Problem, *, color: bool = False) -> str:
    """Say what is wrong, where, and what to do about it, over one or more lines."""
    label = f"{problem.severity}[{problem.code}]"
    if color:
        label = f"\x1b[1;{_COLORS[problem.severity]}m{label}\x1b[0m"
    place = f"{problem.span}: " if problem.span else ""
    lines = [f"{place}{label} {_one_line(problem.message)}"]
    if problem.hint:
        lines.append(f"  hint: {_one_line(problem.hint)}")
    lines += [f"  see {related.span}: {_one_line(related.message)}" for related in problem.related]
    return "\n".join(lines)


def summarise(problems: Sequence[Problem], files: int) -> str:
    """Count what was found: “3 errors, 1 warning in 12 files”."""
    counts = Counter(problem.severity for problem in problems)
    found = [_count(counts[severity], severity) for severity in Severity if counts[severity]]
    return f"{', '.join(found) or 'no problems'} in {_count(files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _one_line(text: str) -> str:
    """Show control characters as escapes: a message may quote hostile data, and a terminal obeys."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


FORMATS: dict[str, Report] = {
    "text": render_text,
}
"""The formats by the name that `briefing check --format` takes."""
