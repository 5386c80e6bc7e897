"""What a command costs as a whole: its own time and memory, and that of every process it starts."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SECONDS_BETWEEN_LOOKS = 0.25


class CommandFailedError(Exception):
    """A command that was to be measured ended with an error; the message is the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run came to."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of processor time, user and system, of all its processes together."""
    memory: float
    """The most that its processes held at one moment, in MiB; memory that several share counts once (PSS)."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], patience: float) -> Cost | None:
    """Run a command to its end and say what it cost; None when it took longer than `patience` seconds.

    Raises CommandFailedError when it fails.
    """
    with tempfile.TemporaryFile() as printed:
        begin = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 — the commands of this benchmark
            command, cwd=folder, env={**os.environ, **environment}, stdout=printed, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        watch = _Watch(process.pid)
        late = threading.Timer(patience, os.killpg, (process.pid, 9))
        late.start()
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        was_late = not late.is_alive()
        late.cancel()
        watch.done.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if was_late:
            return None
        if process.returncode:
            printed.seek(0)
            end = printed.read().decode(errors="replace")[-3000:]
            raise CommandFailedError(f"{' '.join(command)} exited with {process.returncode}\n{end}")
    return Cost(wall, used.ru_utime + used.ru_stime, watch.most or used.ru_maxrss / 1024)


class _Watch(threading.Thread):
    """Looks at the memory of a group of processes from time to time, and keeps the most that it saw."""

    def __init__(self, group: int) -> None:
        super().__init__(daemon=True)
        self.group = group
        self.most = 0.0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(_SECONDS_BETWEEN_LOOKS):
            self.most = max(self.most, _memory(self.group))


def _memory(group: int) -> float:
    """MiB that a group of processes holds now."""
    kilobytes = 0
    for folder in Path("/proc").iterdir():
        try:
            if not folder.name.isdigit() or os.getpgid(int(folder.name)) != group:
                continue
            for line in (folder / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
        except (OSError, ValueError):  # it ended meanwhile
            continue
    return kilobytes / 1024
