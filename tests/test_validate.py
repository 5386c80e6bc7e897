"""Data against the models: what a faulty value is called, and how little of its file it takes along."""

import pytest
from pydantic import TypeAdapter

from briefing.model.files import SHARED_FILES, STORY_FILES
from briefing.validate import validate
from briefing.yamldoc import parse_yaml

SOURCE = "a: {title: A, publisher: p}\n"


def check(name, text, files=STORY_FILES):
    document, problems = parse_yaml(name, text.encode())
    assert not problems
    return validate(document, files[name])[:2]


def messages(name, text, files=STORY_FILES):
    return [(p.code, p.message, p.hint) for p in check(name, text, files)[1]]


def test_sound_data_becomes_its_model():
    value, problems = check("sources.yml", SOURCE)
    assert problems == []
    assert value["a"].title == "A"


def test_one_faulty_entry_drops_out_alone():
    value, problems = check("sources.yml", SOURCE + "b: {title: 1, publisher: p}\nc: {title: C, publisher: p}\n")
    assert list(value) == ["a", "c"]
    assert len(problems) == 1


def test_a_faulty_judgment_does_not_take_the_briefing_along():
    value, problems = check("briefing.yml", "title: T\nlead: L\njudgments:\n  a: {statement: 1}\n  b: {statement: B}\n")
    assert list(value.judgments) == ["b"]
    assert len(problems) == 1


def test_a_fault_of_the_briefing_itself_does():
    value, problems = check("briefing.yml", "title: T\nlead: 1\njudgments:\n  b: {statement: B}\n")
    assert value is None
    assert [problem.code for problem in problems] == ["wrong-type"]


def test_several_faults_of_one_entry_are_all_told():
    _, problems = check("sources.yml", "a: {title: 1, publisher: P!, kind: blog, colour: red}\n")
    assert sorted(problem.code for problem in problems) == [
        "malformed-id",
        "unknown-field",
        "wrong-type",
        "wrong-value",
    ]


def test_a_mistyped_field_is_not_missed_under_its_right_name_too():
    _, problems = check("sources.yml", "a: {titel: A, publisher: p}\n")
    assert [problem.code for problem in problems] == ["unknown-field"]
    _, problems = check("sources.yml", "a: {zzzz: A, publisher: p}\n")
    assert sorted(problem.code for problem in problems) == ["missing-field", "unknown-field"]


@pytest.mark.parametrize(
    ("field", "code", "message", "hint"),
    [
        ("title: 2026", "wrong-type", "`title` must be a text, found the number 2026", "put it into quotes"),
        ("title: true", "wrong-type", "`title` must be a text, found the truth value true", "put it into quotes"),
        ("title: [a]", "wrong-type", "`title` must be a text, found a list", "write a text"),
        ("title:", "wrong-type", "`title` must be a text, found nothing", "write a text"),
        (
            "authors: Ada",
            "wrong-type",
            "`authors` must be a list, found the text Ada",
            "write a list: `- …` lines, or [a, b]",
        ),
        ("authors: [1]", "wrong-type", "`authors` must be a text, found the number 1", "put it into quotes"),
        (
            "consulted: 'yes'",
            "wrong-type",
            "`consulted` must be true or false, found the text yes",
            "write true or false",
        ),
        ("snapshot: x.txt", "wrong-type", "`snapshot` must be a mapping, found the text x.txt", "write a mapping"),
        ("published: [2026]", "wrong-type", "expected a date, found a list", None),
        ("kind: artcle", "wrong-value", "`kind` may not be “artcle”", None),
        (
            "language: English language",
            "wrong-value",
            "`language` may not be “English language”",
            "write a language tag such as en or pt-BR",
        ),
        ("url: javascript:alert(1)", "malformed-url", None, "write the whole address, beginning with https://"),
        ("url: 'https://'", "malformed-url", None, None),
        ("url: 'https://a b.example'", "malformed-url", None, None),
        ("images: [{file: ../a.png}]", "malformed-path", None, None),
        ("images: [{file: /a.png}]", "malformed-path", None, None),
        ("images: [{file: 'a\\b.png'}]", "malformed-path", None, None),
        ("derived_from: [A]", "malformed-id", None, None),
    ],
)
def test_what_a_fault_is_called(field, code, message, hint):
    name = field.partition(":")[0]
    text = f"a:\n  {field}\n  publisher: p\n" + ("" if name == "title" else "  title: A\n")
    ((found_code, found_message, found_hint),) = messages("sources.yml", text)
    assert found_code == code
    assert message in {None, found_message}
    assert hint in {None, found_hint}
    assert found_hint


