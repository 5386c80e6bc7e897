"""One YAML file: its data, its faults, and the place of every value in it.

YAML is read by the rules of its version 1.2 core schema, in which dates, `yes`, `no` and `on` are text. Files come from
strangers, so aliases cannot explode, tags cannot construct anything, and every fault has a place.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import yaml

from briefing.problems import Problem, Related, Severity, Span

Route = tuple[str | int, ...]
"""The keys and positions that lead to a value."""

MAX_UNFOLDING = 10
"""How many times larger than written a file may become once its aliases are unfolded."""
MAX_DEPTH = 60
"""Nesting in one file; the format itself needs eight levels."""

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_STANDARD_TAGS = tuple(f"tag:yaml.org,2002:{name}" for name in (
    "str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value",
))  # fmt: skip


class Document:
    """One YAML file that could be read: its data, and the span of every route in it."""

    def __init__(self, path: str, text: str, data: dict[str, Any]) -> None:
        """Take the data of a text that `parse_yaml` has found sound."""
        self.path = path
        self.text = text
        self.data = data

    @cached_property
    def _root(self) -> yaml.Node:
        # Positions are wanted only where there is a problem, so the nodes are composed again when one is asked for.
        node: yaml.Node = yaml.compose(self.text, Loader=yaml.CSafeLoader)
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
        found = at - 1
        line_start = self.text.rfind("\n", 0, found) + 1
        return Span(self.path, self.text.count("\n", 0, found) + 1, found - line_start + 1)

    def _find(self, route: Route, *, key: bool) -> yaml.Node:
        node = self._root
        for depth, step in enumerate(route):
            found: yaml.Node | None = None
            if isinstance(node, yaml.MappingNode):
                for key_node, value_node in node.value:
                    if key_node.value == str(step):
                        found = key_node if key and depth == len(route) - 1 else value_node
                        break
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                found = node.value[step]
            if found is None:
                return node
            node = found
        return node

    def _place(self, node: yaml.Node) -> Span:
        return Span(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


def parse_yaml(path: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    """Read the bytes of one file, a mapping in UTF-8, into a document.

    Duplicate keys and values of unknown tags are reported and the rest of the document is kept; a file that cannot be
    read as a YAML mapping gives its problems and no document.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_encoding_problem(path, content, error)]
    if problem := _depth_problem(path, text):
        return None, [problem]
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(path, text, error)]
    except yaml.reader.ReaderError as error:
        return None, [_character_problem(path, text, error)]
    if root is None:
        hint = "write the fields it should hold, or remove the file"
        return None, [Problem("yaml-empty", Severity.ERROR, "the file is empty", Span(path, 1, 1), hint)]
    if not isinstance(root, yaml.MappingNode):
        kind = "a list" if isinstance(root, yaml.SequenceNode) else "a single text"
        place = Span(path, root.start_mark.line + 1, root.start_mark.column + 1)
        message = f"expected a mapping of keys to values, found {kind}"
        return None, [
            Problem("yaml-not-a-mapping", Severity.ERROR, message, place, "write `key: value` lines")
        ]
    reader = _Reader(path)
    try:
        data = reader.read(root)
    except _TooLargeError as error:
        return None, [
            reader.problem(
                "yaml-alias-bomb", error.node, str(error), "write the values out instead of aliases"
            )
        ]
    return Document(path, text, data), reader.problems


