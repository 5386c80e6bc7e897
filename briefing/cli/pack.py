"""The command `pack`, by which a whole site goes into one file."""

from pathlib import Path

import click

from briefing import build


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("site"))
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("site.zip"),
    show_default=True,
    help="The file to write.",
)
def pack(site: Path, out: Path) -> None:
    """Put a built SITE into a zip file, which opens from disk when it is unpacked."""
    build.pack(site, out)
    click.echo(f"{site} packed into {out}", err=True)
