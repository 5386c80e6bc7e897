"""The commands about history: `publish` and `diff`."""

import datetime as dt
import sys
from pathlib import Path
from typing import NoReturn

import click

from briefing import build
from briefing.comparing import NoSuchSideError, compare, difference_json, find_side, render_difference
from briefing.model.revision import Correction
from briefing.publishing import RefusedError, Request
from briefing.report import render_text

CLEAN, PROBLEMS, USAGE = 0, 1, 2

_content = click.option(
    "--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True, help="The content folder."
)


@click.command()
@click.argument("slug")
@click.option("--because", required=True, help="Why the briefing changed, in a sentence or two.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The day of the revision; today without it.")
@click.option("--correction", "claims", multiple=True, metavar="CLAIM", help="A claim that was wrong; may be repeated.")
@click.option("--wrong", multiple=True, metavar="TEXT", help="What was said of it. Once for each --correction.")
@click.option("--right", multiple=True, metavar="TEXT", help="What should have been. Once for each --correction.")
@click.option("--allow-unchanged", is_flag=True, help="Publish even when nothing has changed since the last revision.")
@_content
@click.option(
    "--snapshots",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of captured source texts, against which quotes are checked.",
)
def publish(  # noqa: PLR0913, PLR0917 — one argument for each option
    slug: str,
    because: str,
    date: dt.datetime | None,
    claims: tuple[str, ...],
    wrong: tuple[str, ...],
    right: tuple[str, ...],
    content: Path,
    snapshots: Path | None,
    *,
    allow_unchanged: bool,
) -> None:
    """Freeze what a briefing now says as its next revision.

    Exit status: 0 when it was published, 1 when it was refused and nothing was written, 2 for wrong usage.
    """
    if not len(claims) == len(wrong) == len(right):
        raise click.UsageError("every --correction needs one --wrong and one --right")
    parts = zip(claims, wrong, right, strict=True)
    corrections = tuple(Correction(claim=claim, wrong=was, right=now) for claim, was, now in parts)
    day = date.date() if date else dt.datetime.now().astimezone().date()
    settings = build.Settings(content=content, snapshots=snapshots)
    try:
        done = build.publish(settings, Request(slug, because, day, corrections, allow_unchanged))
    except FileNotFoundError as error:
        _stop(USAGE, str(error), "name the folder with --content DIR")
    except RefusedError as error:
        _stop(PROBLEMS, str(error), error.hint)
    if done.published is None:
        click.echo(render_text(done.checked.problems, done.checked.files), nl=False, err=True)
        _stop(PROBLEMS, "nothing was published", "the errors above come first")
    for change in done.published.changes:
        click.echo(change.sentence)
    click.echo(f"published as {done.path}", err=True)


@click.command()
@click.argument("before")
@click.argument("after")
@_content
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there are differences.")
def diff(before: str, after: str, content: Path, format_: str, *, exit_code: bool) -> None:
    """Show what changed from BEFORE to AFTER.

    Each is a published revision (SLUG@DATE, SLUG@first, SLUG@latest), a briefing as its files are now (SLUG), or the
    path of a briefing's folder or of a content folder.

    Exit status: 0, or 1 with --exit-code when there are differences; 2 for wrong usage.
    """
    try:
        sides = find_side(before, content), find_side(after, content)
        differences = compare(*sides)
    except NoSuchSideError as error:
        _stop(USAGE, str(error), error.hint)
    if format_ == "json":
        click.echo(difference_json(*sides, differences), nl=False)
    else:
        click.echo(render_difference(*sides, differences, color=sys.stdout.isatty()), nl=False)
    sys.exit(PROBLEMS if exit_code and differences else CLEAN)


def _stop(status: int, message: str, hint: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    click.echo(f"  hint: {hint}", err=True)
    sys.exit(status)
