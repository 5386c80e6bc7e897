"""Reading saved articles, and what becomes of them: entries, snapshots, quotes. All articles here are synthetic."""

import contextlib
import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli import main
from briefing.model.publisher import Publisher
from briefing.sourcing.capture import NotAnArticleError, read_article
from briefing.sourcing.captured_text import CapturedText
from briefing.sourcing.entry import CannotAddError, Proposal, add_entry
from briefing.written_dates import find_dates
from briefing.yamldoc import parse_yaml

PARAGRAPH = (
    "The harbour board said on March 3, 2026 that it would reopen the mole in May, at a cost of 2.5 million crowns, "
    "and that the illegal dump beside it would be cleared before the first ferry of the season sails to the "
    "outer islands. "
    "According to the Distant Gazette, the board has not said who pays."
)
TEXT = f"""Tidewater Times / News

Board to Reopen the Mole After Years of “Waiting”

By Anna Svensson and Bo de Wit

Feb 21, 2026, 6:09 p.m. ET

{PARAGRAPH}

A second paragraph tells what the minister thought of it.

This synthetic article was generated using an AI model and checked by an editor.
© 2026 Tidewater Times
"""
HTML = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Board to reopen</title>
<meta property="og:title" content="Board to reopen the mole"><meta property="og:site_name" content="Tidewater Times">
<meta name="author" content="Anna Svensson"><meta property="article:published_time" content="2026-02-21T18:09:00-05:00">
<link rel="canonical" href="https://tidewater.example/mole"><script>var x = "not text";</script></head>
<body><nav>Menu Home News</nav><article><h1>Board to reopen the mole</h1><p>{PARAGRAPH}</p>
<p>A second paragraph tells what the minister thought of it, which was not much.</p></article>
<footer><p>This content is AI-generated.</p></footer></body></html>"""
PUBLISHERS = {
    "tidewater": Publisher(name="Tidewater Times", kind="newspaper"),
    "gazette": Publisher(name="Distant Gazette", kind="newspaper"),
}


@pytest.mark.parametrize(
    ("written", "edtf", "doubted"),
    [
        ("Feb 21, 2026, 6:09 p.m. ET", "2026-02-21T18:09-05:00", False),
        ("July 4th, 2025 at 12:05 am EDT", "2025-07-04T00:05-04:00", False),
        ("July 4, 2025, 12:05 PM ET", "2025-07-04T12:05-04:00", False),
        ("21 Feb 2026 08:12 GMT+3", "2026-02-21T08:12+03:00", False),
        ("2026-02-21T18:09:33.120Z", "2026-02-21T18:09Z", False),
        ("2026-02-21 18:09 KST", "2026-02-21T18:09+09:00", False),
        ("2 May 2026, 12:00 IST", "2026-05-02T12:00", True),
        ("21. Februar 2026, 18.30 Uhr", "2026-02-21T18:30", True),
        ("21 février 2026", "2026-02-21", False),
        ("21 de febrero de 2026", "2026-02-21", False),
        ("2 мая 2024", "2024-05-02", False),
        ("2026년 2월 21일", "2026-02-21", False),
        ("2026年2月21日", "2026-02-21", False),
        ("21.02.2026", "2026-02-21", False),
        ("March 3, 2026 - 17 people", "2026-03-03", False),
    ],
)
def test_a_date_is_read_as_it_is_printed(written, edtf, doubted):
    (found,) = find_dates(written)
    assert (found.edtf, bool(found.doubt)) == (edtf, doubted)


@pytest.mark.parametrize("written", ["02/03/2026", "Feb 30, 2026", "June 2024", "1.2.3", "room 2026-99"])
def test_what_could_be_another_date_or_none_is_left_alone(written):
    assert not list(find_dates(written))


def test_a_plain_text_tells_its_headline_byline_date_outlet_language_and_making():
    text = CapturedText(TEXT)
    assert text.title().value == "Board to Reopen the Mole After Years of “Waiting”"
    assert [author.value for author in text.authors()] == ["Anna Svensson", "Bo de Wit"]
    assert text.published().edtf == "2026-02-21T18:09-05:00"
    assert text.publisher(PUBLISHERS).value == "tidewater"
    assert text.language().value == "en"
    kind, grounds = text.production()
    assert (kind, grounds.because) == (
        "ai-assisted", "This synthetic article was generated using an AI model and checked by an editor.",
    )  # fmt: skip


def test_a_bare_paragraph_tells_nothing_of_itself():
    text = CapturedText(PARAGRAPH)
    assert text.title() is None
    assert text.published() is None
    assert text.publisher(PUBLISHERS) is None
    assert text.production() is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("This content is AI-generated based on other articles.", "ai-generated"),
        ("AI-assisted", "ai-assisted"),
        ("The story was written with the help of a language model.", "ai-assisted"),
        ("This summary was produced by artificial intelligence.", "ai-generated"),
        ("The story was created using Wordsmith and edited by Anna Svensson", "ai-assisted"),
        ("The power was generated using coal.", None),
        ("AI-generated images of the mole went round the town last week.", None),
        ("The report was written by Anna Svensson.", None),
        ("The minister spoke of artificial intelligence.", None),
    ],
)
def test_only_what_a_text_says_of_itself_is_a_disclosure(line, kind):
    found = CapturedText(f"{PARAGRAPH}\n{line}\n").production()
    assert (found and found[0]) == kind


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (
            "Die Behörde hat gesagt, dass sie die Mole im Mai für den Verkehr öffnet und das Geld von der Stadt ist",
            "de",
        ),
        ("Управление порта сообщило, что мол снова откроют в мае", "ru"),
        ("Управління порту повідомило, що мол знову відкриють у травні, і це її рішення", "uk"),
        ("항만 위원회는 오월에 방파제를 다시 연다고 밝혔다", "ko"),
        ("港湾委員会は五月に防波堤を再開すると述べた", "ja"),
        ("zyx wvu tsr", None),
    ],
)
def test_the_language_is_told_by_script_or_common_words(words, language):
    found = CapturedText(words).language()
    assert (found and found.value) == language


def test_a_page_tells_more_than_its_text():
    article = read_article(HTML.encode())
    assert article.title.value == "Board to reopen the mole"
    assert [author.value for author in article.authors] == ["Anna Svensson"]
    assert article.published.edtf == "2026-02-21T18:09-05:00"
    assert (article.outlet, article.url) == ("Tidewater Times", "https://tidewater.example/mole")
    assert article.language.value == "en-GB"
    assert article.production[0] == "ai-generated"
    assert PARAGRAPH in article.text
    assert "not text" not in article.text
    assert "Menu" not in article.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_plain_text_is_kept_as_it_is(encoding):
    assert read_article(TEXT.encode(encoding)).text == TEXT


def test_a_page_may_declare_its_encoding():
    page = HTML.replace('charset="utf-8"', 'charset="euc-kr"').replace("harbour board", "항만 위원회").encode("euc-kr")
    assert "The 항만 위원회 said" in read_article(page).text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04", "packed"),
        (b"\x89PNG\r\n", "picture"),
        (b"a\0b", "not a text"),
        (b" \n", "no text"),
        (b"<html><body></body></html>", "no text"),
        (b"x" * 50_000_001, "larger"),
    ],
)
def test_what_is_no_article_is_refused_by_name(content, message):
    with pytest.raises(NotAnArticleError, match=message):
        read_article(content)


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused(content):
    with contextlib.suppress(NotAnArticleError):
        assert read_article(content).text.strip()


# --- adding to a file ---

ENTRY = 'new:\n  title: "A: “b”"  # ? guessed\n  publisher: p\n'


def proposal(yaml=ENTRY, text=b"text"):
    return Proposal("new", yaml, text, 1)


@pytest.mark.parametrize(
    "old",
    [
        b"",
        b"# only a comment\n",
        b"old: {title: T, publisher: p}\n",
        b"old: {title: T, publisher: p}",
        b"\xef\xbb\xbfold: {title: T, publisher: p}\r\n",
        b"old:\n  title: T\n  publisher: p\n  note: |\n    kept\n\n\n# the end\n",
        b"---\nold: {title: T, publisher: p}\n",
    ],
)
def test_an_entry_is_added_behind_all_that_stands_there(old):
    new = add_entry("sources.yml", old, proposal())
    assert new.startswith(old)
    document, faults = parse_yaml("sources.yml", new)
    assert not faults
    assert document.data["new"] == {"title": "A: “b”", "publisher": "p"}
    assert (b"\r\n" in new) == (b"\r\n" in old)


@pytest.mark.parametrize(
    ("old", "message"),
    [
        (b"new: {title: T, publisher: p}\n", "has a source `new` already"),
        (
            b"old: {snapshot: {file: a, sha256: %s}}\n" % hashlib.sha256(b"text").hexdigest().encode(),
            "`old` is this very text",
        ),
        (b"{old: {title: T, publisher: p}}\n", "cannot be added"),
        (b"old: {title: T, publisher: p}\n...\n", "cannot be added"),
        (b"  old: {title: T, publisher: p}\n", "cannot be added"),
        (b"old: {note: |+\n", "faults of its own"),
        (b"a: 1\na: 2\n", "faults of its own"),
        (b"- a\n", "faults of its own"),
    ],
)
def test_a_file_that_cannot_be_added_to_safely_is_left(old, message):
    with pytest.raises(CannotAddError, match=message):
        add_entry("sources.yml", old, proposal())


# --- the commands ---


@pytest.fixture
def place(tmp_path):
    story = tmp_path / "content" / "briefings" / "harbour"
    story.mkdir(parents=True)
    publishers = "tidewater: {name: Tidewater Times, kind: newspaper}\n"
    (tmp_path / "content" / "publishers.yml").write_text(publishers, encoding="utf-8")
    (story / "briefing.yml").write_text("title: Harbour\nlead: It reopens.\n", encoding="utf-8")
    (story / "sources.yml").write_text("# by hand\nold: {title: T, publisher: tidewater}  # kept\n", encoding="utf-8")
    (tmp_path / "kept").mkdir()
    (tmp_path / "saved.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "saved.html").write_text(HTML, encoding="utf-8")
    return tmp_path


def run(place: Path, *arguments):
    options = ["--content", str(place / "content"), "--snapshots", str(place / "kept")]
    return CliRunner().invoke(main, [*arguments, *options])


def sources(place: Path):
    return (place / "content/briefings/harbour/sources.yml").read_text(encoding="utf-8")


def test_a_proposal_changes_no_content(place):
    before = sources(place)
    ran = run(place, "source", "add", str(place / "saved.txt"))
    assert ran.exit_code == 0
    assert "tidewater-2026-02-21:\n" in ran.stdout
    assert "publisher: tidewater  # ? at the head of the text: “Tidewater Times / News”" in ran.stdout
    assert sources(place) == before


@pytest.mark.parametrize("name", ["saved.txt", "saved.html"])
def test_an_added_source_is_sound_and_its_text_can_be_quoted(place, name):
    before = sources(place)
    ran = run(place, "source", "add", str(place / name), "--id", "mole", "--write")
    assert ran.exit_code == 0, ran.output
    assert sources(place).startswith(before)
    assert sources(place).removeprefix(before).strip() == ran.stdout.strip()
    (kept,) = (place / "kept").iterdir()
    assert kept.name == hashlib.sha256(kept.read_bytes()).hexdigest()[:16] + ".txt"
    assert run(place, "check").exit_code == 0
    quoted = run(place, "quote", "mole", "2.5 MILLION crowns, and that the illegal")
    assert quoted.exit_code == 0
    assert quoted.stdout.endswith('quote: {exact: "2.5 million crowns, and that the illegal"}\n')


def test_a_source_is_added_once(place):
    run(place, "source", "add", str(place / "saved.txt"), "--write")
    before = sources(place)
    again = run(place, "source", "add", str(place / "saved.txt"), "--write", "--id", "other")
    assert again.exit_code == 2
    assert "is this very text" in again.stderr
    assert sources(place) == before


def test_nothing_is_written_when_the_content_would_have_an_error(place):
    before = sources(place)
    page = HTML.replace("Tidewater Times", "Elsewhere Post")
    (place / "saved.html").write_text(page, encoding="utf-8")
    ran = run(place, "source", "add", str(place / "saved.html"), "--write")
    assert ran.exit_code == 1
    assert "there is no publisher `elsewhere-post`" in ran.stderr
    assert sources(place) == before
    assert not list((place / "kept").iterdir())


def test_a_malformed_address_is_not_written(place):
    ran = run(place, "source", "add", str(place / "saved.txt"), "--url", "javascript:alert(1)", "--write")
    assert ran.exit_code == 1
    assert "old" in sources(place)
    assert "javascript" not in sources(place)


def test_hostile_headlines_stay_one_text(place):
    title = 'Board to \\"Reopen\\" : [the] {mole}\u2028new: {title: x} # not a comment &#10; end'
    page = HTML.replace('content="Board to reopen the mole"', f'content="{title}"')
    (place / "saved.html").write_text(page, encoding="utf-8")
    ran = run(place, "source", "add", str(place / "saved.html"), "--id", "mole", "--write")
    assert ran.exit_code == 0, ran.output
    document, _ = parse_yaml("sources.yml", sources(place).encode())
    assert set(document.data) == {"old", "mole"}
    assert run(place, "check").exit_code == 0


def test_the_briefing_must_be_named_where_there_are_several(place):
    shutil.copytree(place / "content/briefings/harbour", place / "content/briefings/other")
    assert run(place, "source", "add", str(place / "saved.txt"), "--write").exit_code == 2
    assert run(place, "source", "add", str(place / "saved.txt"), "--briefing", "other", "--write").exit_code == 0
    assert run(place, "source", "add", str(place / "saved.txt"), "--briefing", "othr").exit_code == 2


def test_words_in_several_places_give_a_quote_for_each(place):
    run(place, "source", "add", str(place / "saved.txt"), "--id", "mole", "--write")
    assert run(place, "quote", "mole", "the board has not said").exit_code == 0
    ran = run(place, "quote", "mole", "tidewater times")
    assert ran.exit_code == 1
    assert ran.stdout.count("quote: {") == 2


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("mole", "the harbour bored said"), 1),
        (("mole", "qwertz uiop yxcv"), 1),
        (("mole", " "), 2),
        (("mol", "the board"), 2),
        (("old", "the board"), 2),
        (("mole", "the board", "--briefing", "none"), 2),
    ],
)
def test_exit_status_of_quote(place, arguments, status):
    run(place, "source", "add", str(place / "saved.txt"), "--id", "mole", "--write")
    assert run(place, "quote", *arguments).exit_code == status
