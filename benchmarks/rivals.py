"""The generators that `compare.py` builds the same Markdown with: what each is given, and how it is called."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETTINGS = Path(__file__).parent / "rivals"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True, slots=True)
class Rival:
    """One way to make the site."""

    name: str
    prepare: Callable[[Path, Path, Path], None]
    """Lays out a project in its first folder, from a content folder and the Markdown that was rendered of it."""
    command: Sequence[str]
    site: str = "site"
    """Where it writes."""
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def program(self) -> str:
        """What has to be installed for it."""
        return self.command[0]


def _prepare_ours(project: Path, content: Path, tree: Path) -> None:
    """The data itself: this project also reads, checks and renders it, which the others are spared."""
    del tree
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "theme").symlink_to(ROOT / "theme")
    shutil.copytree(content, project / "content", copy_function=os.link)


def _prepare_mkdocs(settings: str) -> Callable[[Path, Path, Path], None]:
    def prepare(project: Path, content: Path, tree: Path) -> None:
        del content
        shutil.copy(SETTINGS / settings, project / "mkdocs.yml")
        shutil.copytree(tree, project / "docs", copy_function=os.link)

    return prepare


def _prepare_hugo(project: Path, content: Path, tree: Path) -> None:
    """The same pages, but for what Hugo reads otherwise: a folder's own page is `_index.md`, and `kind` is its word."""
    del content
    shutil.copytree(SETTINGS / "hugo", project, dirs_exist_ok=True)
    for path in tree.rglob("*"):
        place = path.relative_to(tree)
        if path.is_dir():
            continue
        if path.suffix != ".md":
            target = project / "static" / place
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)
            continue
        target = project / "content" / (place.with_name("_index.md") if place.name == "index.md" else place)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_FRONT_MATTER.sub(_titles_only, path.read_text(encoding="utf-8")), encoding="utf-8")


def _titles_only(front_matter: re.Match[str]) -> str:
    kept = [line for line in front_matter[1].splitlines() if line.startswith(("title:", "description:"))]
    return "\n".join(["---", *kept, "---", ""])


def _installed(name: str) -> str:
    """A program beside this Python, where there is one."""
    beside = Path(sys.executable).parent / name
    return os.fspath(beside) if beside.exists() else name


RIVALS: tuple[Rival, ...] = (
    Rival("briefing", _prepare_ours, [_installed("mkdocs"), "build"], environment=_QUIET),
    Rival("Material as people set it up", _prepare_mkdocs("material-usual.yml"), [_installed("mkdocs"), "build", "-q"],
          environment=_QUIET),
    Rival("Material at its best", _prepare_mkdocs("material-best.yml"), [_installed("mkdocs"), "build", "-q"],
          environment=_QUIET),
    Rival("Zensical", _prepare_mkdocs("material-best.yml"), [_installed("zensical"), "build", "--clean"]),
    Rival("Hugo", _prepare_hugo, [_installed("hugo"), "--quiet"], site="public"),
)  # fmt: skip
"""In the order of the tables; the first is what the others are held against."""
