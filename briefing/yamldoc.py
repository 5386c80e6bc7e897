"""One YAML file: its data, its faults, and the place of every value in it.

YAML is read by the rules of its version 1.2 core schema, in which dates, `yes`, `no` and `on` are text. Files come from
strangers, so aliases cannot explode, tags cannot construct anything, and every fault has a place.
"""

import math
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import yaml

from briefing.problems import Lines, Problem, Related, Severity, Span
from briefing.yaml_faults import explain_encoding, explain_yaml_error, find_deep_nesting

Route = tuple[str | int, ...]
"""The keys and positions that lead to a value."""

MAX_UNFOLDING = 10
"""How many times larger than written a file may become once its aliases are unfolded."""

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_PLAIN_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_STANDARD_TAGS = tuple(f"tag:yaml.org,2002:{name}" for name in (
    "str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value",
))  # fmt: skip
_NO_MERGING = ("YAML's merge key `<<` is not read here", "write the fields out")
_TAG_HINT = "remove the tag, or put a text that begins with ! into quotes"


class _Loader(yaml.CSafeLoader):
    """Composes nodes without working out what plain scalars mean, which `_constant` does by other rules."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:  # noqa: ARG002 — PyYAML's
        """Give every node without a tag of its own the plain tag of its kind."""
        return _PLAIN_TAGS[kind]

    def descend_resolver(self, current_node: yaml.Node, current_index: Any) -> None:
        """Leave out what only PyYAML's own rules need."""

    def ascend_resolver(self) -> None:
        """The same."""


class Document:
    """One YAML file that could be read: its data, and the span of every route in it."""

    def __init__(self, path: str, text: str, data: dict[str, Any]) -> None:
        """Take the data of a text that `parse_yaml` has found sound."""
        self.path = path
        self.text = text
        self.data = data
        self._lines = Lines(path, text)
        self._known_pairs: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}

    def __reduce__(self) -> tuple[type["Document"], tuple[str, str, dict[str, Any]]]:
        """What goes to another process is only which file it was: places are told where the file was read."""
        return Document, (self.path, "{}", {})

    @cached_property
    def _root(self) -> yaml.Node:
        # Positions are wanted only where there is a problem, so the nodes are composed again when one is asked for.
        node = yaml.compose(self.text, Loader=_Loader)
        assert node is not None  # noqa: S101 — an empty text never becomes a document
        return node

    def span(self, *route: str | int, key: bool = False) -> Span:
        """Where the value of a route begins, or its key with `key=True`.

        A route that leads nowhere, such as that of a missing field, gives the place of the deepest part that exists.
        """
        return self._place(self._find(route, key=key))

    def span_of_text(self, *route: str | int, text: str, nth: int = 0) -> Span:
        """Where the nth (from 0) occurrence of a text stands within the value of a route."""
        node = self._find(route, key=False)
        start, end = node.start_mark.index, node.end_mark.index
        at = start
        for _ in range(nth + 1):
            found = self.text.find(text, at, end)
            if found < 0:  # written with escapes or folded over lines: the value's own place must do
                return self._place(node)
            at = found + 1
        return self._lines.place(at - 1)

    def _find(self, route: Route, *, key: bool) -> yaml.Node:
        node = self._root
        for depth, step in enumerate(route):
            found: yaml.Node | None = None
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs(node).get(str(step))
                if pair:
                    found = pair[0] if key and depth == len(route) - 1 else pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                found = node.value[step]
            if found is None:
                return node
            node = found
        return node

    def _pairs(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The nodes of each key; looked up and not searched, as a file may have thousands of entries and problems."""
        if id(node) not in self._known_pairs:  # the root keeps every node, so that no other comes to have its id
            pairs = {key.value: (key, value) for key, value in reversed(node.value) if isinstance(key.value, str)}
            if merged := pairs.get("<<"):
                for part in (*_children(merged[1]), merged[1]):
                    if isinstance(part, yaml.MappingNode):
                        pairs = self._pairs(part) | pairs
            self._known_pairs[id(node)] = pairs
        return self._known_pairs[id(node)]

    def _place(self, node: yaml.Node) -> Span:
        return self._lines.place(node.start_mark.index)


def parse_yaml(path: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    """Read the bytes of one file, a mapping in UTF-8, into a document.

    Duplicate keys and values of unknown tags are reported and the rest of the document is kept; a file that cannot be
    read as a YAML mapping gives its problems and no document.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [explain_encoding(path, content, error)]
    if problem := find_deep_nesting(path, text):
        return None, [problem]
    try:
        root = yaml.compose(text, Loader=_Loader)
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
        return None, [explain_yaml_error(path, text, error)]
    if not isinstance(root, yaml.MappingNode):
        return None, [_not_a_mapping(Lines(path, text), root)]
    reader = _Reader(Lines(path, text))
    try:
        data = reader.read(root, aliases="&" in text)
    except _TooLargeError as error:
        return None, [
            reader.problem("yaml-alias-bomb", error.node, str(error), "write the values out instead of aliases")
        ]
    return Document(path, text, data), reader.problems


def _not_a_mapping(lines: Lines, root: yaml.Node | None) -> Problem:
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.style and root.value in {"", "~", "null"}):
        hint = "write the fields it should hold, or remove the file"
        return Problem("yaml-empty", Severity.ERROR, "the file is empty", lines.place(0), hint)
    place = lines.place(root.start_mark.index)
    if root.tag not in _STANDARD_TAGS:
        return Problem("yaml-tag", Severity.ERROR, f"unknown tag {root.tag}", place, _TAG_HINT)
    kind = "a list" if isinstance(root, yaml.SequenceNode) else "a single text"
    message = f"expected a mapping of keys to values, found {kind}"
    return Problem("yaml-not-a-mapping", Severity.ERROR, message, place, "write `key: value` lines")


