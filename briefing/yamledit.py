"""Adding to a YAML file without touching what stands in it: comments, order, quotes and line endings stay.

Where the text goes is proposed, from the prettiest place to the surest; which place is right is proved, by reading the
result back: it must hold the old data with the addition, and nothing else.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from briefing.yamldoc import Document, Route, parse_yaml

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*")
_READ_AS_OTHERS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML 1.1, or any version, reads as something else than text."""


class CannotEditError(Exception):
    """No place was found where the addition would say what it is to say; it must be written by hand."""


def add_to_mapping(document: Document, route: Route, addition: Mapping[str, Any]) -> str:
    """The text of a document with new keys in the mapping at a route.

    Values may be texts, numbers, and lists and mappings of them. Raises KeyError when one of the keys is there already,
    CannotEditError when the mapping cannot be added to.
    """
    expected = _with_addition(document.data, route, addition)
    node = _node_at(document, route)
    if node is not None:
        for changed in _candidates(document.text, node, addition):
            read, problems = parse_yaml(document.path, changed.encode())
            if read is not None and not problems and read.data == expected:
                return changed
    raise CannotEditError(f"{document.path}: there is no safe place to add to {'.'.join(map(str, route))}")


def flow(value: Any) -> str:
    """A value in one line of YAML, which YAML 1.1 and 1.2 read alike."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and value not in _READ_AS_OTHERS and not _is_number(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in quoted)


def block(addition: Mapping[str, Any], indent: int) -> Sequence[str]:
    """New keys as lines of YAML in block style; what lies deeper than a list of mappings is written in flow style."""
    pad = " " * indent
    lines = []
    for key, value in addition.items():
        if isinstance(value, list | tuple) and value and all(isinstance(item, Mapping) for item in value):
            lines.append(f"{pad}{key}:")
            for item in value:
                pairs = [f"{name}: {flow(part)}" for name, part in item.items()]
                lines += [f"{pad}  {'- ' if first else '  '}{pair}" for first, pair in _marked(pairs)]
        else:
            lines.append(f"{pad}{key}: {flow(value)}")
    return lines


def _is_number(text: str) -> bool:
    """Whether a YAML reader may take it for a number; a whole date is text to 1.2 and a date to 1.1."""
    return bool(re.fullmatch(r"0x[0-9a-f]+|0o?[0-7]+|[0-9]+(e[0-9]+)?", text))


def _marked(items: Sequence[str]) -> Iterator[tuple[bool, str]]:
    return ((index == 0, item) for index, item in enumerate(items))


def _with_addition(data: Any, route: Route, addition: Mapping[str, Any]) -> Any:
    """The data with the addition; only what lies on the route is new, so an alias of it elsewhere stays as it was."""
    if not route:
        if taken := next((key for key in addition if key in data), None):
            raise KeyError(taken)
        return {**data, **{key: _as_read(value) for key, value in addition.items()}}
    return {**data, route[0]: _with_addition(data[route[0]], route[1:], addition)}


def _as_read(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _as_read(item) for key, item in value.items()}
    return tuple(_as_read(item) for item in value) if isinstance(value, list | tuple) else value


def _node_at(document: Document, route: Route) -> yaml.MappingNode | None:
    node: yaml.Node | None = yaml.compose(document.text, Loader=yaml.CSafeLoader)
    for step in route:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((value for key, value in node.value if key.value == str(step)), None)
    return node if isinstance(node, yaml.MappingNode) and node.value else None


def _candidates(text: str, node: yaml.MappingNode, addition: Mapping[str, Any]) -> Iterator[str]:
    if node.flow_style:
        pairs = flow(addition)[1:-1]
        end = len(text[: node.end_mark.index - 1].rstrip())
        yield f"{text[:end]}{' ' if text[end - 1] == ',' else ', '}{pairs}{text[end:]}"
        start = node.start_mark.index + 1
        yield f"{text[:start]}{pairs}, {text[start:]}"
        return
    first = node.value[0][0].start_mark
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = newline.join(block(addition, first.column))
    end = _last(node).end_mark.index
    for at in (_line_end(text, len(text[:end].rstrip())), _line_end(text, end)):
        yield f"{text[:at]}{newline}{lines}{text[at:]}"
    start = first.index - first.column
    yield f"{text[:start]}{lines}{newline}{text[start:]}"


def _last(node: yaml.Node) -> yaml.Node:
    """The last thing written in a block mapping."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        found = node.value[-1]
        node = found[1] if isinstance(found, tuple) else found
    return node


def _line_end(text: str, at: int) -> int:
    """The end of a line, before its line break: a comment behind a value stays beside it."""
    found = re.compile(r"\r?\n|\Z").search(text, at)
    return found.start() if found else len(text)
