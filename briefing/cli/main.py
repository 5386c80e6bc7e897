"""The commands that look at the whole content, and what all commands share: options, colours and exit codes."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from briefing import build, examining
from briefing.analysis.quote_tally import describe_tally
from briefing.checks import RULES
from briefing.cli.history import diff, publish
from briefing.cli.pack import pack
from briefing.cli.resolve import resolve
from briefing.cli.source import quote, source
from briefing.problems import Problem
from briefing.report import FORMATS, render_colored

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
main.add_command(resolve)
main.add_command(source)
main.add_command(quote)
main.add_command(pack)


@main.command()
@content_option
@snapshots_option
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def check(content: Path, snapshots: Path | None, format_: str) -> None:
    """Check a content folder and print every problem in it."""
    found = _examine(build.Settings(content=content, snapshots=snapshots))
    write = render_colored if format_ == "text" and sys.stdout.isatty() else FORMATS[format_]
    click.echo(write(found.problems, found.files, RULES), nl=False)
    if found.quotes.total:
        click.echo(describe_tally(found.quotes), err=True)
    sys.exit(CLEAN if found.sound else PROBLEMS)


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
@click.option("--site-url", default="", help="The public address of the site, for the links in feeds and calendars.")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    help="In how many processes pages are rendered; 0, as without it, leaves it to the number of cores and pages.",
)
def render(  # noqa: PLR0913 — click hands over one argument for each option
    *, content: Path, templates: Sequence[Path], snapshots: Path | None, out: Path, site_url: str, jobs: int
) -> None:
    """Write the site as a tree of Markdown that any generator can take."""
    settings = build.Settings(content, tuple(templates), snapshots, site_url, jobs=jobs)
    found = _examine(settings)
    _show(found.problems, found.files)
    if not found.sound:
        sys.exit(PROBLEMS)
    try:
        pages = build.render(settings, found.titles, out)
    except (build.NotOursError, build.AddressTakenError) as error:
        _fail(str(error))
    click.echo(f"{pages} pages written to {out}", err=True)


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("schema"), show_default=True)
def schema(out: Path) -> None:
    """Write the JSON Schema files by which editors complete and check content."""
    for path in build.write_schemas(out):
        click.echo(path)


def _examine(settings: build.Settings) -> examining.Findings:
    try:
        return examining.examine(settings)
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
