"""What is wrong with a file that cannot be read as YAML, in words for people who do not read parsers."""

import re

import yaml

from briefing.problems import Problem, Severity, Span

MAX_DEPTH = 60
"""Nesting in one file; the format itself needs eight levels."""

# What the parser says, what that means, and what to do about it. The first that is found in its words counts.
_SAYINGS = (
    ("another document", "the file holds a second document", "keep one document in the file: remove the line `---`"),
    (
        "mapping values are not allowed",
        "a colon stands where no key can be",
        "put a text that holds a colon into quotes",
    ),
    ("undefined alias", "a text begins with `*`, which YAML takes for an alias", "put the text into quotes"),
    (
        "expected alphabetic or numeric",
        "a text begins with `*` or `&`, which YAML reads as a mark",
        "put it into quotes",
    ),
    ("cannot start any token", "a text begins with a character that YAML keeps for itself", "put the text into quotes"),
    (
        "unexpected end of stream",
        "a quotation mark is opened and never closed",
        "look for the missing quotation mark above",
    ),
    ("could not find expected ':'", "a line is no `key: value`", "add the colon, or indent the line as part of a text"),
    (
        "did not find expected key",
        "the indentation or the quotes do not fit the lines above",
        "indent it like its neighbours",
    ),
    ("did not find expected ',' or", "a bracket is opened and not closed", "close it, or put the text into quotes"),
    (
        "did not find expected '-'",
        "a list ends without going back to the indentation of its beginning",
        "indent with `- `",
    ),
    ("block sequence entries are not allowed", "a list begins on a line of its key", "begin the list on the next line"),
    ("duplicate anchor", "an anchor stands twice", "give the second another name"),
    ("escape", "a backslash in double quotes begins an escape that YAML does not know", "use single quotes"),
)
_UTF_16 = "the file looks like UTF-16 or UTF-32: save it as UTF-8"
_NO_TEXT = "this is a picture, a PDF or an archive and no YAML: put the right file here"
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b")


_MARK_AT_START = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)?(\[[^]]*\]+|\{[^}]*\}+|"[^"]*"|'[^']*')\s*[^\s#\]},]""")
"""A value that is complete at its closing mark, and goes on."""


def explain_encoding(path: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    """Say which byte of a file is not UTF-8, and what the file may be instead."""
    before = content[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    message = f"byte 0x{content[error.start]:02x} is not UTF-8"
    hint = "save the file as UTF-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = _UTF_16
    elif content.startswith(_BINARY):
        hint = _NO_TEXT
    return Problem("yaml-encoding", Severity.ERROR, message, Span(path, before.count(b"\n") + 1, column), hint)


def explain_yaml_error(path: str, text: str, error: yaml.MarkedYAMLError | yaml.reader.ReaderError) -> Problem:
    """Say what the parser could not read, and where."""
    if isinstance(error, yaml.reader.ReaderError):
        return _explain_character(path, text)
    mark = error.problem_mark or error.context_mark
    place = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path, 1, 1)
    lines = text.splitlines() or [""]
    line = lines[min(place.line, len(lines)) - 1]
    if "\t" in line[: max(len(line) - len(line.lstrip()), place.column)]:
        column = line.index("\t") + 1
        message = "a tab stands where YAML allows only spaces"
        return Problem("yaml-tab", Severity.ERROR, message, place._replace(column=column), "indent with spaces")
    if text.lstrip().startswith("<"):
        message, hint = "this looks like a web page, and is no YAML", "put the right file here"
        return Problem("yaml-syntax", Severity.ERROR, message, Span(path, 1, 1), hint)
    said = f"{error.context} {error.problem}"
    if "did not find expected key" in said and (begun := _MARK_AT_START.match(line)):
        message = f"a text begins with `{begun[1][0]}`, which YAML reads as a mark"
        at = place._replace(column=begun.start(1) + 1)
        return Problem("yaml-syntax", Severity.ERROR, message, at, "put the whole text into quotes")
    for words, meaning, hint in _SAYINGS:
        if words in said:
            return Problem("yaml-syntax", Severity.ERROR, meaning, place, hint)
    hint = "check the quotes, colons and indentation here and on the line before"
    return Problem("yaml-syntax", Severity.ERROR, f"not readable as YAML: {error.problem}", place, hint)


def _explain_character(path: str, text: str) -> Problem:
    at = next((i for i, c in enumerate(text) if yaml.reader.Reader.NON_PRINTABLE.match(c)), 0)
    place = Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    message = f"character U+{ord(text[at : at + 1] or ' '):04X} may not stand in YAML"
    hint = "remove the character, or write it as an escape in double quotes"
    if text.startswith("PK\3\4"):
        hint = _NO_TEXT
    elif text.count("\0") > len(text) // 3:
        hint = _UTF_16
    return Problem("yaml-syntax", Severity.ERROR, message, place, hint)


def find_deep_nesting(path: str, text: str) -> Problem | None:
    """Find nesting that would exhaust the parser's stack, before composing recurses into it."""
    # Only a file with this many brackets, or this much indentation, can be nested so deeply: a level of block style
    # takes a column at least, but for lists, which may stand directly under their key.
    if text.count("[") + text.count("{") <= MAX_DEPTH and not re.search(
        rf"^[ ?:-]{{{MAX_DEPTH // 2},}}", text, re.MULTILINE
    ):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH and (mark := event.start_mark):
                place = Span(path, mark.line + 1, mark.column + 1)
                message = f"values are nested more than {MAX_DEPTH} levels deep"
                hint = "remove the surplus brackets or indentation"
                return Problem("yaml-syntax", Severity.ERROR, message, place, hint)
    except yaml.YAMLError:
        pass  # composing will report it with its place
    return None
