"""The analyst's prose: what is read as a mark, and what stays text."""

from hostile import PAYLOADS
from hypothesis import given
from hypothesis import strategies as st

from briefing.prose import (
    REFERENCE_KINDS,
    Citation,
    Emphasis,
    Mention,
    Text,
    iter_prose_references,
    parse_prose,
    plain_text,
)


def only(text):
    (paragraph,) = parse_prose(text)
    return paragraph


def test_a_blank_line_separates_paragraphs_and_a_line_break_does_not():
    assert parse_prose("one\ntwo\n\n \nthree\r\n\r\nfour\n") == ((Text("one\ntwo"),), (Text("three"),), (Text("four"),))
    assert parse_prose(" \n ") == ()


def test_a_citation_names_its_sources_in_order():
    assert only("so [@a; @b-2].") == (Text("so "), Citation(("a", "b-2"), "[@a; @b-2]"), Text("."))


def test_every_kind_of_reference_is_a_mention():
    for kind in REFERENCE_KINDS:
        assert only(f"[[{kind}:some-id]]") == (Mention(kind, "some-id", f"[[{kind}:some-id]]"),)


def test_other_brackets_are_text():
    for text in ("[[source:x]]", "[[x]]", "[x](y)", "[3]", "[^1]", "[ @a]", "[@a\nb]", "[[actor:a]"):
        assert only(text) == (Text(text),), text


def test_marks_that_touch_their_words_are_emphasis_and_others_are_text():
    assert only("an *odd* one") == (Text("an "), Emphasis((Text("odd"),)), Text(" one"))
    assert only("**so**") == (Emphasis((Text("so"),), strong=True),)
    for text in ("2 * 3 * 4", "*", "**", "***", "* a*", "*a *", "**a", "5*", "a * b"):
        assert only(text) == (Text(text),), text


def test_marks_within_emphasis_are_read():
    (mark,) = only("*as [[actor:x]] says [@a]*")
    assert [type(part) for part in mark.children] == [Text, Mention, Text, Citation]
    assert [found.id for found in iter_prose_references("**[[actor:x]]** [@a; @b]")] == ["x", "a", "b"]


def test_equal_references_are_told_apart_by_their_order():
    found = list(iter_prose_references("[@a] and [@a] and [@b]"))
    assert [(one.raw, one.nth) for one in found] == [("[@a]", 0), ("[@a]", 1), ("[@b]", 0)]


def test_plain_text_has_the_words_without_marks_and_citations():
    assert plain_text("It *is*\nso [@a].\n\nAnd [[actor:the-state]] **agrees**.") == "It is so. And the state agrees."


def _written(parts):
    for part in parts:
        match part:
            case Text(text):
                yield text
            case Emphasis(children, strong):
                mark = "**" if strong else "*"
                yield from (mark, *_written(children), mark)
            case _:
                yield part.raw


_MARKS = st.sampled_from(["*", "**", "[@a]", "[[actor:x]]", "[", "]", "[[", "@", " ", "word", "\n", ";"])


@given(st.lists(_MARKS | st.characters() | st.sampled_from(PAYLOADS), max_size=30).map("".join))
def test_every_text_has_a_reading_from_which_it_can_be_written_again(text):
    paragraphs = parse_prose(text)
    written = "".join("".join(_written(paragraph)) for paragraph in paragraphs)
    assert "".join(written.split()) == "".join(text.split())


def test_a_long_run_of_marks_is_read_in_no_time():
    for text in ("*" * 20_000, "**a" * 7_000, "*a " * 7_000, "[@" * 10_000, "[[actor:" * 3_000, "*a**" * 5_000):
        parse_prose(text)
