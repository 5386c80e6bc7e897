"""What a served site lacks after a saved edit: pages that wait, and what is made of all pages together."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from briefing.prepare import FaultError, Prepared, SupersededError, go_on


class Rest:
    """The rest of a build, of which a part may be asked for before all of it is made."""

    def __init__(self, prepared: Prepared, end: Callable[[Prepared], None], fail: Callable[[FaultError], None]) -> None:
        """Go on from what was prepared; `end` is told what there is when nothing waits any more, `fail` of a fault."""
        self._prepared, self._end, self._fail = prepared, end, fail

    def name_at(self, uri: str) -> str | None:
        """By which name to `bring` what has a file at an address; None where that is as it should be."""
        return self._prepared.wanted.last.unmade_at(uri)

    def bring(self, name: str) -> None:
        """Make what waits under a name."""
        try:
            self._prepared = go_on(self._prepared, name)
        except FaultError as fault:
            self._fail(fault)

    def complete(self, breathe: Callable[[], None]) -> None:
        """Make all that waits, and end. `breathe` is called again and again; see `go_on`."""
        try:
            while self._prepared.waits:
                with suppress(_OvertakenError):
                    self._prepared = go_on(self._prepared, breathe=partial(self._breathe, breathe, self._prepared))
            self._end(self._prepared)
        except FaultError as fault:
            self._fail(fault)

    def _breathe(self, breathe: Callable[[], None], before: Prepared) -> None:
        """The same, in a round that begins anew where something was brought meanwhile, as it may change what is due."""
        breathe()
        if self._prepared is not before:
            raise _OvertakenError


class _OvertakenError(SupersededError):
    """Another round was faster."""
