"""The site as `mkdocs serve` shows it: in a folder of its own, where what is as it was stays for the next build.

MkDocs empties its folder before every build; with many briefings a saved edit would wait for all to be written again.
"""

import gc
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from briefing.last_build import LastBuild


class ServedSite:
    """The folder that is shown, and what the last build left in it. A fault is shown from where MkDocs put it."""

    def __init__(self) -> None:
        """Make an empty folder."""
        self.folder = Path(tempfile.mkdtemp(prefix="briefing_"))
        self.last = LastBuild()
        self._server: LiveReloadServer | None = None
        self._faults = ""
        self._frozen = False
        self._told: Sequence[str] = ()

    def begin(self, server: LiveReloadServer, *, faulty: bool) -> None:
        """Take a server over, which so far shows the folder of MkDocs."""
        self._server, self._faults = server, server.root
        self.show(faulty=faulty)

    def news(self, remarks: Sequence[str]) -> list[str]:
        """Those of some remarks that were not told at the last build; whoever edits would not find them among all."""
        told, self._told = frozenset(self._told), remarks
        return [remark for remark in remarks if remark not in told]

    def begin_build(self) -> None:
        """Leave the collector out of it: a build makes little that it would find, and it looks at all that is new."""
        gc.disable()

    def end_build(self) -> None:
        """Let it look again."""
        gc.enable()

    def show(self, *, faulty: bool) -> None:
        """Let the server show the site, or what keeps it from being made."""
        if not faulty and not self._frozen:
            gc.freeze()  # what stays from build to build need not be searched for garbage in each
            self._frozen = True
        if self._server:
            self._server.root = self._faults if faulty else str(self.folder)

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
