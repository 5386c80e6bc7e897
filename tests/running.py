"""How tests run the project's commands: as a user would, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def run_mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project's folder."""
    return run(project, "mkdocs", *arguments, **environment)


def run_briefing(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the project's own command in a folder."""
    return run(project, "briefing.cli", *arguments, **environment)


def run(project: Path, module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a folder."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=project,
        env={**os.environ, **_QUIET, **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