class _TooLargeError(Exception):
    def __init__(self, node: yaml.Node, message: str) -> None:
        super().__init__(message)
        self.node = node


class _Reader:
    """Turns composed nodes into data, and counts what aliases unfold to before it is unfolded."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.problems: list[Problem] = []
        self._size: dict[int, int] = {}
        self._collections: list[yaml.Node] = []
        self._written = 0
        self._data: dict[int, Any] = {}

    def problem(self, code: str, node: yaml.Node, message: str, hint: str, *related: Related) -> Problem:
        return Problem(code, Severity.ERROR, message, self.place(node), hint, related)

    def place(self, node: yaml.Node) -> Span:
        return self._lines.place(node.start_mark.index)

    def read(self, node: yaml.Node, *, aliases: bool) -> Any:
        """Read a file's root; without anchors there is nothing to unfold, and nothing to count."""
        if not aliases:
            return self._read(node)
        self._count(node)
        limit = MAX_UNFOLDING * self._written + 1000
        for collection in self._collections:  # innermost first, so the first too large is where it begins
            if self._size[id(collection)] > limit:
                raise _TooLargeError(collection, f"aliases unfold {self._written:,} written values to over {limit:,}")
        return self._read(node)

    def _count(self, node: yaml.Node) -> int:
        """Count what a node unfolds to, visiting each written node once however many aliases lead to it."""
        known = self._size.get(id(node))
        if known == 0:
            raise _TooLargeError(node, "an anchor holds an alias of itself")
        if known:
            return known
        if isinstance(node, yaml.ScalarNode):
            size = 1 + len(node.value) // 100  # a long text counts as several values
            self._written += size
            self._size[id(node)] = size
            return size
        self._written += 1
        self._size[id(node)] = 0
        total = 1 + sum(self._count(child) for child in _children(node))
        self._size[id(node)] = total
        self._collections.append(node)
        return total

    def _read(self, node: yaml.Node) -> Any:
        self._check_tag(node)
        if isinstance(node, yaml.ScalarNode):
            return _constant(node)
        # What an alias repeats is shared, not copied.
        if id(node) not in self._data:
            if isinstance(node, yaml.MappingNode):
                self._data[id(node)] = self._mapping(node)
            else:
                self._data[id(node)] = tuple(self._read(item) for item in node.value)
        return self._data[id(node)]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        data: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        seen: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                hint = "write a plain key; quote it if it begins with [ or {"
                self.problems.append(self.problem("yaml-syntax", key_node, "a key must be a text", hint))
                continue
            self._check_tag(key_node)
            key = key_node.value
            if key == "<<" and not key_node.style:
                self.problems.append(self.problem("unknown-field", key_node, *_NO_MERGING))
                merged |= self._merged(value_node)
            elif key in seen:
                first = Related("first written here", self.place(seen[key]))
                hint = "keep one of the two; YAML would silently drop the other"
                message = f"the key “{key}” stands here twice"
                self.problems.append(self.problem("yaml-duplicate-key", key_node, message, hint, first))
                self._read(value_node)  # for the faults in it
            else:
                seen[key] = key_node
                data[key] = self._read(value_node)
        return {**merged, **data} if merged else data

    def _merged(self, node: yaml.Node) -> dict[str, Any]:
        """What YAML 1.1 would merge here: having said that it is not read, nothing is missed that stands in it."""
        read = self._read(node)
        parts = [part for part in (read if isinstance(read, tuple) else (read,)) if isinstance(part, dict)]
        return {key: value for part in reversed(parts) for key, value in part.items()}

    def _check_tag(self, node: yaml.Node) -> None:
        if node.tag not in _STANDARD_TAGS:
            self.problems.append(self.problem("yaml-tag", node, f"unknown tag {node.tag}", _TAG_HINT))


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    for item in node.value:
        if isinstance(item, tuple):
            yield from item
        else:
            yield item


def _constant(node: yaml.ScalarNode) -> Any:
    """The value of a scalar by the YAML 1.2 core schema (chapter 10.3)."""
    text: str = node.value
    if node.style:  # quoted or block: always text
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    first = text[0]
    if first.isdigit() or first in "+-.":
        if _INT.fullmatch(text):
            return int(text, 0 if text[:2] in {"0o", "0x"} else 10) if len(text) <= 400 else text  # noqa: PLR2004 — digits
        if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
            return number
    return text
