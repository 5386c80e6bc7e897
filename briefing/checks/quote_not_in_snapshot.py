"""Quotes that do not stand in the saved text of their source."""

from collections.abc import Iterator

from briefing.analysis.passages import iter_evidence
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Related, Severity, Span
from briefing.quotes import NotFound


def check_quote_not_in_snapshot(story: Story, facts: Facts) -> Iterator[Finding]:
    """Find quotes whose words are not in the snapshot, with the nearest passage there."""
    for entry, route, evidence in iter_evidence(story):
        source = story.sources.get(evidence.source)
        if evidence.quote is None or source is None:
            continue
        found = facts.snapshots.find(source.noun, evidence.quote)
        if isinstance(found, NotFound):
            path = facts.snapshots.read(source.noun).path
            yield Finding(
                entry,
                (*route, "quote"),
                f"quote not found in `{evidence.source}`",
                _hint(found, path),
                related=tuple(_related(found, path)),
            )


def _hint(found: NotFound, path: str) -> str:
    """What stands there instead, and where."""
    words, difference = _short(found.words), found.difference
    where = f"{path}:{found.nearest.line}:{found.nearest.column}" if found.nearest else path
    if difference and found.why == "words":
        where = f"{path}:{difference.place.line}:{difference.place.column}"
        quoted, stands = _short(difference.quoted), _short(difference.stands)
        return f"nearest text differs at “{stands}” (quoted: “{quoted}”), see {where}"
    if difference:
        beside = f"“{_short(difference.stands)}” does" if difference.stands else "nothing does"
        side = "before" if found.why == "prefix" else "after"
        return f"the {found.why} “{words}” does not stand directly {side} the quoted words, {beside}, see {where}"
    if found.why == "within-word":
        return f"“{words}” stands there only as part of longer words: quote them whole, see {where}"
    if found.why == "order":
        return f"the end “{words}” stands only before the start, see {where}"
    if found.why == "empty":
        return "there are no words in it that could be looked up"
    return f"nothing near “{words}” stands in {path}: is it quoted from another source?"


def _related(found: NotFound, path: str) -> Iterator[Related]:
    if found.nearest:
        yield Related("the nearest passage begins here", Span(path, found.nearest.line, found.nearest.column))


def _short(words: str, longest: int = 80) -> str:
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


CHECK = Check(
    "quote-not-in-snapshot",
    Severity.ERROR,
    "A quote does not stand in the saved text of its source.",
    check_quote_not_in_snapshot,
    needs_snapshots=True,
)