def test_a_wrong_word_is_met_with_the_right_ones():
    ((_, _, hint),) = messages("sources.yml", "a: {title: A, publisher: p, kind: artcle}\n")
    assert hint == "did you mean `article`? one of: article, statement, document, broadcast, dataset, social"


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("wikidata: zakharova", "Q4186268"),
        ("country: South Korea", "KR"),
        ("ticker: '012450'", "KRX:012450"),
        ("lei: abc", "20"),
        ("isni: abc", "16"),
    ],
)
def test_identifiers_say_what_they_look_like(field, word):
    ((code, _, hint),) = messages("actors.yml", f"a:\n  name: A\n  kind: state\n  {field}\n", SHARED_FILES)
    assert code == "wrong-value"
    assert word in hint


def test_a_wrong_country_in_a_list_says_the_same():
    ((code, _, hint),) = messages("briefing.yml", "title: T\nlead: L\nplaces: [Korea]\n")
    assert code == "wrong-value"
    assert "KR" in hint


def test_a_long_value_does_not_make_a_long_message():
    ((_, message, _),) = messages("sources.yml", f"a: {{title: A, publisher: p, kind: {'x' * 5000}}}\n")
    assert len(message) < 120


def test_every_type_of_file_can_be_asked():
    for name, adapter in {**STORY_FILES, **SHARED_FILES}.items():
        assert isinstance(adapter, TypeAdapter)
        document, _ = parse_yaml(name, b"zzz: 1\n")
        assert validate(document, adapter)[1]


@pytest.mark.parametrize("value", ["'C:\\x.txt'", "'\\g<0>'", "'a\\1'"])
def test_backslashes_in_a_faulty_value_are_shown_as_they_are(value):
    [(code, message, _)] = messages("sources.yml", SOURCE + f"b: {{title: B, publisher: p, url: {value}}}\n")
    assert code == "malformed-url"
    assert value.strip("'") in message


@pytest.mark.parametrize("title", ['""', '"  "'])
def test_a_title_holds_words(title):
    found = messages("sources.yml", f"a: {{title: {title}, publisher: p}}\n")
    assert found == [("wrong-value", "the text is empty", "write what a reader is to see there")]


@pytest.mark.parametrize(
    "url", ["https://[bad/x", "https://?x", "https://:80/", "https://host:99999/", "https:///x", "https://"]
)
def test_an_address_has_a_host_that_can_be_asked(url):
    assert [code for code, *_ in messages("sources.yml", f"a: {{title: A, publisher: p, url: '{url}'}}\n")] == [
        "malformed-url"
    ]


@pytest.mark.parametrize(
    ("about", "sound"),
    [
        ("value: forty, type: number", False),
        ("value: 2024-13, type: date", False),
        ("value: 40, type: range", False),
        ("value: 40, type: text", False),
        ("value: 2024, type: date", True),
        ("value: [2024, 2025], type: date", True),
        ("value: 2024-06/.., type: date", True),
        ("value: [30, 40], type: range", True),
        ("value: forty, type: text", True),
        ("value: forty", True),
    ],
)
def test_a_value_is_of_the_type_it_is_said_to_be(about, sound):
    text = f"claims:\n  a: {{statement: S., about: {{subject: s, property: p, {about}}}}}\n"
    assert [code for code, *_ in messages("claims.yml", text)] == ([] if sound else ["wrong-type"])


def test_a_number_outside_its_scale_is_told_the_scale():
    found = messages("claims.yml", "claims:\n  a: {statement: S., credibility: 7}\n")
    assert found == [
        ("wrong-value", "`credibility` may not be 7", "write a whole number from 1, confirmed, to 6, cannot be judged")
    ]
