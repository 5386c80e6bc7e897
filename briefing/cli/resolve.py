"""The command `resolve`, by which what was forecast meets what came of it."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from briefing import build
from briefing.analysis.track_record import describe_call
from briefing.edtf import EdtfDate, parse_edtf
from briefing.report import render_text
from briefing.resolving import CannotResolveError, Decision

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def read_date(text: str) -> EdtfDate:
    """A date of EDTF level 0 or 1, or the message that says what is wrong with it."""
    try:
        return parse_edtf(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def read_past_date(text: str) -> EdtfDate:
    """A date that has begun, be it only in the east, or the message that says what is wrong with it."""
    date = read_date(text)
    if date.lower > dt.datetime.now().astimezone().date() + dt.timedelta(days=1):
        raise click.BadParameter(f"{text} is still to come, and nothing is decided before")
    return date


@click.command()
@click.argument("slug")
@click.argument("id_", metavar="ID")
@click.option("--outcome", required=True, type=click.Choice(["yes", "no", "void"]), help="What came of it.")
@click.option(
    "--on",
    required=True,
    type=read_past_date,
    metavar="DATE",
    help="When it was decided, as precisely as is known (EDTF).",
)
@click.option("--source", help="The source that says so, by its id in the briefing's sources.yml.")
@click.option("--quote", help="The words of the source that say so.")
@click.option("--note", help="Why it was decided so, or why nothing could be decided; prose.")
@click.option(
    "--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True, help="The content folder."
)
@click.option(
    "--snapshots",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of captured source texts, against which quotes are checked.",
)
def resolve(slug: str, id_: str, content: Path, snapshots: Path | None, **decision: Any) -> None:
    """Record what came of the scenario or forecast ID of the briefing SLUG.

    The outcome is added to the briefing's outlook.yml, in which nothing else changes, and only if the content is as
    sound afterwards as it was. Say scenario:ID or forecast:ID where both have one of that id.

    Exit status: 0 when it was recorded, 1 when it would make the content unsound and nothing was written, 2 for wrong
    usage.
    """
    settings = build.Settings(content=content, snapshots=snapshots)
    try:
        resolved = build.resolve(settings, slug, id_, Decision(**decision))
    except FileNotFoundError as error:
        _stop(USAGE, str(error), "name the folder with --content DIR")
    except CannotResolveError as error:
        _stop(USAGE, str(error), error.hint)
    if resolved.faults:
        click.echo(render_text(resolved.faults, 1), nl=False, err=True)
        _stop(PROBLEMS, "nothing was written", "the errors above come first")
    click.echo(f"{resolved.path}: {describe_call(resolved.call)}")
    if resolved.undecided:
        click.echo(f"still open, though scenarios exclude each other: {', '.join(resolved.undecided)}")


def _stop(status: int, message: str, hint: str | None) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    sys.exit(status)
