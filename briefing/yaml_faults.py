"""What is wrong with a file that cannot be read as YAML, in words for people who do not read parsers."""

import re

import yaml

from briefing.problems import Lines, Problem, Severity, Span

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
        "close it where the text ends",
    ),
    ("could not find expected ':'", "a line is no `key: value`", "add the colon, or indent the line as part of a text"),
    (
        "did not find expected key",
        "the indentation or the quotes do not fit the lines above",
        "indent it like its neighbours",
    ),
    ("did not find expected ',' or", "a bracket is opened and not closed", "close it, or put the text into quotes"),
    (
        "expected comment or line break",
        "a text stands on the line of its mark `|` or `>`",
        "begin the text on the next line, indented",
    ),
    ("undefined tag handle", "a text begins with `!`, which YAML takes for a tag", "put the text into quotes"),
    ("incompatible YAML document", "the line `%YAML` asks for a version that nobody reads", "remove the line"),
    (
        "expected <document start>",
        "something follows after the end of the data",
        "look for brackets or quotes that are closed too early, and keep one document in the file",
    ),
    (
        "did not find expected '-'",
        "a list ends without going back to the indentation of its beginning",
        "indent with `- `",
    ),
    ("block sequence entries are not allowed", "a list begins on a line of its key", "begin the list on the next line"),
    ("duplicate anchor", "an anchor stands twice", "give the second another name"),
    ("escape", "a backslash in double quotes begins an escape that YAML does not know", "use single quotes"),
)
_ANYTHING = "check the quotes, colons and indentation here and on the line before"
_BEGUN = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)
"""Of these, the parser's context is the fault's place: an unclosed quotation mark or bracket, a line with no colon."""
_UTF_16 = "the file looks like UTF-16 or UTF-32: save it as UTF-8"
_NO_TEXT = "this is a picture, a PDF or an archive and no YAML: put the right file here"
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b")


_MARK_AT_START = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)?(\[[^]]*\]+|\{[^}]*\}+|"[^"]*"|'[^']*')\s*[^\s#\]},]""")
"""A value that is complete at its closing mark, and goes on."""


_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_LOOKS_LIKE = {"\uff1a": "a colon", "\x85": "the end of a line", "\u2028": "a space", "\u2029": "the end of a line"}
_LOOKALIKE = re.compile(r"(?:^ *|[:-])[\u00a0\u2000-\u200b\u202f\u3000\ufeff]|^[\w -]*\uff1a|[\x85\u2028\u2029]")
"""What does not count as a space, colon or end of line, or does where it should not."""


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
    lines = Lines(path, text)
    mark = _mark(error)
    place = lines.place(mark.index) if mark else lines.place(0)
    code = "yaml-syntax"
    if conflict := _CONFLICT.search(text):
        place = lines.place(conflict.start())
        message, hint = "a merge conflict was left in the file", "keep one of the two versions, and remove the marks"
    elif text.lstrip().startswith("<"):
        place = lines.place(0)
        message, hint = "this looks like a web page, and is no YAML", "put the right file here"
    elif found := _explain_line(lines.line(place.line), place.column, f"{error.context} {error.problem}"):
        code, message, hint, column = found
        place = place._replace(column=column)
    else:
        message, hint = f"not readable as YAML: {error.problem}", _ANYTHING
    return Problem(code, Severity.ERROR, message, place, hint)


def _explain_line(line: str, column: int, said: str) -> tuple[str, str, str, int] | None:
    """What the parser's words, or the line itself, tell: code, message, hint, and the column to show."""
    if "\t" in line[: max(len(line) - len(line.lstrip()), column)]:
        message = "a tab stands where YAML allows only spaces"
        return "yaml-tab", message, "indent with spaces", line.index("\t") + 1
    if odd := _LOOKALIKE.search(line):
        character = odd[0][-1]
        message = f"U+{ord(character):04X} looks like {_LOOKS_LIKE.get(character, 'a space')}, and is none for YAML"
        return "yaml-syntax", message, "type it anew", odd.end()
    if "did not find expected key" in said and (begun := _MARK_AT_START.match(line)):
        message = f"a text begins with `{begun[1][0]}`, which YAML reads as a mark"
        return "yaml-syntax", message, "put the whole text into quotes", begun.start(1) + 1
    for words, meaning, hint in _SAYINGS:
        if words in said:
            return "yaml-syntax", meaning, hint, column
    return None


def _mark(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Where the hand would go: what was opened or begun, when the parser only noticed on a later line."""
    begun, noticed = error.context_mark, error.problem_mark
    if begun and noticed and begun.line < noticed.line and str(error.context).startswith(_BEGUN):
        return begun
    return noticed or begun


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
