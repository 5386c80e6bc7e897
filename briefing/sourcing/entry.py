"""A captured article → the entry that declares it as a source, and a sources file with that entry added."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.corpus import Corpus, Story
from briefing.model.fields import ID_PATTERN
from briefing.problems import Problem
from briefing.sourcing.capture import Article
from briefing.sourcing.captured_text import CapturedText, Guess
from briefing.suggest import did_you_mean
from briefing.yamldoc import parse_yaml
from briefing.yamledit import flow

_LONGEST_REASON = 140
_FIRST_WORDS = 12


class CannotAddError(Exception):
    """The source cannot be added as asked. `hint` says what to do instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who adds a source says of it; the rest is guessed."""

    slug: str | None = None
    id: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source entry as YAML, with a remark beside each guess."""

    id: str
    yaml: str
    snapshot: bytes
    """The text to be kept."""
    doubts: int
    """How many values were guessed, or could not be found."""

    @property
    def sha256(self) -> str:
        """The hash that binds the entry to its text."""
        return hashlib.sha256(self.snapshot).hexdigest()


@dataclass(frozen=True, slots=True)
class AddedSource:
    """A proposed source: where its text is kept, and where its entry was added, if it was."""

    proposal: Proposal
    snapshot: Path | None
    path: Path | None
    twin: str | None
    """A source of the briefing that is bound to the very same text."""
    faults: tuple[Problem, ...] = ()
    """Why nothing was written."""


def find_story(corpus: Corpus, slug: str | None) -> Story | None:
    """The briefing that is meant; without a slug the only one, or None where there are several.

    Raises CannotAddError when there is none of that slug.
    """
    if slug is None:
        return next(iter(corpus.stories.values())) if len(corpus.stories) == 1 else None
    if slug not in corpus.stories:
        raise CannotAddError(f"there is no briefing `{slug}`", did_you_mean(slug, corpus.stories))
    return corpus.stories[slug]


def propose_source(article: Article, corpus: Corpus, story: Story | None, wanted: Wanted, file: str) -> Proposal:
    """Propose the entry of an article whose text is kept as `file` in the snapshots folder.

    Raises CannotAddError when the id or the publisher that is wanted cannot be had.
    """
    publisher = _publisher(article, corpus, wanted)
    title = _title(article)
    taken = story.sources if story else {}
    key = _id(article, publisher.value, title.value, wanted, set(taken))
    snapshot = article.text.encode()
    fields: list[tuple[str, Any, str]] = [
        ("title", title.value, _reason(title.because)),
        ("publisher", publisher.value, _reason(publisher.because)),
        *_when(article),
        *([("url", wanted.url or article.url, "")] if wanted.url or article.url else []),
        *(
            [("authors", [a.value for a in article.authors], _reason(article.authors[0].because))]
            if article.authors
            else []
        ),
        ("kind", "article", ""),
    ]
    if article.language:
        fields.append(("language", article.language.value, _reason(article.language.because)))
    production, grounds = article.production or ("unknown", None)
    fields.append(
        ("production", production, _reason(f"“{grounds.because}”") if grounds else "it does not say how it was made")
    )
    fields.append(("snapshot", {"file": file, "sha256": hashlib.sha256(snapshot).hexdigest()}, ""))
    lines = [f"{key}:"]
    for name, value, remark in fields:
        written = f"  {name}: {flow(value)}" if value is not None else f"  # {name}:"
        lines.append(f"{written}  # {_one_line(remark)}" if remark else written)
    return Proposal(key, "\n".join(lines) + "\n", snapshot, sum(remark.startswith("?") for *_, remark in fields))


