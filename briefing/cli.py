"""The command line: arguments, output and exit codes, and nothing else."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from briefing import build
from briefing.analysis.track_record import describe_call
from briefing.checks import RULES
from briefing.cli_history import diff, publish
from briefing.cli_source import quote, source
from briefing.edtf import EdtfDate, parse_edtf
from briefing.problems import Problem
from briefing.report import FORMATS, render_colored
from briefing.resolving import CannotResolveError, Decision

CLEAN, PROBLEMS, FAULT = 0, 1, 2

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The content folder.",
)
snapshots_option = click.option(
    "--snapshots",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of captured source texts, against which quotes are checked.",
)
templates_option = click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="A folder of your own templates; comes before the project's. May be repeated.",
)


def read_date(text: str) -> EdtfDate:
    """A date of EDTF level 0 or 1, or the message that says what is wrong with it."""
    try:
        return parse_edtf(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


class _Commands(click.Group):
    """The commands, with an exit status of 2 for a bug, which Python would give a 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; print the traceback of what nobody foresaw."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception:  # noqa: BLE001 — whatever it is, it is told apart from problems of the content
            traceback.print_exc()
            sys.exit(FAULT)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefing")
def main() -> None:
    """Briefings on contested, developing stories: check the data, render the pages.

    Exit status: 0 when all is well, 1 when the content has errors, 2 for wrong usage or an internal fault.
    """


main.add_command(publish)
main.add_command(diff)
main.add_command(source)
main.add_command(quote)


@main.command()
@content_option
@snapshots_option
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def check(content: Path, snapshots: Path | None, format_: str) -> None:
    """Check a content folder and print every problem in it."""
    checked = _check(build.Settings(content=content, snapshots=snapshots))
    write = render_colored if format_ == "text" and sys.stdout.isatty() else FORMATS[format_]
    click.echo(write(checked.problems, checked.files, RULES), nl=False)
    sys.exit(CLEAN if checked.sound else PROBLEMS)


@main.command()
@content_option
@templates_option
@snapshots_option
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write; replaced as a whole if this command wrote it.",
)
def render(content: Path, templates: Sequence[Path], snapshots: Path | None, out: Path) -> None:
    """Write the site as a tree of Markdown that any generator can take."""
    settings = build.Settings(content=content, templates=tuple(templates), snapshots=snapshots)
    checked = _check(settings)
    _show(checked.problems, checked.files)
    if not checked.sound:
        sys.exit(PROBLEMS)
    pages = build.render(settings, checked.corpus)
    try:
        build.write_tree(settings, pages, build.accompany(settings, checked.corpus), out)
    except (build.NotOursError, build.AddressTakenError) as error:
        _fail(str(error))
    click.echo(f"{len(pages)} pages written to {out}", err=True)


@main.command()
@click.argument("slug")
@click.argument("id_", metavar="ID")
@click.option("--outcome", required=True, type=click.Choice(["yes", "no", "void"]), help="What came of it.")
@click.option(
    "--on", required=True, type=read_date, metavar="DATE", help="When it was decided, as precisely as is known (EDTF)."
)
@click.option("--source", help="The source that says so, by its id in the briefing's sources.yml.")
@click.option("--quote", help="The words of the source that say so.")
@click.option("--note", help="Why it was decided so, or why nothing could be decided; prose.")
@content_option
@snapshots_option
def resolve(slug: str, id_: str, content: Path, snapshots: Path | None, **decision: Any) -> None:
    """Record what came of the scenario or forecast ID of the briefing SLUG.

    The outcome is added to the briefing's outlook.yml, in which nothing else changes, and only if the content is as
    sound afterwards as it was. Say scenario:ID or forecast:ID where both have one of that id.
    """
    settings = build.Settings(content=content, snapshots=snapshots)
    try:
        resolved = build.resolve(settings, slug, id_, Decision(**decision))
    except FileNotFoundError as error:
        _fail(str(error), hint="name the folder with --content DIR")
    except CannotResolveError as error:
        _fail(str(error), error.hint)
    if resolved.faults:
        _show(resolved.faults, 1)
        click.echo("nothing was written", err=True)
        sys.exit(PROBLEMS)
    click.echo(f"{resolved.path}: {describe_call(resolved.call)}")
    if resolved.undecided:
        click.echo(f"still open, though scenarios exclude each other: {', '.join(resolved.undecided)}")


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("schema"), show_default=True)
def schema(out: Path) -> None:
    """Write the JSON Schema files by which editors complete and check content."""
    for path in build.write_schemas(out):
        click.echo(path)


def _check(settings: build.Settings) -> build.Checked:
    try:
        return build.check(settings)
    except FileNotFoundError as error:
        _fail(str(error), hint="name the folder with --content DIR")


def _show(problems: Sequence[Problem], files: int) -> None:
    if problems:
        write = render_colored if sys.stderr.isatty() else FORMATS["text"]
        click.echo(write(problems, files), nl=False, err=True)


def _fail(message: str, hint: str | None = None) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    sys.exit(FAULT)
