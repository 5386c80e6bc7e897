"""Problems → text that people or programs read."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Protocol
from urllib.parse import quote

from briefing.problems import Problem, Rule, Severity, Span

JSON_VERSION = 1
"""Raised when a reader of the JSON report would have to change."""
DOCS = "docs/checks.md"
"""Where every code is explained, under a heading of its own."""
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


class Report(Protocol):
    """Turns problems, and the number of files that were read, into a text."""

    def __call__(self, problems: Sequence[Problem], files: int, rules: Sequence[Rule] = ()) -> str:
        """Write the report. `rules` are those that the content was held to, where the format has a place for them."""
        ...


def render_text(problems: Sequence[Problem], files: int, rules: Sequence[Rule] = ()) -> str:
    """Write one paragraph for each problem, and a summary line."""
    del rules
    return "".join(f"{describe(problem)}\n" for problem in problems) + summarise(problems, files) + "\n"


def render_colored(problems: Sequence[Problem], files: int, rules: Sequence[Rule] = ()) -> str:
    """Write the same text with the severities in colour, for a terminal."""
    del rules
    return "".join(f"{describe(problem, color=True)}\n" for problem in problems) + summarise(problems, files) + "\n"


def describe(problem: Problem, *, color: bool = False) -> str:
    """Say what is wrong, where, and what to do about it, over one or more lines."""
    label = f"{problem.severity}[{problem.code}]"
    if color:
        label = f"\x1b[1;{_COLORS[problem.severity]}m{label}\x1b[0m"
    place = f"{_one_line(str(problem.span))}: " if problem.span else ""
    lines = [f"{place}{label} {_one_line(problem.message)}"]
    if problem.hint:
        lines.append(f"  hint: {_one_line(problem.hint)}")
    lines += [f"  see {_one_line(f'{related.span}: {related.message}')}" for related in problem.related]
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
    if text.isprintable():  # nearly all
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def render_json(problems: Sequence[Problem], files: int, rules: Sequence[Rule] = ()) -> str:
    """Write an object: `version`, `summary` with counts by severity and of files, and `problems`.

    Each problem has `code`, `severity`, `message`, `hint`, `place` (path, line and column, from 1) and `related`, a
    list of messages with places. `hint` and `place` may be null.
    """
    del rules
    counts = Counter(problem.severity for problem in problems)
    return _json(
        {
            "version": JSON_VERSION,
            "summary": {**{severity.value: counts[severity] for severity in Severity}, "files": files},
            "problems": [
                {
                    "code": problem.code,
                    "severity": problem.severity.value,
                    "message": problem.message,
                    "hint": problem.hint,
                    "place": problem.span._asdict() if problem.span else None,
                    "related": [{"message": r.message, "place": r.span._asdict()} for r in problem.related],
                }
                for problem in problems
            ],
        }
    )


def render_github(problems: Sequence[Problem], files: int, rules: Sequence[Rule] = ()) -> str:
    """Write workflow commands, which GitHub shows as annotations of a change, and a summary line."""
    del rules
    return "".join(map(_annotation, problems)) + summarise(problems, files) + "\n"


def _annotation(problem: Problem) -> str:
    level = "notice" if problem.severity is Severity.NOTE else problem.severity.value
    place = problem.span
    fields = {"file": place.path, "line": place.line, "col": place.column} if place else {}
    properties = ",".join(
        f"{name}={_property(str(value))}" for name, value in {**fields, "title": problem.code}.items()
    )
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{level} {properties}::{_data(text)}\n"


def _data(text: str) -> str:
    text = text.encode("utf-8", "backslashreplace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_sarif(problems: Sequence[Problem], files: int, rules: Sequence[Rule] = ()) -> str:
    """Write a log in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS, 2020)."""
    del files
    known = {rule.code: rule for rule in rules}
    for problem in problems:  # a code that the caller does not know is still described by its name
        known.setdefault(problem.code, Rule(problem.code, problem.severity, problem.code))
    index = {code: position for position, code in enumerate(known)}
    driver = {"name": "briefing", "rules": [_sarif_rule(rule) for rule in known.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem, index[problem.code]) for problem in problems],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return _json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "help": {
            "text": f"{rule.summary} See {DOCS}, “{rule.code}”.",
            "markdown": f"{rule.summary} See [{rule.code}]({DOCS}#{rule.code}).",
        },
        "helpUri": f"{DOCS}#{rule.code}",
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _sarif_result(problem: Problem, rule: int) -> dict[str, Any]:
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": text},
    }
    if problem.span:
        result["locations"] = [{"physicalLocation": _sarif_place(problem.span)}]
    if problem.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _sarif_place(related.span), "message": {"text": related.message}}
            for number, related in enumerate(problem.related)
        ]
    return result


def _sarif_place(span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(span.path)},
        "region": {"startLine": span.line, "startColumn": span.column},
    }


def _uri(path: str) -> str:
    if PurePath(path).is_absolute():
        return "file://" + quote(path, errors="surrogateescape")
    return quote(path, errors="surrogateescape")


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"


FORMATS: dict[str, Report] = {
    "text": render_text,
    "json": render_json,
    "github": render_github,
    "sarif": render_sarif,
}
"""The formats by the name that `briefing check --format` takes."""
