"""The commands about sources: `source add` and `quote`."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from briefing import build
from briefing.quoting import NoSuchSourceError
from briefing.report import render_text
from briefing.sourcing.capture import NotAnArticleError
from briefing.sourcing.entry import AddedSource, CannotAddError, Wanted

CLEAN, PROBLEMS, USAGE = 0, 1, 2

_content = click.option(
    "--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True, help="The content folder."
)
_briefing = click.option("--briefing", "slug", metavar="SLUG", help="The briefing; needed where there are several.")
_snapshots = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def source() -> None:
    """Work on the sources of a briefing."""


@source.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_briefing
@click.option("--id", "id_", metavar="ID", help="The id of the source; made of publisher and date without it.")
@click.option("--publisher", metavar="ID", help="The publisher; looked for in the text without it.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--snapshots", type=_snapshots, help="The folder of captured texts, in which this one is kept.")
@click.option("--write", is_flag=True, help="Add the entry to the briefing's sources.yml.")
@_content
def add(  # noqa: PLR0913, PLR0917 — one argument for each option
    file: Path,
    slug: str | None,
    id_: str | None,
    publisher: str | None,
    url: str | None,
    snapshots: Path | None,
    content: Path,
    *,
    write: bool,
) -> None:
    """Propose a source entry for a saved article: HTML or plain text.

    The entry is printed as YAML, with `# ?` beside everything that was guessed. With --snapshots the article's text is
    kept there; with --write the entry is added to the end of sources.yml, where nothing else changes.

    Exit status: 0; 1 when the content would have errors with the entry, and nothing was written; 2 for wrong usage.
    """
    settings = build.Settings(content=content, snapshots=snapshots)
    try:
        added = build.add_source(settings, file, Wanted(slug, id_, publisher, url), write=write)
    except NotAnArticleError as error:
        _stop(f"cannot read {file} as an article: {error}")
    except CannotAddError as error:
        _stop(str(error), error.hint)
    except OSError as error:
        _stop(str(error))
    click.echo(added.proposal.yaml, nl=False)
    if added.faults:
        click.echo(render_text(added.faults, 1), nl=False, err=True)
        click.echo("nothing was written", err=True)
        sys.exit(PROBLEMS)
    _tell(added)


def _tell(added: AddedSource) -> None:
    if added.twin:
        click.echo(f"note: the source `{added.twin}` is this very text", err=True)
    if added.snapshot:
        click.echo(f"text kept as {added.snapshot}", err=True)
    else:
        click.echo("the text was not kept: name a folder for it with --snapshots DIR", err=True)
    if added.path:
        click.echo(f"entry added to {added.path}", err=True)
    if added.proposal.doubts:
        click.echo(f"confirm or correct what is marked # ? ({added.proposal.doubts} lines)", err=True)


@click.command()
@click.argument("source_id", metavar="SOURCE")
@click.argument("words")
@_briefing
@click.option("--snapshots", type=_snapshots, required=True, help="The folder of captured source texts.")
@_content
def quote(source_id: str, words: str, slug: str | None, snapshots: Path, content: Path) -> None:
    """Propose the quote that finds WORDS in the text of SOURCE.

    Leave out the middle of a long passage with an ellipsis: "first words … last words". The proposal is printed as
    YAML, in the words and marks of the text.

    Exit status: 0 when the words stand there once; 1 when they stand there several times, with a proposal for each
    place, or not at all, with the nearest passage; 2 for wrong usage, or where there is no text to look them up in.
    """
    if not words.strip():
        _stop("there are no words to look for")
    settings = build.Settings(content=content, snapshots=snapshots)
    try:
        reading, found = build.suggest(settings, source_id, words, slug)
    except NoSuchSourceError as error:
        _stop(str(error), error.hint)
    except OSError as error:
        _stop(str(error))
    if reading.text is None:
        why = {
            "undeclared": f"`{source_id}` declares no snapshot",
            "missing": f"there is no {reading.path}",
            "changed": f"{reading.path} is not the text that `{source_id}` declares",
        }
        _stop(f"the words cannot be looked up: {why.get(reading.state, reading.state)}")
    for suggestion in found:
        departs = f" — {suggestion.departs}" if suggestion.departs else ""
        click.echo(f"# {reading.path}:{suggestion.place.line}:{suggestion.place.column}{departs}")
        click.echo(suggestion.yaml)
    if not found:
        click.echo(f"nothing near these words stands in {reading.path}", err=True)
    elif len(found) > 1:
        click.echo(f"the words stand in {len(found)} places: take the quote of the one that is meant", err=True)
    elif found[0].departs:
        click.echo("the words do not stand there as given: this is the nearest passage", err=True)
    sys.exit(CLEAN if len(found) == 1 and not found[0].departs else PROBLEMS)


def _stop(message: str, hint: str | None = None) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    sys.exit(USAGE)