def add_entry(path: str, old: bytes, proposal: Proposal) -> bytes:
    """A sources file with one entry more; what stands in it stays, byte for byte.

    Raises CannotAddError when the id or the text is declared already, or there is no safe place for the entry.
    """
    before: dict[str, Any] = {}
    if old.strip():
        document, problems = parse_yaml(path, old)
        only_comments = document is None and all(problem.code == "yaml-empty" for problem in problems)
        if not only_comments and (document is None or problems):
            raise CannotAddError(f"{path} has faults of its own", "correct what `briefing check` reports first")
        before = document.data if document else {}
    _refuse_twice(path, before, proposal)
    newline = b"\r\n" if b"\r\n" in old else b"\n"
    gap = b"" if not old or old.endswith((b"\n\n", b"\r\n\r\n")) else newline
    ended = b"" if not old or old.endswith(b"\n") else newline
    new = old + ended + gap + proposal.yaml.encode().replace(b"\n", newline)
    read, faults = parse_yaml(path, new)
    entry, _ = parse_yaml(path, proposal.yaml.encode())
    if read is None or faults or entry is None or read.data != {**before, **entry.data}:
        raise CannotAddError(
            f"{path}: the entry cannot be added at its end without changing what stands there",
            "paste it into the file yourself",
        )
    return new


def _refuse_twice(path: str, before: dict[str, Any], proposal: Proposal) -> None:
    if proposal.id in before:
        raise CannotAddError(f"{path} has a source `{proposal.id}` already", "choose another id with --id")
    if twin := find_twin(before, proposal.sha256):
        raise CannotAddError(f"{path}: `{twin}` is this very text", "one text is one source")


def find_twin(sources: dict[str, Any], sha256: str) -> str | None:
    """The id of a source, as its file has it, that is bound to a text of this hash."""
    for key, source in sources.items():
        snapshot = source.get("snapshot") if isinstance(source, dict) else None
        if isinstance(snapshot, dict) and snapshot.get("sha256") == sha256:
            return key
    return None


def _publisher(article: Article, corpus: Corpus, wanted: Wanted) -> Guess:
    known = {key: entry.noun for key, entry in corpus.publishers.items()}
    if wanted.publisher:
        if wanted.publisher not in known:
            hint = did_you_mean(wanted.publisher, known) or "declare it in publishers.yml first"
            raise CannotAddError(f"there is no publisher `{wanted.publisher}`", hint)
        return Guess(wanted.publisher, "")
    if article.outlet:
        named = CapturedText(f"{article.outlet}\n").publisher(known)
        if named:
            return Guess(named.value, f"the page calls its site “{article.outlet}”")
    found = CapturedText(article.text).publisher(known)
    if found:
        return found
    if article.outlet:
        return Guess(
            _slug(article.outlet) or "unknown", f"“{article.outlet}” is not in publishers.yml: declare it there"
        )
    return Guess("unknown", "no known outlet is named: declare it in publishers.yml")


def _title(article: Article) -> Guess:
    if article.title:
        return article.title
    words = article.text.split()
    first = " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
    return Guess(first, "no headline was found; these are the first words")


def _when(article: Article) -> Iterator[tuple[str, Any, str]]:
    date = article.published
    if date is None:
        yield "published", None, "? no date was found"
        return
    words = f"“{date.words}”" if date.words else ""
    yield "published", date.edtf, _reason(f"{words}: {date.doubt}".removeprefix(": ")) if date.doubt else words


def _id(article: Article, publisher: str, title: str, wanted: Wanted, taken: set[str]) -> str:
    if wanted.id:
        if not re.fullmatch(ID_PATTERN, wanted.id):
            raise CannotAddError(f"“{wanted.id}” is not an id", "small letters a–z, digits and hyphens")
        return wanted.id
    day = article.published.edtf[:10] if article.published else "-".join(_slug(title).split("-")[:3])
    stem = "-".join(filter(None, (publisher if publisher != "unknown" else "", day))) or "source"
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.removesuffix(".com")).strip("-")


def _reason(grounds: str) -> str:
    return f"? {grounds}" if grounds else ""


def _one_line(remark: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in remark).split())
    return words if len(words) <= _LONGEST_REASON else words[: _LONGEST_REASON - 1].rstrip() + "…"
