"""A document's data → nouns, and pydantic's errors → problems with places and hints.

Entries with a fault are taken out one by one, so that one bad claim does not hide the other forty.
"""

import re
import typing
from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from briefing.model.story import Briefing
from briefing.model.walk import ReferenceLeaf, Route, fields_at, iter_written_references
from briefing.problems import Problem, Severity, Span
from briefing.suggest import did_you_mean, nearest
from briefing.yamldoc import Document

_OWN_CODES = frozenset(
    {
        "malformed-date",
        "malformed-id",
        "malformed-url",
        "malformed-path",
        "malformed-quote",
        "wrong-type",
        "wrong-value",
    }
)
_EXPECTED = {
    "string_type": "a text", "int_type": "a whole number", "float_type": "a number", "bool_type": "true or false",
    "tuple_type": "a list", "dict_type": "a mapping", "model_type": "a mapping", "model_attributes_type": "a mapping",
}  # fmt: skip
_PATTERNS = {
    "country": "a country's two capital letters (ISO 3166), such as KR",
    "places": "countries' two capital letters (ISO 3166), such as KR",
    "wikidata": "an item such as Q4186268",
    "lei": "the 20 capital letters and digits of a Legal Entity Identifier",
    "ticker": "exchange and symbol, such as KRX:012450",
    "isni": "16 digits, such as 0000 0001 2103 2683",
    "sha256": "the 64 small letters and digits that `sha256sum` prints",
}
_RANGES = {
    "credibility": "a whole number from 1, confirmed, to 6, cannot be judged",
    "importance": "1 for a detail, 2, or 3 for a turning point",
}
_HINTS = {
    "wrong-type": "see the example of this field in the format's documentation",
    "wrong-value": "write what a reader is to see there",
    "malformed-date": "dates are EDTF: 2026-02-21, 2024-06, 2022, 2024-06?, 2024-06/..",
    "malformed-id": "write an id such as `foreign-ministry-2026`",
    "malformed-url": "write the whole address, beginning with https://",
    "malformed-path": "give a path below the folder, with forward slashes and without `..`",
    "malformed-quote": "write `exact: …`, or `start: …` and `end: …`",
}


class Validated(NamedTuple):
    """What became of a document's data."""

    value: Any
    """The model; None where a fault lies outside any one entry."""
    problems: list[Problem]
    lost: dict[str, Any]
    """The data that dropped out because of its faults."""

    def lost_references(self, adapter: TypeAdapter[Any]) -> tuple[ReferenceLeaf, ...]:
        """What the lost data refers to: such a reference may be faulty, too."""
        return tuple(iter_written_references(_model(adapter), self.lost))


def validate(document: Document, adapter: TypeAdapter[Any]) -> Validated:
    """Turn a document's data into its model, without the entries that have faults."""
    data = document.data
    problems: list[Problem] = []
    while True:
        try:
            return Validated(adapter.validate_python(data), problems, _lost(document.data, data))
        except ValidationError as error:
            faults = error.errors(include_url=False)
            problems += [_problem(document, adapter, fault) for fault in _not_mistyped(adapter, faults)]
            entries = {_entry_route(adapter, fault["loc"]) for fault in faults}
            rest = _without(data, (route for route in entries if route))
            if None in entries or rest == data:
                return Validated(None, problems, document.data)
            data = rest


def _not_mistyped(adapter: TypeAdapter[Any], faults: list[ErrorDetails]) -> list[ErrorDetails]:
    """The faults without those of fields that only seem to be missing, because their names are mistyped."""
    meant = {
        (*loc[:-1], nearest(str(loc[-1]), fields_at(_model(adapter), loc[:-1])))
        for fault in faults
        if fault["type"] == "extra_forbidden" and (loc := fault["loc"])
    }
    return [fault for fault in faults if not (fault["type"] == "missing" and fault["loc"] in meant)]