def _encoding_problem(path: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    before = content[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    message = f"byte 0x{content[error.start]:02x} is not UTF-8"
    hint = "save the file as UTF-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "the file looks like UTF-16: save it as UTF-8"
    return Problem(
        "yaml-encoding", Severity.ERROR, message, Span(path, before.count(b"\n") + 1, column), hint
    )


def _character_problem(path: str, text: str, error: "yaml.reader.ReaderError") -> Problem:
    at = next((i for i, c in enumerate(text) if yaml.reader.Reader.NON_PRINTABLE.match(c)), 0)
    place = Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    code = f"U+{ord(text[at]):04X}" if text else str(error)
    message = f"character {code} may not stand in YAML: this is not a YAML text file"
    return Problem(
        "yaml-syntax",
        Severity.ERROR,
        message,
        place,
        "remove the character, or write it as an escape in quotes",
    )


def _syntax_problem(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path, 1, 1)
    lines = text.splitlines() or [""]
    line = lines[min(place.line, len(lines)) - 1]
    said = error.problem or str(error)
    if "\t" in line[: max(len(line) - len(line.lstrip()), place.column)]:
        message, hint = "a tab stands where YAML allows only spaces", "indent with spaces"
        column = line.index("\t") + 1
        return Problem("yaml-tab", Severity.ERROR, message, place._replace(column=column), hint)
    hint = "check the quotes, colons and indentation here and on the line before"
    if "single document" in f"{error.context} {said}":
        hint = "keep one document in the file: remove the line `---`"
    elif "mapping values are not allowed" in said:
        hint = "put a text that holds a colon into quotes"
    elif "undefined alias" in said:
        hint = "quote a text that begins with *"
    return Problem("yaml-syntax", Severity.ERROR, f"not readable as YAML: {said}", place, hint)


def _depth_problem(path: str, text: str) -> Problem | None:
    """Find nesting that would exhaust the parser's stack, before composing recurses into it."""
    if text.count("[") + text.count("{") <= MAX_DEPTH and not re.search(
        rf"^ {{{MAX_DEPTH},}}\S|(- ){{20}}", text, re.MULTILINE
    ):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                place = Span(path, event.start_mark.line + 1, event.start_mark.column + 1)
                message = f"values are nested more than {MAX_DEPTH} levels deep"
                return Problem(
                    "yaml-syntax",
                    Severity.ERROR,
                    message,
                    place,
                    "remove the surplus brackets or indentation",
                )
    except yaml.YAMLError:
        pass  # composing will report it with its place
    return None


class _TooLargeError(Exception):
    def __init__(self, node: yaml.Node, message: str) -> None:
        super().__init__(message)
        self.node = node


class _Reader:
    """Turns composed nodes into data, and counts what aliases unfold to before it is unfolded."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._size: dict[int, int] = {}
        self._collections: list[yaml.Node] = []
        self._written = 0
        self._data: dict[int, Any] = {}

    def problem(self, code: str, node: yaml.Node, message: str, hint: str, *related: Related) -> Problem:
        return Problem(code, Severity.ERROR, message, self.place(node), hint, related)

    def place(self, node: yaml.Node) -> Span:
        return Span(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def read(self, node: yaml.Node) -> Any:
        self._count(node)
        limit = MAX_UNFOLDING * self._written + 1000
        for collection in self._collections:  # innermost first, so the first too large is where it begins
            if self._size[id(collection)] > limit:
                raise _TooLargeError(
                    collection, f"aliases unfold {self._written:,} written values to over {limit:,}"
                )
        return self._read(node)

    def _count(self, node: yaml.Node) -> int:
        """Count what a node unfolds to, visiting each written node once however many aliases lead to it."""
        known = self._size.get(id(node))
        if known == 0:
            raise _TooLargeError(node, "an anchor holds an alias of itself")
        if known:
            return known
        self._written += 1
        if isinstance(node, yaml.ScalarNode):
            return 1
        self._size[id(node)] = 0
        total = 1 + sum(self._count(child) for child in _children(node))
        self._size[id(node)] = total
        self._collections.append(node)
        return total

    def _read(self, node: yaml.Node) -> Any:
        if node.tag not in _STANDARD_TAGS:
            hint = "remove the tag, or put a text that begins with ! into quotes"
            self.problems.append(self.problem("yaml-tag", node, f"unknown tag {node.tag}", hint))
        if isinstance(node, yaml.ScalarNode):
            return _constant(node)
        # What an alias repeats is shared, not copied.
        if id(node) not in self._data:
            whole = isinstance(node, yaml.MappingNode)
            self._data[id(node)] = self._mapping(node) if whole else tuple(self._read(n) for n in node.value)
        return self._data[id(node)]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        data: dict[str, Any] = {}
        seen: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                hint = "write a plain key; quote it if it begins with [ or {"
                self.problems.append(self.problem("yaml-syntax", key_node, "a key must be a text", hint))
                continue
            key = key_node.value
            if key in seen:
                first = Related("first written here", self.place(seen[key]))
                hint = "keep one of the two; YAML would silently drop the other"
                message = f"the key “{key}” stands here twice"
                self.problems.append(self.problem("yaml-duplicate-key", key_node, message, hint, first))
                continue
            seen[key] = key_node
            data[key] = self._read(value_node)
        return data


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
        if _FLOAT.fullmatch(text):
            return float(text)
    return text
