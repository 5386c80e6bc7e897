"""The fingerprint of what a page is made HTML with: MkDocs' configuration, its plugins and hooks, and the theme."""

import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig

from briefing.asking import print_of
from briefing.fingerprints import files_print, folder_print

_NOT_OF_PAGES = frozenset({
    "config_file_path", "docs_dir", "site_dir", "dev_addr", "nav", "plugins", "hooks", "theme", "strict", "watch",
})  # fmt: skip
"""Settings that say where things are or how to run, or that are looked at by themselves."""


def theme_print(config: MkDocsConfig, *, serving: bool) -> str:
    """The fingerprint of all settings by which pages come to be as they are, and of the files of the theme."""
    root = str(Path(config.config_file_path).parent)
    settings = {key: value for key, value in config.items() if key not in _NOT_OF_PAGES}
    hooks = cast("dict[str, ModuleType]", config.hooks)  # MkDocs says it is a list; they stand among the plugins, too
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items() if name not in hooks}
    said = json.dumps([settings, plugins, dict(config.theme), config.theme.name], default=_plain, sort_keys=True)
    own = [Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(root)]
    custom = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    scripts = [Path(hook.__file__) for hook in hooks.values() if hook.__file__]
    where = os.path.relpath(Path.cwd(), root)  # paths of sources are shown as seen from there
    theme = map(folder_print, dict.fromkeys([*own, *custom]))
    return print_of(str(serving), where, said.replace(root, ""), *theme, files_print(scripts))


def _plain(value: Any) -> Any:
    """A value of a setting as data. One that is none, such as an object with an address, is never the same again."""
    if isinstance(value, dict | set | frozenset):
        return sorted(map(str, value)) if not isinstance(value, dict) else value
    name = getattr(value, "__qualname__", None)
    return f"{value.__module__}.{name}" if name else str(value)