def _entry_route(adapter: TypeAdapter[Any], loc: Route) -> Route | None:
    """The keyed entry that a fault lies in, or None when the fault is the file's own."""
    if isinstance(_model(adapter), type) and issubclass(_model(adapter), Briefing) and loc[:1] != ("judgments",):
        return None
    depth = 1 if typing.get_origin(_model(adapter)) is dict else 2
    return loc[:depth] or None


def _model(adapter: TypeAdapter[Any]) -> Any:
    return adapter._type  # noqa: SLF001 — the adapter has no public way to ask what it adapts


def _without(data: dict[str, Any], routes: Iterable[Route]) -> dict[str, Any]:
    data = dict(data)
    for route in routes:
        if len(route) == 1:
            data.pop(str(route[0]), None)
        elif isinstance(group := data.get(str(route[0])), dict):
            data[str(route[0])] = {key: value for key, value in group.items() if key != route[1]}
    return data


def _lost(whole: dict[str, Any], rest: dict[str, Any]) -> dict[str, Any]:
    """What is in a document and no longer in the rest of it: whole values at the top, or entries below them."""
    lost = {}
    for key, value in whole.items():
        if key not in rest:
            lost[key] = value
        elif value is not rest[key]:
            lost[key] = {name: entry for name, entry in value.items() if name not in rest[key]}
    return lost


def _problem(document: Document, adapter: TypeAdapter[Any], fault: ErrorDetails) -> Problem:
    loc = tuple(step for step in fault["loc"] if step != "[key]")
    is_key = len(loc) < len(fault["loc"])
    code, message, hint, at_key = _describe(adapter, fault, loc)
    place: Span = document.span(*loc, key=is_key or at_key)
    return Problem(code, Severity.ERROR, message, place, hint)


def _describe(adapter: TypeAdapter[Any], fault: ErrorDetails, loc: Route) -> tuple[str, str, str, bool]:
    """A fault's code, message and hint, and whether it is about the key and not the value."""
    if fault["type"] in {"extra_forbidden", "missing"}:
        return _describe_key(fault["type"], loc, fields_at(_model(adapter), loc[:-1]))
    return (
        *_describe_value(fault, next((str(step) for step in reversed(loc) if isinstance(step, str)), "the file")),
        False,
    )


def _describe_key(kind: str, loc: Route, known: tuple[str, ...]) -> tuple[str, str, str, bool]:
    name = str(loc[-1])
    if kind == "missing":
        return "missing-field", f"the field `{name}` is missing", f"add `{name}: …` here", False
    hint = did_you_mean(name, known) or f"the fields here are {', '.join(known)}"
    return "unknown-field", f"unknown field `{name}`", hint, True


def _describe_value(fault: ErrorDetails, name: str) -> tuple[str, str, str]:
    kind, value, said = fault["type"], fault["input"], fault["msg"]
    if kind == "literal_error":
        allowed = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        hint = (did_you_mean(str(value), allowed) or "") + f" one of: {', '.join(allowed)}"
        return "wrong-value", f"`{name}` may not be “{_shown(value)}”", hint.strip()
    if kind in _OWN_CODES:
        # replaced by a function, as a backslash in a value means nothing
        return kind, re.sub(r", found \w+$", lambda _: f", found {_found(value)}", said), _HINTS[kind]
    if expected := _EXPECTED.get(kind):
        hint = f"write {expected}"
        if expected == "a text" and isinstance(value, int | float):
            hint = "put it into quotes"
        elif expected == "a list":
            hint = "write a list: `- …` lines, or [a, b]"
        return "wrong-type", f"`{name}` must be {expected}, found {_found(value)}", hint
    if kind == "string_pattern_mismatch":
        hint = f"write {_PATTERNS.get(name, 'a language tag such as en or pt-BR')}"
        return "wrong-value", f"`{name}` may not be “{_shown(value)}”", hint
    message = f"`{name}` may not be {_shown(value)}"
    return "wrong-value", message, f"write {_RANGES.get(name, 'a value that the field allows')}"


def _found(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    return f"the {'text' if isinstance(value, str) else 'number'} {_shown(value)}"


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:60] + "…"  # noqa: PLR2004 — a message stays one line
