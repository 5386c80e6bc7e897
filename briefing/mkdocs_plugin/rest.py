"""What a served site lacks after a saved edit: pages that wait, and what is made of all pages together."""

from collections.abc import Callable

from briefing.prepare import FaultError, Prepared, go_on


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
            if self._prepared.waits:
                self._prepared = go_on(self._prepared, breathe=breathe)
            self._end(self._prepared)
        except FaultError as fault:
            self._fail(fault)
