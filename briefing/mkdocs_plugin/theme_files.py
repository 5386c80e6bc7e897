"""The files of the theme, without a look at each of those that MkDocs leaves out.

Before every build MkDocs lists all files below the theme's folders and then drops the hidden ones by their names, of
which Material has some fourteen thousand: its icons.
"""

import os
from collections.abc import Iterator

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class VisibleFiles(FileSystemLoader):
    """Finds templates as its base does, and lists what is not hidden."""

    def list_templates(self) -> list[str]:
        """The files that are in no hidden folder and not hidden themselves, by their paths below a theme's folder."""
        return sorted({path for folder in self.searchpath for path in _visible(os.fspath(folder), "")})


def list_visible_only(theme: Theme) -> None:
    """Have a theme's environments list no hidden files."""
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.loader = VisibleFiles(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # where MkDocs asks for one


def _visible(folder: str, within: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _visible(entry.path, f"{within}{entry.name}/")
        else:
            yield within + entry.name
