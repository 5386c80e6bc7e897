"""Snapshots: what is read and what never is, and how quotes fare with them from files to problems."""

import datetime as dt
import hashlib
import os
from pathlib import Path

import pytest

from briefing.analysis.quote_tally import Tally, add_tallies, describe_tally, tally_quotes
from briefing.checks import run_checks
from briefing.load import load
from briefing.model.claim import Quote
from briefing.model.source import Snapshot, Source
from briefing.snapshots import Snapshots, kept_as

TEXT = """Synthetic story

The harbour board said it would reopen the mole in May 2025. The cost is 2.5 million crowns.
The minister said the cost is too high.
"""
CODES = {"quote-not-in-snapshot", "quote-ambiguous", "snapshot-changed", "snapshot-missing"}


def sha256(content):
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def source(file="story.txt", content=TEXT):
    return Source(title="T", publisher="p", snapshot=Snapshot(file=file, sha256=sha256(content)))


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "snapshots"
    path.mkdir()
    (path / "story.txt").write_text(TEXT, encoding="utf-8")
    return path


def test_the_declared_text_is_read(folder):
    reading = Snapshots(folder).read(source())
    assert (reading.state, reading.text.text) == ("ok", TEXT)


def test_without_folder_file_or_declaration_there_is_nothing_to_read(folder):
    assert Snapshots().read(source()).state == "no-folder"
    assert Snapshots(folder).read(source("other.txt")).state == "missing"
    assert Snapshots(folder).read(Source(title="T", publisher="p")).state == "undeclared"


def test_another_text_than_the_declared_one_is_not_given_out(folder):
    reading = Snapshots(folder).read(source(content="other"))
    assert (reading.state, reading.text, reading.sha256) == ("changed", None, sha256(TEXT))


@pytest.mark.parametrize(
    "file", ["../secret.txt", "sub/../../secret.txt", "link.txt", "out/secret.txt", "pipe", "sub", "a\0b", "round.txt"]
)
def test_nothing_outside_the_folder_is_read_and_nothing_but_files(folder, file):
    (folder.parent / "secret.txt").write_text(TEXT, encoding="utf-8")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "out").symlink_to(folder.parent)
    (folder / "sub").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    snapshot = Snapshot.model_construct(file=file, sha256=sha256(TEXT))
    reading = Snapshots(folder).read(source().model_copy(update={"snapshot": snapshot}))
    assert (reading.state, reading.text) == ("missing", None)


def test_an_absolute_path_is_not_followed(folder):
    snapshot = Snapshot.model_construct(file=str(folder.parent / "secret.txt"), sha256=sha256(TEXT))
    (folder.parent / "secret.txt").write_text(TEXT, encoding="utf-8")
    assert Snapshots(folder).read(source().model_copy(update={"snapshot": snapshot})).state == "missing"


def test_the_folder_itself_may_be_a_link(folder, tmp_path):
    (tmp_path / "alias").symlink_to(folder)
    assert Snapshots(tmp_path / "alias").read(source()).state == "ok"


def test_a_text_that_is_not_utf_8_is_read_as_far_as_it_is(folder):
    (folder / "story.txt").write_bytes(b"caf\xe9 open")
    reading = Snapshots(folder).read(source(content=b"caf\xe9 open"))
    assert reading.text.text == "caf\ufffd open"


def test_each_snapshot_is_read_once(folder):
    snapshots = Snapshots(folder)
    first = snapshots.read(source())
    (folder / "story.txt").unlink()
    assert snapshots.read(source()) is first


def test_a_text_is_kept_under_its_hash_unless_it_is_there_by_any_name(folder):
    assert kept_as(folder, TEXT.encode()) == ("story.txt", True)
    name, is_there = kept_as(folder, b"new")
    assert (name, is_there) == (f"{sha256('new')[:16]}.txt", False)
    (folder / name).write_text("something else", encoding="utf-8")
    assert kept_as(folder, b"new") == (f"{sha256('new')[:32]}.txt", False)


def test_counts_are_added_up_and_put_into_words():
    total = add_tallies([Tally(2, 1, 0), Tally(1, 0, 0)])
    assert describe_tally(total) == "4 quotes: 3 found in their sources, 1 unchecked"
    assert describe_tally(Tally(0, 0, 1)) == "1 quote: 1 not found once"
    assert describe_tally(add_tallies([])) == "no quotes"


# --- from files to problems ---

CLAIMS = """claims:
  reopens:
    statement: The mole reopens in May 2025.
    evidence:
      - {source: one, quote: {exact: "reopen the mole in May 2025"}}
      - {source: one, quote: {start: "The cost", end: "crowns"}}
      - {source: two, quote: {exact: "reopen the mole"}}
  dear:
    statement: It is dear.
    evidence:
      - {source: one, quote: {exact: "the cost is too high"}}
      - {source: bare, quote: {exact: "the cost is too high"}}
"""


