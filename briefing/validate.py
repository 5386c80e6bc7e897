"""A document's data → nouns, and pydantic's errors → problems with places and hints.

Entries with a fault are taken out one by one, so that one bad claim does not hide the other forty.
"""

import typing
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from briefing.model.story import Briefing
from briefing.model.walk import Route, fields_at
from briefing.problems import Problem, Severity, Span
from briefing.suggest import did_you_mean
from briefing.yamldoc import Document

_OWN_CODES = frozenset(
    {"malformed-date", "malformed-id", "malformed-url", "malformed-path", "malformed-quote", "wrong-type"}
)
_EXPECTED = {
    "string_type": "a text", "int_type": "a whole number", "float_type": "a number", "bool_type": "true or false",
    "tuple_type": "a list", "dict_type": "a mapping", "model_type": "a mapping", "model_attributes_type": "a mapping",
}  # fmt: skip
_HINTS = {
    "malformed-date": "dates are EDTF: 2026-02-21, 2024-06, 2022, 2024-06?, 2024-06/..",
    "malformed-id": "write an id such as `foreign-ministry-2026`",
    "malformed-url": "write the whole address, beginning with https://",
    "malformed-path": "give a path below the folder, with forward slashes and without `..`",
    "malformed-quote": "write `exact: …`, or `start: …` and `end: …`",
}


def validate(document: Document, adapter: TypeAdapter[Any]) -> tuple[Any, list[Problem]]:
    """Turn a document's data into its model; returns None instead when the fault lies outside any one entry."""
    data = document.data
    problems: list[Problem] = []
    while True:
        try:
            return adapter.validate_python(data), problems
        except ValidationError as error:
            faults = error.errors(include_url=False)
            problems += [_problem(document, adapter, fault) for fault in faults]
            entries = {_entry_route(adapter, fault["loc"]) for fault in faults}
            rest = _without(data, (route for route in entries if route))
            if None in entries or rest == data:
                return None, problems
            data = rest


def _entry_route(adapter: TypeAdapter[Any], loc: Route) -> Route | None:
    """The keyed entry that a fault lies in, or None when the fault is the file's own."""
    if (
        isinstance(_model(adapter), type)
        and issubclass(_model(adapter), Briefing)
        and loc[:1] != ("judgments",)
    ):
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


def _problem(document: Document, adapter: TypeAdapter[Any], fault: ErrorDetails) -> Problem:
    loc = tuple(step for step in fault["loc"] if step != "[key]")
    is_key = len(loc) < len(fault["loc"])
    code, message, hint, at_key = _describe(adapter, fault, loc)
    place: Span = document.span(*loc, key=is_key or at_key)
    return Problem(code, Severity.ERROR, message, place, hint)


def _describe(
    adapter: TypeAdapter[Any], fault: ErrorDetails, loc: Route
) -> tuple[str, str, str | None, bool]:
    kind, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    name = loc[-1] if loc else "the file"
    root = _model(adapter)
    if kind == "extra_forbidden":
        known = fields_at(root, loc[:-1])
        hint = did_you_mean(str(name), known) or f"the fields here are {', '.join(known)}"
        return "unknown-field", f"unknown field `{name}`", hint, True
    if kind == "missing":
        written = next((f for f in fields_at(root, loc[:-1]) if f == name), name)
        return "missing-field", f"the field `{written}` is missing", f"add `{written}: …` here", False
    if kind == "literal_error":
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        hint = (did_you_mean(str(value), allowed) or "") + f" one of: {', '.join(allowed)}"
        return "wrong-value", f"`{name}` may not be “{_shown(value)}”", hint.strip(), False
    if kind in _OWN_CODES:
        return kind, fault["msg"], _HINTS.get(kind), False
    if expected := _EXPECTED.get(kind):
        message = f"`{name}` must be {expected}, found {_found(value)}"
        hint = "put it into quotes" if expected == "a text" and not isinstance(value, dict | tuple) else None
        hint = "write a list: `- …` lines, or [a, b]" if expected == "a list" else hint
        return "wrong-type", message, hint or f"write {expected}", False
    if kind == "string_pattern_mismatch":
        return (
            "wrong-value",
            f"`{name}` may not be “{_shown(value)}”",
            f"it must match {context['pattern']}",
            False,
        )
    return (
        "wrong-value",
        f"`{name}`: {fault['msg'][:1].lower()}{fault['msg'][1:]}, found {_found(value)}",
        None,
        False,
    )


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
