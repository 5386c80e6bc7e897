"""The site as `mkdocs serve` shows it: in a folder of its own, where what is as it was stays for the next build.

MkDocs empties its folder before every build; with many briefings a saved edit would wait for all to be written again.
What an edit changes beyond what was edited is made when a browser asks for it, or else when nothing more is asked for.
"""

import gc
import posixpath
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from briefing.last_build import LastBuild
from briefing.mkdocs_plugin.rest import Rest
from briefing.prepare import SupersededError

_QUIET = 0.5
"""For how many seconds nobody asked for anything when the rest is begun."""
_PATIENCE = 2.0
"""After how many seconds it is begun even so."""
_PAUSE, _LONG_PAUSE = 0.001, 0.05
"""How many seconds others have to take their turn, and how many where somebody has just asked."""
_CLOSING = 5.0
"""How many seconds the end waits for what is being made."""

App = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""A WSGI application (PEP 3333)."""


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
        self._turn = threading.Lock()
        """Held by whoever changes the folder: a build, a request for what waits, or what goes on with the rest."""
        self._building = False
        self._rest: Rest | None = None
        self._asked = 0.0
        """When anybody asked for anything."""

    @property
    def is_shown(self) -> bool:
        """Whether anybody can ask for its pages yet."""
        return self._server is not None

    def begin(self, server: LiveReloadServer, *, faulty: bool) -> None:
        """Take a server over, which so far shows the folder of MkDocs."""
        self._server, self._faults = server, server.root
        if app := server.get_app():
            server.set_app(partial(self._answer, app))
        self.show(faulty=faulty)

    def news(self, remarks: Sequence[str]) -> list[str]:
        """Those of some remarks that were not told at the last build; whoever edits would not find them among all."""
        told, self._told = frozenset(self._told), remarks
        return [remark for remark in remarks if remark not in told]

    def begin_build(self) -> None:
        """Have the folder to oneself, and leave the collector out of it.

        A build makes little that it would find, and it looks at all that is new.
        """
        self._rest = None  # first, so that whoever is at it sees that it is out of date
        self._turn.acquire()
        self._building = True
        gc.disable()

    def end_build(self) -> None:
        """Let others have it, and the collector look again, though not before what can wait."""
        if self._rest is None:
            gc.enable()
        if self._building:
            self._building = False
            self._turn.release()

    def later(self, rest: Rest) -> None:
        """Take up what is to be made when it is asked for, or when nothing is."""
        self._rest = rest
        threading.Thread(target=self._work_off, args=(rest,), daemon=True).start()

    def show(self, *, faulty: bool) -> None:
        """Let the server show the site, or what keeps it from being made."""
        if not faulty and not self._frozen:
            gc.freeze()  # what stays from build to build need not be searched for garbage in each
            self._frozen = True
        if faulty:
            self._rest = None
        if self._server:
            self._server.root = self._faults if faulty else str(self.folder)

    def close(self) -> None:
        """Remove the folder."""
        self._rest = None
        if not self._building:
            self._turn.acquire(timeout=_CLOSING)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answer(self, app: App, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer as the server does, which waits for a build that is under way; but first make what waits."""
        heads: list[tuple[Any, ...]] = []
        answer = app(environ, lambda *head: heads.append(head))
        uri = self._uri(environ)
        if uri is not None:
            self._asked = time.monotonic()
            if self._bring(uri):
                _close(answer)
                answer = app(environ, lambda *head: heads.append(head))
        start_response(*heads[-1])
        return answer

    def _bring(self, uri: str) -> bool:
        """Make what waits at an address; say whether there was anything."""
        if not (self._rest and self._rest.name_at(uri)):
            return False
        with self._turn:
            rest = self._rest
            name = rest.name_at(uri) if rest else None
            if rest and name:
                rest.bring(name)
        return True

    def _uri(self, environ: dict[str, Any]) -> str | None:
        """The address of a file that is asked for, as the server will look for it; None where it is not about one."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")  # as PEP 3333 has it
        mount = self._server.mount_path if self._server else "/"
        if path.startswith("/livereload/") or not f"{path}/".startswith(mount):
            return None
        within = path[len(mount) :]
        return posixpath.normpath(f"/{within}index.html" if path.endswith("/") else f"/{within}").lstrip("/")

    def _work_off(self, rest: Rest) -> None:
        end = time.monotonic() + _PATIENCE
        while rest is self._rest and self._is_asked and time.monotonic() < end:
            time.sleep(_LONG_PAUSE)
        with self._turn:
            gc.enable()
            try:
                self._give_way(rest)
                rest.complete(partial(self._give_way, rest))
            except SupersededError:
                return

    def _give_way(self, rest: Rest) -> None:
        """Let others have their turn; raise SupersededError where the rest is out of date."""
        self._turn.release()
        try:
            time.sleep(_LONG_PAUSE if self._is_asked else _PAUSE)
        finally:
            self._turn.acquire()
        if rest is not self._rest:
            raise SupersededError

    @property
    def _is_asked(self) -> bool:
        """Whether somebody asked for something a moment ago."""
        return time.monotonic() - self._asked < _QUIET


def _close(answer: Iterable[bytes]) -> None:
    if close := getattr(answer, "close", None):
        close()