@pytest.fixture
def content(tmp_path):
    story = tmp_path / "content" / "briefings" / "harbour"
    story.mkdir(parents=True)
    (tmp_path / "content" / "publishers.yml").write_text("p: {name: P, kind: online}\n", encoding="utf-8")
    (story / "briefing.yml").write_text("title: Harbour\nlead: It reopens.\n", encoding="utf-8")
    (story / "claims.yml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "snapshots").mkdir()
    keep(tmp_path, "one", TEXT)
    keep(tmp_path, "two", "They will reopen the mole.")
    bind(tmp_path)
    return tmp_path


def keep(root: Path, name, text):
    (root / "snapshots" / f"{name}.txt").write_text(text, encoding="utf-8")


def bind(root: Path):
    """Declare the texts as they are now."""
    lines = ["bare: {title: T, publisher: p}"]
    for path in sorted((root / "snapshots").glob("*.txt")):
        snapshot = f"{{file: {path.name}, sha256: {sha256(path.read_bytes())}}}"
        lines.append(f"{path.stem}: {{title: T, publisher: p, snapshot: {snapshot}}}")
    (root / "content/briefings/harbour/sources.yml").write_text("\n".join(lines), encoding="utf-8")


def report(root: Path):
    """The problems about quotes and snapshots, and what the quotes add up to."""
    corpus, faults = load(root / "content")
    assert not faults
    snapshots = Snapshots(root / "snapshots")
    problems = [p for p in run_checks(corpus, snapshots, dt.date(2025, 6, 1)) if p.code in CODES]
    return problems, tally_quotes(corpus.stories["harbour"], snapshots)


def codes(root: Path):
    return [problem.code for problem in report(root)[0]]


def test_quotes_that_stand_there_once_are_checked_and_the_rest_counted(content):
    assert report(content) == ([], Tally(checked=4, unchecked=1, failed=0))


def test_without_snapshots_every_quote_is_unchecked_and_none_a_problem(content):
    corpus, _ = load(content / "content")
    assert tally_quotes(corpus.stories["harbour"], Snapshots()) == Tally(0, 5, 0)
    assert not [p for p in run_checks(corpus, Snapshots(), dt.date(2025, 6, 1)) if p.code in CODES]


def test_one_changed_character_is_one_changed_snapshot_and_nothing_else(content):
    keep(content, "one", TEXT.replace("May 2025", "May 2026"))
    (problem,), tally = report(content)
    assert problem.code == "snapshot-changed"
    assert "its 3 quotes are unchecked" in problem.message
    assert sha256(TEXT.replace("May 2025", "May 2026")) in problem.hint
    assert tally == Tally(checked=1, unchecked=4, failed=0)


@pytest.mark.parametrize("at", range(len(TEXT)))
def test_with_the_new_hash_exactly_the_quotes_over_that_character_are_reported(content, at):
    keep(content, "one", TEXT[:at] + "#" + TEXT[at + 1 :])
    bind(content)
    quoted = ("reopen the mole in May 2025", "The cost", "crowns", "the cost is too high")
    touched = [words for words in quoted if TEXT.index(words) <= at < TEXT.index(words) + len(words)]
    assert codes(content) == ["quote-not-in-snapshot"] * len(touched)


def test_a_quote_that_is_not_there_is_shown_with_its_place_and_the_first_difference(content):
    keep(content, "one", TEXT.replace("May 2025", "May 2026"))
    bind(content)
    (problem,), tally = report(content)
    assert (problem.code, problem.span.line, problem.message) == (
        "quote-not-in-snapshot", 5, "quote not found in `one`",
    )  # fmt: skip
    assert problem.hint.startswith("nearest text differs at “2026” (quoted: “2025”), see ")
    assert problem.hint.endswith("one.txt:3:56")
    assert tally.failed == 1


def test_a_quote_that_is_there_twice_asks_for_context_and_proposes_it(content):
    keep(content, "two", "They will reopen the mole. When they reopen the mole, ships return.")
    bind(content)
    (problem,), _ = report(content)
    assert problem.code == "quote-ambiguous"
    assert "stands 2 times in `two`" in problem.message
    assert '`prefix: "will"` for' in problem.hint
    assert [(where.span.line, where.span.column) for where in problem.related] == [(1, 11), (1, 38)]


def test_a_snapshot_that_is_not_there_is_a_warning_and_its_quotes_unchecked(content):
    (content / "snapshots" / "two.txt").unlink()
    (problem,), tally = report(content)
    assert (problem.code, problem.severity.value) == ("snapshot-missing", "warning")
    assert tally == Tally(checked=3, unchecked=2, failed=0)


def test_states_are_told_quote_by_quote(content):
    keep(content, "two", "They will reopen the mole. When they reopen the mole, ships return.")
    bind(content)
    keep(content, "one", "changed")
    corpus, _ = load(content / "content")
    story, snapshots = corpus.stories["harbour"], Snapshots(content / "snapshots")
    assert snapshots.state(story, "two", Quote(exact="They will reopen the mole")) == "checked"
    assert snapshots.state(story, "two", Quote(exact="reopen the mole")) == "ambiguous"
    assert snapshots.state(story, "two", Quote(exact="close the mole")) == "not-found"
    assert snapshots.state(story, "one", Quote(exact="changed")) == "changed"
    assert snapshots.state(story, "bare", Quote(exact="anything")) == "unchecked"
    assert snapshots.state(story, "dropped", Quote(exact="anything")) == "unchecked"
