"""Revision files: canonical JSON, and the faults of a file that is not as `briefing publish` wrote it.

Canonical means that one revision has one text: keys in alphabetical order, no white space, no escapes but those JSON
demands, a line feed at the end; `briefing diff` shows it to people. The file holds the SHA-256 of the same JSON without
the hash, so an edit by hand shows.
"""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from briefing.model.revision import FORMAT, Correction, Revision, State
from briefing.problems import Problem, Severity, Span

MALFORMED = "revision-malformed"
EDITED = "revision-edited"
_RESTORE = "restore the file from the version history; a revision is written by `briefing publish`, never by hand"


def canonical_json(data: Mapping[str, Any]) -> str:
    """Plain data as the one text that stands for it.

    Raises ValueError for numbers that JSON does not have.
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False) + "\n"


def content_hash(data: Mapping[str, Any]) -> str:
    """The SHA-256 of a revision's data, in which its own hash is left out."""
    rest = {key: value for key, value in data.items() if key != "sha256"}
    return hashlib.sha256(canonical_json(rest).encode()).hexdigest()


def new_revision(
    state: State, because: str, date: dt.date, number: int = 1, corrections: tuple[Correction, ...] = ()
) -> Revision:
    """Put a state and the reason for publishing it together into a revision, with its hash."""
    bare = Revision.model_construct(
        format=1, date=date, number=number, because=_composed(because), corrections=corrections, state=state,
        sha256="",
    )  # fmt: skip
    return bare.model_copy(update={"sha256": content_hash(revision_data(bare))})


def state_data(state: State) -> dict[str, Any]:
    """A state as plain data, without what is as by default; texts are in Unicode's composed form (NFC)."""
    data = _composed(state.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"order"}))
    order = {route: list(keys) for route, keys in _orders(state, "")}
    return {**data, "order": order} if order else dict(data)


def read_state(data: Mapping[str, Any]) -> State:
    """A state from its plain data, with its mappings in the order in which they were written.

    Raises pydantic's ValidationError when the data is not a state.
    """
    return _in_order(State.model_validate(data))


def revision_data(revision: Revision) -> dict[str, Any]:
    """A revision as the plain data that its file holds."""
    head: dict[str, Any] = {
        "format": revision.format,
        "date": revision.date.isoformat(),
        "because": revision.because,
        "sha256": revision.sha256,
        "state": state_data(revision.state),
    }
    if revision.number > 1:
        head["number"] = revision.number
    if revision.corrections:
        head["corrections"] = [
            {key: _composed(value) for key, value in correction.model_dump(mode="json").items()}
            for correction in revision.corrections
        ]
    return head


def render_revision(revision: Revision) -> str:
    """The text of a revision's file."""
    return canonical_json(revision_data(revision))


def parse_revision(path: str, content: bytes) -> tuple[Revision | None, list[Problem]]:
    """Read one revision file. `path` names it in problems, and its last part must fit what stands in the file."""
    place = Span(path, 1, 1)
    try:
        text = content.decode("utf-8")
        data = json.loads(text, parse_constant=_no_number)
        known = isinstance(data, dict) and data.get("format") == FORMAT
    except (ValueError, RecursionError) as error:
        at = Span(path, error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else place
        reason = error.msg if isinstance(error, json.JSONDecodeError) else _reason(error)
        return None, [Problem(MALFORMED, Severity.ERROR, f"not readable as JSON: {reason}", at, _RESTORE)]
    if not known:
        message = f"this is not a revision of format {FORMAT}"
        return None, [Problem(MALFORMED, Severity.ERROR, message, place, _RESTORE)]
    try:
        revision = Revision.model_validate(data)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in fault["loc"])
        message = f"`{where}`: {fault['msg'][:1].lower()}{fault['msg'][1:]}"
        return None, [Problem(MALFORMED, Severity.ERROR, message, place, _RESTORE)]
    name = path.rpartition("/")[2]
    if name != f"{revision.id}.json":
        message = f"the file is called {name}, but holds the revision {revision.id}"
        return None, [Problem(MALFORMED, Severity.ERROR, message, place, f"call it {revision.id}.json again")]
    revision = revision.model_copy(update={"state": _in_order(revision.state)})
    if _hash_without_itself(text, revision.sha256) != revision.sha256:
        message = f"the revision {revision.id} is not as it was published"
        return revision, [Problem(EDITED, Severity.ERROR, message, place, _RESTORE)]
    return revision, []


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _hash_without_itself(text: str, own: str) -> str:
    """The SHA-256 of a file's text without the hash in it: that of the canonical JSON, if nobody has touched it."""
    return hashlib.sha256(text.replace(f'"sha256":"{own}",', "", 1).encode()).hexdigest()


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: _composed(item) for key, item in value.items()}
    return [_composed(item) for item in value] if isinstance(value, list) else value


def _orders(value: Any, route: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The mappings within a value whose keys are not in alphabetical order, by route."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in {"order", "standings"}:
                yield from _orders(getattr(value, name), f"{route}/{name}" if route else name)
    elif isinstance(value, dict):
        keys = tuple(value)
        if keys != tuple(sorted(keys)):
            yield route, keys
        for key, item in value.items():
            yield from _orders(item, f"{route}/{key}")


def _in_order(state: State) -> State:
    """Put mappings into their written order, which then need not be kept apart from them any more.

    The state is fresh from validation, so that its mappings are nobody else's and can be put in order where they are.
    """
    for route, keys in state.order.items():
        mapping = _mapping_at(state, route)
        items = {key: mapping.pop(key) for key in keys if key in mapping}
        rest = dict(mapping)
        mapping.clear()
        mapping.update(items | rest)
    return state.model_copy(update={"order": {}}) if state.order else state


def _mapping_at(state: State, route: str) -> dict[str, Any]:
    """The mapping at a route; an empty one where there is none."""
    found: Any = state
    for step in route.split("/"):
        found = getattr(found, step, None) if isinstance(found, BaseModel) else found.get(step)
        if not isinstance(found, BaseModel | dict):
            return {}
    return found if isinstance(found, dict) else {}
